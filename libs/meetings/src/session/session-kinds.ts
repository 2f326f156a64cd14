/** What a research session is: a lecture, the same lesson taught differently (同课异构), collective lesson preparation (集体备课), lesson observation (听课评课), or a joint meeting of paired schools (联席会议). */
export const SessionKind = {
  lecture: 'lecture',
  sameLesson: 'sameLesson',
  lessonPreparation: 'lessonPreparation',
  lessonObservation: 'lessonObservation',
  jointMeeting: 'jointMeeting',
} as const;
export type SessionKind = keyof typeof SessionKind;

/** Where a session is in its life. `ended` becomes `published` when its replay can be watched. */
export const SessionState = {
  draft: 'draft',
  scheduled: 'scheduled',
  lobbyOpen: 'lobbyOpen',
  live: 'live',
  suspended: 'suspended',
  ended: 'ended',
  publishing: 'publishing',
  published: 'published',
  cancelled: 'cancelled',
} as const;
export type SessionState = keyof typeof SessionState;

/** What somebody is in a session. Listeners hear and write; the others are named by the host. */
export const SessionRole = {
  host: 'host',
  coHost: 'coHost',
  speaker: 'speaker',
  observer: 'observer',
  liaison: 'liaison',
  listener: 'listener',
} as const;
export type SessionRole = keyof typeof SessionRole;

/** Who leads a session. */
export const LEADERS: readonly SessionRole[] = ['host', 'coHost'];

/** Who shows something to the others: they have the microphone from the beginning, and may share their screen. */
export const PRESENTERS: readonly SessionRole[] = [...LEADERS, 'speaker'];

/** Who may see what was recorded: the invited and who took part, or all teachers of the alliance. */
export const ReplayAudience = { invited: 'invited', alliance: 'alliance' } as const;
export type ReplayAudience = keyof typeof ReplayAudience;

/** Why a session is over. */
export const SessionClosing = {
  /** Somebody who leads it ended it. */
  host: 'host',
  /** Nobody who leads it came back within the grace period. */
  hostGone: 'hostGone',
  /** It went on for too long after its planned end. */
  overrun: 'overrun',
  /** Nobody started it. */
  notHeld: 'notHeld',
} as const;
export type SessionClosing = keyof typeof SessionClosing;
