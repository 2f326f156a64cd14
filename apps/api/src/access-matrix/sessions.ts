import {
  Deck,
  Poll,
  SessionGuest,
  SessionInvite,
  SessionMaterial,
  type GuestAccess,
  type GuestLinkService,
  type ResearchSession,
} from '@yunqiao/meetings';
import { meetingsGiven } from '@yunqiao/meetings/testing';
import { makeMedia } from '@yunqiao/media/testing';
import { idBytes, newId, type Actor } from '@yunqiao/platform';
import type { DataSource } from 'typeorm';
import type { Rows } from './entries/entry.js';

/** What makes links for guests, and passes. */
export interface GuestDoor {
  readonly links: GuestLinkService;
  readonly passes: GuestAccess;
}

type VisitRows = 'guestPass' | 'guestPollId';
type GuestRows = 'guestLinkId' | 'guestToken' | 'guestId' | 'seatedGuestId';

/** Rows of a session of tomorrow that a trainer holds, and to which a school is invited. */
export async function fillSession(
  database: DataSource,
  guestDoor: GuestDoor,
  host: Actor,
  schoolId: string,
): Promise<Pick<Rows, GuestRows | VisitRows | 'sessionId' | 'inviteId' | 'materialId' | 'deckId' | 'fileId'>> {
  const { session } = await meetingsGiven(database).researchSession({
    ...{ host, kind: 'lessonObservation', allowsGuests: true, startsAt: new Date('2020-04-16T02:00:00.000Z') },
    endsAt: new Date('2020-04-16T03:00:00.000Z'),
  });
  const facts = { sessionId: session.id, schoolId: null, subject: null, personId: null };
  const when = { invitedBy: host.personId, invitedAt: session.createdAt, withdrawnAt: null };
  const invite = { id: newId(), ...facts, ...when, scope: 'school', schoolId } as const;
  await database.manager.insert(SessionInvite, invite);
  const file = { ownerPersonId: host.personId, schoolId, kind: 'file' } as const;
  const [given, free] = [await makeMedia(database, file), await makeMedia(database, file)];
  const material = { id: newId(), sessionId: session.id, mediaId: given.id, position: 0 };
  await database.manager.insert(SessionMaterial, material);
  const deck = { id: newId(), mediaId: given.id, state: 'failed' as const, attempt: 1, pageCount: null };
  await database.manager.insert(Deck, { ...deck, errorCode: 'DECK_BROKEN', touchedAt: session.createdAt });
  const guests = await fillGuests(database, guestDoor, host, session);
  return {
    ...guests,
    ...(await fillVisit(database, guestDoor, host)),
    ...{ sessionId: session.id, inviteId: invite.id, materialId: material.id, fileId: free.id },
    deckId: deck.id,
  };
}

/** A link of a session; by it came somebody who waits, and somebody who was let in. */
async function fillGuests(
  database: DataSource,
  { links }: GuestDoor,
  host: Actor,
  session: ResearchSession,
): Promise<Pick<Rows, GuestRows>> {
  const wanted = { id: newId(), sessionId: session.id, expiresAt: session.endsAt };
  const { link, token } = await links.make(host, wanted);
  const guest = { sessionId: session.id, linkId: link.id, displayName: '周老师', schoolName: '' };
  const waits = { enteredAt: session.createdAt, admittedBy: null, removedAt: null, removedBy: null };
  const [waiting, seated] = [null, session.createdAt].map((admittedAt) => ({
    ...{ ...guest, ...waits, id: newId(), deviceId: newId(), admittedAt, cameInAt: admittedAt },
  }));
  await database.manager.insert(SessionGuest, [waiting!, seated!]);
  return { guestLinkId: link.id, guestToken: token, guestId: waiting!.id, seatedGuestId: seated!.id };
}

/** The pass of a guest who is in a session that is live, and what is asked there. */
async function fillVisit(database: DataSource, guestDoor: GuestDoor, host: Actor): Promise<Pick<Rows, VisitRows>> {
  const { session } = await meetingsGiven(database).researchSession({
    ...{ host, allowsGuests: true, state: 'live', startsAt: new Date('2020-04-16T04:00:00.000Z') },
    endsAt: new Date('2020-04-16T05:00:00.000Z'),
  });
  const { seatedGuestId } = await fillGuests(database, guestDoor, host, session);
  const poll = { id: newId(), sessionId: session.id, question: '讨论放在哪里？', options: ['导入之后', '细读之后'] };
  await database.manager.insert(Poll, { ...poll, openedAt: session.createdAt, closedAt: null });
  return { guestPass: guestDoor.passes.passOf({ id: seatedGuestId }), guestPollId: poll.id };
}

/** Undoes what allowed calls did to sessions at which others are still to be aimed. */
export async function restoreSessions(database: DataSource, rows: readonly Rows[]): Promise<void> {
  await database.query(
    "UPDATE research_session SET state = 'scheduled', cancelled_at = NULL WHERE state = 'cancelled'",
  );
  await database.query('UPDATE session_invite SET withdrawn_at = NULL');
  await database.query('UPDATE guest_link SET revoked_at = NULL');
  const materials = rows.map(({ materialId, sessionId, fileId }) => [
    ...[materialId, sessionId, fileId].map(idBytes),
    0,
  ]);
  await database.query('INSERT IGNORE INTO session_material (id, session_id, media_id, `position`) VALUES ?', [
    materials,
  ]);
}
