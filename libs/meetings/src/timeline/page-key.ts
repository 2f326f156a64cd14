import { isId } from '@yunqiao/platform';

/** Which page of which slides a key names; null for a page of the whiteboard. */
export function deckOf(pageKey: string): { deckId: string; number: number } | null {
  const [kind, deckId = '', number] = pageKey.split(':');
  return kind === 'deck' ? { deckId, number: Number(number) } : null;
}

/** A page of slides (`deck:<deck id>:<number>`) or of the whiteboard (`board:<event id>`). */
export function isPageKey(value: unknown): value is string {
  if (typeof value !== 'string') return false;
  const [kind, id, number, ...rest] = value.split(':');
  if (rest.length > 0 || !isId(id)) return false;
  if (kind === 'board') return number === undefined;
  return kind === 'deck' && /^[1-9]\d{0,3}$/.test(number ?? '');
}
