import { defineNotices } from '@yunqiao/notices';

const facts = ['title', 'startsAt'] as const;

/** What people are told of sessions. */
export const sessionNoticeKinds = defineNotices({
  'session.invited': { subject: 'session', facts },
  /** The session is not there any more for who is told, so that nothing leads to it. */
  'session.uninvited': {
    subject: 'lostSession',
    facts,
    replaces: ['session.invited', 'session.moved', 'session.lobbyOpen'],
  },
  'session.moved': { subject: 'session', facts, replaces: ['session.moved'] },
  'session.cancelled': {
    subject: 'session',
    facts,
    replaces: ['session.moved', 'session.restored', 'session.lobbyOpen'],
  },
  'session.restored': { subject: 'session', facts, replaces: ['session.cancelled'] },
  /** It begins soon, and the door is open. */
  'session.lobbyOpen': { subject: 'session', facts, replaces: ['session.moved', 'session.restored'] },
  /** Was let in while nobody sat before the page any more. */
  'session.admitted': { subject: 'session', facts, replaces: ['session.lobbyOpen'] },
  /** For the host: how many have said to be coming, the newest count alone. */
  'session.signedUp': { subject: 'session', facts: ['title', 'coming'], replaces: ['session.signedUp'] },
});

export type SessionNoticeKind = keyof typeof sessionNoticeKinds;
