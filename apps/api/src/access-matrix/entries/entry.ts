import { Role } from '@yunqiao/platform';

/** Whose rows an operation is aimed at: one's own, a colleague's of the same school, a sibling school's, another alliance's. */
export const aims = ['own', 'colleague', 'sibling', 'other'] as const;
export type Aim = (typeof aims)[number];

/** Ids of one school's rows that operations are aimed at. */
export interface Rows {
  readonly schoolId: string;
  readonly classGroupId: string;
  readonly personId: string;
  readonly membershipId: string;
  /** Somebody whose account lives in the school and who administers the alliance. */
  readonly superiorId: string;
  /** A sheet of the school that was checked. */
  readonly rosterId: string;
  readonly termId: string;
  readonly pairingId: string;
  readonly courseId: string;
  readonly chapterId: string;
  readonly lessonId: string;
  readonly courseRunId: string;
  readonly enrolmentId: string;
  /** A lesson that a teacher of the school shows to the class; of the own rows, the caller. */
  readonly classViewingId: string;
  /** What `personId` did that counts, and what was struck. */
  readonly eventId: string;
  readonly struckEventId: string;
  readonly mediaId: string;
  readonly videoId: string;
  readonly uploadId: string;
  /** An announced session that the trainer of these rows holds; it invites the school. */
  readonly sessionId: string;
  readonly inviteId: string;
  readonly materialId: string;
  /** Slides of it that could not be made. */
  readonly deckId: string;
  readonly guestLinkId: string;
  /** Came by that link, and waits. */
  readonly guestId: string;
  /** Of that link. */
  readonly guestToken: string;
  /** Came by it too, and was let in. */
  readonly seatedGuestId: string;
  /** Of a guest who is in another session of the same host, which is live. */
  readonly guestPass: string;
  /** What is asked in that session. */
  readonly guestPollId: string;
  /** Somebody waits before the session; `personId` sits in it, and the trainer. */
  readonly lobbyRequestId: string;
  /** The event of the session that drew a stroke. */
  readonly strokeId: string;
  /** A line that its host wrote in the chat. */
  readonly lineId: string;
  readonly pollId: string;
  /** Something that nobody in particular is to do. */
  readonly todoId: string;
  /** A file of the trainer. */
  readonly fileId: string;
  /** In the inbox of the school's trainer. */
  readonly noticeId: string;
  /** A report of the school's participation, and a schedule of such reports. */
  readonly reportId: string;
  readonly reportScheduleId: string;
}

/** `ok`: neither refused nor "not found"; `hidden`: answered without the row; else the code of the answer. */
export type Outcome = 'ok' | 'hidden' | `${string}_NOT_FOUND` | 'NOT_ALLOWED' | 'RUN_SCHOOL_INVALID';

export type Outcomes = Partial<Record<Role, Partial<Record<Aim, Outcome>>>>;

/** What the product's rules say of one operation. */
export interface OperationEntry {
  /** Platform administrators pass wherever roles are named. */
  readonly who: 'public' | 'signedIn' | readonly Role[];
  /** May also be called by somebody who has to choose a new password first. */
  readonly duringPasswordChange?: true;
  /** Arguments, or fields of `input` or `filter`, that make the call a valid one; the rest is made from the schema. */
  readonly given?: Readonly<Record<string, unknown>>;
  /** The same from the rows at which the call is aimed, and from those of the caller. */
  readonly aim?: (target: Rows, own: Rows) => Readonly<Record<string, unknown>>;
  /** With which pass a page opens its socket, where one need not be signed in. */
  readonly visitor?: (target: Rows) => string;
  /** For lists: which id of the target `ok` shows and `hidden` does not. */
  readonly shows?: (target: Rows) => string;
  /** What each role that may call gets for each target. */
  readonly rows?: Outcomes;
  /** Where a role that passes the mark is refused by a rule behind it. */
  readonly refused?: readonly Role[];
}

export type Entries = Readonly<Record<string, OperationEntry>>;

/** The same answer wherever one aims. */
export function everywhere(outcome: Outcome): Record<Aim, Outcome> {
  return { own: outcome, colleague: outcome, sibling: outcome, other: outcome };
}

/** What is the trainer's alone, her school's administrators' and the platform administrators'. */
export function madeByTrainer(code: Outcome): Outcomes {
  return {
    trainer: { ...everywhere(code), own: 'ok' },
    schoolAdministrator: { own: 'ok', colleague: 'ok', sibling: code, other: code },
    platformAdministrator: everywhere('ok'),
  };
}

/** What a school's administrators look after in their school only. */
export function ofSchool(code: Outcome): Outcomes {
  return {
    schoolAdministrator: { own: 'ok', sibling: code, other: code },
    platformAdministrator: everywhere('ok'),
  };
}

/** The same for everybody who is signed in. */
export function forAll(one: Partial<Record<Aim, Outcome>>, except: Outcomes = {}): Outcomes {
  return { ...Object.fromEntries(Object.values(Role).map((role) => [role, one])), ...except };
}

/** Roles that make courses and bring media in. */
export const makers = ['trainer', 'schoolAdministrator'] as const;
/** Roles that hold sessions, and bring files in for them. */
export const hosts = ['trainer', 'teacher', 'liaison', 'schoolAdministrator', 'allianceAdministrator'] as const;
/** A school day on which something begins or ends. */
export const day = '2020-04-20';
