import type { Client } from '@urql/core';
import { createGraphqlClient, newId, readSetting, writeSetting } from '@yunqiao/ui';
import { askPatiently } from '../line';

/** How a guest wants to be called, and where they say that they are from. */
export interface GuestName {
  readonly displayName: string;
  readonly schoolName: string;
}

/** One guest's visit by one link: who they are, and what the door gave them. */
export interface GuestVisit {
  readonly token: string;
  readonly client: Client;
  /** What this guest shows in everything that they ask; empty before the door was asked. */
  pass: string;
}

/** A visit with its own way to the api, which never leads to the sign-in. */
export function beginVisit(token: string): GuestVisit {
  const client = createGraphqlClient({ fetch: askPatiently, visitorPass: () => visit.pass || null });
  const visit: GuestVisit = { token, client, pass: '' };
  return visit;
}

/** By this id the house knows this browser's guest again. Told to nobody else. */
export function guestDeviceId(): string {
  const remembered = readSetting('guestDevice');
  if (remembered) return remembered;
  ofPage ??= newId();
  writeSetting('guestDevice', ofPage);
  return ofPage;
}

/** Of a browser that keeps nothing: as long as the page. */
let ofPage: string | null = null;

/** What was typed the last time, to be proposed. */
export function rememberedName(): GuestName {
  return { displayName: readSetting('guestName') ?? '', schoolName: readSetting('guestSchool') ?? '' };
}

/** Keeps it for the next time. */
export function rememberName({ displayName, schoolName }: GuestName): void {
  writeSetting('guestName', displayName);
  writeSetting('guestSchool', schoolName);
}
