import { everywhere, forAll, type Entries, type Outcome, type Outcomes, type Rows } from './entry.js';

const hidden = 'SESSION_NOT_FOUND';

/** Whom a session is there for: its host, the invited school, and who administrates its school or alliance. */
export const known = (inside: Outcome = 'ok', outside: Outcome = hidden): Outcomes =>
  forAll(
    { own: inside, colleague: inside, sibling: outside, other: outside },
    {
      student: everywhere(outside),
      trainer: { own: 'ok', colleague: inside, sibling: outside, other: outside },
      allianceAdministrator: { own: inside, colleague: inside, sibling: inside, other: outside },
      platformAdministrator: everywhere(inside),
    },
  );

/** Who leads it, and sits in it: its host alone, whoever else administrates. */
const led: Outcomes = forAll(everywhere(hidden), { trainer: { ...everywhere(hidden), own: 'ok' } });

/** Who keeps its attendance: its host, and who administrates its school or alliance. */
const kept: Outcomes = forAll(everywhere(hidden), {
  trainer: { ...everywhere(hidden), own: 'ok' },
  schoolAdministrator: { own: 'ok', colleague: 'ok', sibling: hidden, other: hidden },
  allianceAdministrator: { own: 'ok', colleague: 'ok', sibling: 'ok', other: hidden },
  platformAdministrator: everywhere('ok'),
});

const bySession = ({ sessionId }: Rows) => ({ sessionId });
/** A teacher who sits in the session. */
const byMember = ({ sessionId, personId }: Rows) => ({ sessionId, personId });

const byToken = ({ guestToken }: Rows) => ({ token: guestToken });
const byGuest = ({ sessionId, guestId }: Rows) => ({ sessionId, guestId });
const bySeatedGuest = ({ sessionId, seatedGuestId }: Rows) => ({ sessionId, guestId: seatedGuestId });
const byPass = ({ guestPass }: Rows) => ({ pass: guestPass });

/** What a guest asks: whoever shows the pass is that guest, signed in or not. */
const visiting = (given: Entries[string]['given'] = {}): Entries[string] => ({ who: 'public', given, aim: byPass });

/** An operation of who leads a session. */
const leading = (given: Entries[string]['given'] = {}, aim: Entries[string]['aim'] = bySession): Entries[string] => ({
  ...{ who: 'signedIn', given, aim, rows: led },
});

/** Rules of being in a session, and of who was there. */
export const roomEntries: Entries = {
  conferenceServer: { who: 'signedIn' },
  sessionRoom: { who: 'signedIn', aim: bySession, rows: known() },
  sessionMembers: { who: 'signedIn', given: { first: 10 }, aim: bySession, rows: known() },
  enterSession: { who: 'signedIn', aim: bySession, rows: known() },
  sessionDoor: { who: 'signedIn', aim: bySession, rows: known() },
  admitToSession: leading({ requestIds: null }),
  refuseEntry: leading({}, ({ sessionId, lobbyRequestId }) => ({ sessionId, requestId: lobbyRequestId })),
  lockSessionDoor: leading({ isLocked: false }),
  setSessionRole: leading({ role: 'speaker' }, byMember),
  removeFromSession: leading({}, byMember),
  readmitToSession: leading({}, byMember),
  giveMicrophone: leading({}, byMember),
  // Aimed at somebody else; putting one's own down is tested in the room.
  takeMicrophone: leading({}, byMember),
  muteEverybody: leading(),
  guestSession: { who: 'public', aim: byToken },
  enterAsGuest: { who: 'public', aim: byToken },
  sessionGuests: leading(),
  admitGuest: leading({}, byGuest),
  giveGuestMicrophone: leading({}, bySeatedGuest),
  takeGuestMicrophone: leading({}, bySeatedGuest),
  letGuestsWrite: leading({ mayWrite: true }),
  removeGuest: leading({}, byGuest),
  guestAttendance: { who: 'signedIn', aim: bySession, rows: kept },
  guestRoom: visiting(),
  guestDecks: visiting(),
  guestEvents: visiting({ after: 0 }),
  guestNews: { ...visiting(), visitor: ({ guestPass }) => guestPass },
  sendGuestChat: visiting({ text: '同意' }),
  raiseGuestHand: visiting({ isRaised: true }),
  unmuteGuest: visiting(),
  voteAsGuest: {
    ...visiting({ optionIndex: 0 }),
    aim: ({ guestPass, guestPollId }) => ({ pass: guestPass, pollId: guestPollId }),
  },
  spotlight: leading({ personId: null }),
  // Whoever knows the session but does not sit in it has no hand to raise there.
  raiseHand: { who: 'signedIn', given: { isRaised: true }, aim: bySession, rows: known('SESSION_MEMBER_NOT_FOUND') },
  unmuteMyself: { who: 'signedIn', aim: bySession, rows: known('SESSION_MEMBER_NOT_FOUND') },
  recordAttendance: { ...leading(), given: { beats: [] } },
  sessionInsurance: leading(),
  sessionAttendance: { who: 'signedIn', given: { first: 10 }, aim: bySession, rows: kept },
  adjustAttendance: {
    who: 'signedIn',
    given: { fromAt: '2020-04-15T01:00:00.000Z', toAt: '2020-04-15T01:30:00.000Z', sign: 'add', reason: '网络中断' },
    aim: byMember,
    rows: kept,
  },
  sessionRoster: leading(),
  rosterCandidates: leading({ search: '' }),
  rosterCode: leading(),
  confirmRoster: leading({ presentPersonIds: [], gonePersonIds: [] }),
  // Only from before a device of one's own school, and nobody before their own.
  joinRoster: {
    who: 'signedIn',
    given: { code: 'no code at all' },
    aim: bySession,
    rows: forAll(
      { own: 'ok', colleague: 'ok', sibling: hidden, other: hidden },
      {
        trainer: { own: hidden, colleague: 'ok', sibling: hidden, other: hidden },
        allianceAdministrator: everywhere(hidden),
        platformAdministrator: everywhere(hidden),
      },
    ),
  },
};

/** Calls of the same operations that mix one's own row with another's. */
export const roomMixtures: Entries = {
  'refuseEntry of another session': {
    who: 'signedIn',
    aim: (target, own) => ({ sessionId: own.sessionId, requestId: target.lobbyRequestId }),
    rows: {
      trainer: {
        colleague: 'LOBBY_REQUEST_NOT_FOUND',
        sibling: 'LOBBY_REQUEST_NOT_FOUND',
        other: 'LOBBY_REQUEST_NOT_FOUND',
      },
    },
  },
  'removeFromSession of a member of another': {
    who: 'signedIn',
    aim: (target, own) => ({ sessionId: own.sessionId, personId: target.personId }),
    rows: {
      trainer: {
        colleague: 'SESSION_MEMBER_NOT_FOUND',
        sibling: 'SESSION_MEMBER_NOT_FOUND',
        other: 'SESSION_MEMBER_NOT_FOUND',
      },
    },
  },
  'admitGuest of another session': {
    who: 'signedIn',
    aim: (target, own) => ({ sessionId: own.sessionId, guestId: target.guestId }),
    rows: {
      trainer: {
        colleague: 'SESSION_GUEST_NOT_FOUND',
        sibling: 'SESSION_GUEST_NOT_FOUND',
        other: 'SESSION_GUEST_NOT_FOUND',
      },
    },
  },
  'giveGuestMicrophone of another session': {
    who: 'signedIn',
    aim: (target, own) => ({ sessionId: own.sessionId, guestId: target.seatedGuestId }),
    rows: {
      trainer: {
        colleague: 'SESSION_GUEST_NOT_FOUND',
        sibling: 'SESSION_GUEST_NOT_FOUND',
        other: 'SESSION_GUEST_NOT_FOUND',
      },
    },
  },
  'adjustAttendance of a member of another': {
    who: 'signedIn',
    given: { fromAt: '2020-04-15T01:00:00.000Z', toAt: '2020-04-15T01:30:00.000Z', sign: 'add', reason: '网络中断' },
    aim: (target, own) => ({ sessionId: own.sessionId, personId: target.personId }),
    rows: { trainer: { colleague: 'PERSON_NOT_FOUND', sibling: 'PERSON_NOT_FOUND', other: 'PERSON_NOT_FOUND' } },
  },
  'confirmRoster with people of another school': {
    who: 'signedIn',
    aim: (target, own) => ({ sessionId: own.sessionId, presentPersonIds: [target.personId] }),
    rows: { trainer: { sibling: 'PERSON_NOT_FOUND', other: 'PERSON_NOT_FOUND' } },
  },
};

/** What a route answers where an operation has such an outcome; 0 stands for anything that is no refusal. */
/** Routes of a session's attendance, by role and target. */
export const attendanceRows = routeRows(kept);

/** The route of one's own sound: who sits there hears that this piece is empty. */
export const insuranceRows = forRoute(led, 400);

/** Routes for whoever knows a session. */
export const knownSessionRows = routeRows(known());

/** The same rules for a route. */
export function routeRows(rows: Outcomes) {
  return forRoute(rows, 0);
}

/** The same, where who may gets this status for a request without content. */
function forRoute(rows: Outcomes, ok: number) {
  const statuses: Readonly<Record<string, number>> = { ok, NOT_ALLOWED: 403 };
  return Object.fromEntries(
    Object.entries(rows).map(([role, outcomes]) => [
      role,
      Object.fromEntries(Object.entries(outcomes).map(([aim, outcome]) => [aim, statuses[outcome] ?? 404])),
    ]),
  );
}
