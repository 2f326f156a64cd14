import { everywhere, forAll, hosts, type Entries, type Outcome, type Outcomes, type Rows } from './entry.js';

/** Whom a session is there for: its host, the invited school, and who administrates its school or alliance. */
const seen = (code: Outcome): Outcomes =>
  forAll(
    { own: 'ok', colleague: 'ok', sibling: code, other: code },
    {
      student: everywhere(code),
      allianceAdministrator: { own: 'ok', colleague: 'ok', sibling: 'ok', other: code },
      platformAdministrator: everywhere('ok'),
    },
  );

/** Who changes a session: its host, and who administrates its school or alliance. */
export const managed = (code: Outcome): Outcomes => ({
  trainer: { ...everywhere(code), own: 'ok' },
  teacher: everywhere(code),
  liaison: everywhere(code),
  schoolAdministrator: { own: 'ok', colleague: 'ok', sibling: code, other: code },
  allianceAdministrator: { own: 'ok', colleague: 'ok', sibling: 'ok', other: code },
  platformAdministrator: everywhere('ok'),
});

/** Who leads it: its host alone, whoever else administrates. */
const led: Outcomes = {
  ...Object.fromEntries(
    [...hosts, 'platformAdministrator' as const].map((role) => [role, everywhere('SESSION_NOT_FOUND')]),
  ),
  trainer: { ...everywhere('SESSION_NOT_FOUND'), own: 'ok' },
};

const byId = (target: Rows) => ({ id: target.sessionId });
const bySession = (target: Rows) => ({ sessionId: target.sessionId });
const times = { startsAt: '2020-04-16T02:00:00.000Z', endsAt: '2020-04-16T03:00:00.000Z' };

/** An operation on a session, for who manages it. */
const managing = (given: Entries[string]['given'] = {}): Entries[string] => ({
  ...{ who: hosts, given, aim: bySession, rows: managed('SESSION_NOT_FOUND') },
});
const leading: Entries[string] = { who: hosts, aim: bySession, rows: led };

/** Rules of planning and leading research sessions. */
export const sessionEntries: Entries = {
  researchSessions: {
    who: 'signedIn',
    given: { first: 100, when: 'upcoming' },
    aim: () => ({}),
    shows: (target) => target.sessionId,
    // One's own: whoever only administrates the alliance finds them in the studio.
    rows: forAll(
      { own: 'ok', colleague: 'ok', sibling: 'hidden', other: 'hidden' },
      {
        student: everywhere('hidden'),
        allianceAdministrator: everywhere('hidden'),
        platformAdministrator: everywhere('hidden'),
      },
    ),
  },
  studioSessions: {
    who: hosts,
    given: { first: 100, when: 'upcoming' },
    aim: () => ({}),
    shows: (target) => target.sessionId,
    rows: managed('hidden'),
  },
  researchSession: { who: 'signedIn', aim: byId, rows: seen('SESSION_NOT_FOUND') },
  createResearchSession: { who: hosts, given: times },
  updateResearchSession: { who: hosts, given: { version: 999 }, aim: byId, rows: managed('SESSION_NOT_FOUND') },
  scheduleResearchSession: managing(),
  cancelResearchSession: managing(),
  restoreResearchSession: managing(),
  repeatResearchSession: managing({ times: 2 }),
  sessionSeries: { who: 'signedIn' },
  openLobby: leading,
  startSession: leading,
  suspendSession: leading,
  resumeSession: leading,
  endSession: leading,
  publishReplay: {
    ...leading,
    given: { chapterTitle: '教研回放' },
    aim: (target) => ({ sessionId: target.sessionId, courseId: target.courseId }),
  },
  cutReplay: { ...leading, given: { edition: '1', fromSeconds: 0, toSeconds: 4, reason: '学生姓名' } },
  inviteToSession: managing({ invites: [{ id: '0190aaaa-0000-7000-8000-000000000001', scope: 'subjectGroup' }] }),
  withdrawSessionInvite: {
    who: hosts,
    aim: (target) => ({ inviteId: target.inviteId }),
    rows: managed('SESSION_INVITE_NOT_FOUND'),
  },
  answerSessionInvite: { who: 'signedIn', aim: bySession, rows: seen('SESSION_NOT_FOUND') },
  invitedPeople: managing(),
  // Its lists lie below the answer; that they end with the alliance is tested in the room.
  sessionInvitables: { who: hosts },
  sessionConflicts: {
    who: 'signedIn',
    given: times,
    aim: (target) => ({ exceptSessionId: target.sessionId }),
    rows: seen('SESSION_NOT_FOUND'),
  },
  guestLinks: managing(),
  makeGuestLink: managing({ expiresAt: '2020-04-16T03:00:00.000Z' }),
  revokeGuestLink: {
    who: hosts,
    aim: (target) => ({ linkId: target.guestLinkId }),
    rows: managed('GUEST_LINK_NOT_FOUND'),
  },
  addSessionMaterial: {
    ...managing(),
    aim: (target) => ({ sessionId: target.sessionId, mediaId: target.fileId }),
    // They may change the session, but the file is none of theirs.
    rows: {
      ...managed('SESSION_NOT_FOUND'),
      allianceAdministrator: { own: 'MEDIA_NOT_FOUND', sibling: 'MEDIA_NOT_FOUND', other: 'SESSION_NOT_FOUND' },
    },
  },
  // Before its material is removed, with which it goes.
  retryDeck: {
    ...managing(),
    aim: (target) => ({ sessionId: target.sessionId, deckId: target.deckId }),
  },
  removeSessionMaterial: {
    who: hosts,
    aim: (target) => ({ materialId: target.materialId }),
    rows: managed('SESSION_MATERIAL_NOT_FOUND'),
  },
  moveSessionMaterial: {
    who: hosts,
    given: { toIndex: 0 },
    aim: (target) => ({ materialId: target.materialId }),
    rows: managed('SESSION_MATERIAL_NOT_FOUND'),
  },
};

/** Calls of the same operations that mix one's own row with another's. */
export const sessionMixtures: Entries = {
  'retryDeck of another session': {
    who: hosts,
    aim: (target, own) => ({ sessionId: own.sessionId, deckId: target.deckId }),
    rows: { trainer: { colleague: 'DECK_NOT_FOUND', sibling: 'DECK_NOT_FOUND', other: 'DECK_NOT_FOUND' } },
  },
  'addSessionMaterial of a foreign upload': {
    who: hosts,
    aim: (target, own) => ({ sessionId: own.sessionId, mediaId: target.fileId }),
    rows: { trainer: { colleague: 'MEDIA_NOT_FOUND', sibling: 'MEDIA_NOT_FOUND', other: 'MEDIA_NOT_FOUND' } },
  },
};
