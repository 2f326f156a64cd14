import { isId } from '@yunqiao/platform';

/** Who is in the conference with which device: two devices of a person are two participants. */
export interface ConferenceIdentity {
  /** Of a guest, the id by which the session knows them; it stands for their device too. */
  readonly personId: string;
  readonly deviceId: string;
}

/** The recorder of a session; there is one, since a second one throws the first out. */
export const RECORDER_IDENTITY = 'recorder';

/** `<person id>:<device id>` */
export function identityText({ personId, deviceId }: ConferenceIdentity): string {
  return `${personId}:${deviceId}`;
}

/** A guest's browser is a secret between it and the house, so that nobody in the conference learns how to be this guest. */
export function guestIdentity(guestId: string): ConferenceIdentity {
  return { personId: guestId, deviceId: guestId };
}

/** The person of an identity, or all of it when it is none of ours. */
export function personOf(identity: string): string {
  return identity.split(':', 1)[0]!;
}

/** Null for a participant that is none of ours, such as a recorder. */
export function readIdentity(text: string): ConferenceIdentity | null {
  const [personId, deviceId, ...rest] = text.split(':');
  if (!isId(personId) || !isId(deviceId) || rest.length > 0) return null;
  return { personId, deviceId };
}
