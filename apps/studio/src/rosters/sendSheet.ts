import { ProblemError } from '@yunqiao/ui';
import type { RosterKind } from '../contract.generated';

/** A sheet to be brought in. */
export interface SheetToSend {
  id: string;
  kind: RosterKind;
  organisationId: string;
  effectiveOn: string;
  file: File;
}

interface Refusal {
  error?: { code?: string; details?: Record<string, unknown> };
}

/** Sends a sheet; the same id twice is the same as once. Throws a problem with the server's code. */
export async function sendSheet({ id, kind, organisationId, effectiveOn, file }: SheetToSend): Promise<void> {
  const query = new URLSearchParams({ kind, organisationId, effectiveOn, fileName: file.name });
  const response = await fetch(`/rosters/${id}?${query.toString()}`, {
    method: 'POST',
    headers: { 'content-type': 'application/sheet+octet-stream' },
    body: file,
  }).catch(() => null);
  if (!response) throw new ProblemError('OFFLINE');
  if (response.ok) return;
  const refusal = (await response.json().catch(() => ({}))) as Refusal;
  throw new ProblemError(refusal.error?.code ?? 'UNEXPECTED', refusal.error?.details ?? {});
}
