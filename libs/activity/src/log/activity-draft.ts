import type { Role } from '@yunqiao/platform';
import type { CreditAllowance, WallInterval } from '../credit/credit.js';
import type { ActivityKind, ActivitySource } from './activity-event.entity.js';

/** The membership under which something was done. */
export interface ActingMembership {
  membershipId: string;
  role: Role;
  schoolId: string;
  classGroupId: string | null;
}

/** Who reports events, and from where. */
export interface ActivityReporter {
  personId: string;
  deviceId: string | null;
  source: ActivitySource;
}

/** On what an event rests that a teacher attests. */
export interface Attestation {
  /** The viewing of a class. */
  viewingId: string;
  /** Whose word it is: of a teacher, or of a pupil who typed the code. */
  attestedBy: string;
}

/** An event as it is reported. */
export interface ActivityDraft {
  id: string;
  kind: ActivityKind;
  membership: ActingMembership;
  /** Of a lesson; null for what is done in a session. */
  courseId: string | null;
  courseRunId: string | null;
  lessonId: string | null;
  sessionId?: string | null;
  /** Of what a teacher attests. */
  attestation?: Attestation;
  occurredAt: Date;
  /** What the reporter's clock said, where `occurredAt` was corrected: the same however often the event is sent. */
  reportedAt?: Date;
  /** Wall-clock seconds that the event covers, ending at `occurredAt`. */
  wallSeconds: number;
  /** Nothing before this instant is credited. */
  creditFrom?: Date;
  /** When the lesson was handed to the person, as far as that is proved. */
  grantedAt?: Date | null;
  /** What is credited is taken out of these, too. */
  allowances?: readonly CreditAllowance[];
  secondsFrom: number | null;
  secondsTo: number | null;
}

/** What is taken back of what was given. */
export interface ReversalDraft {
  id: string;
  membership: ActingMembership;
  /** Where it was given: in a research session, or in a lesson that was shown to a class. */
  place: { sessionId: string } | { courseId: string; courseRunId: string; lessonId: string; attestation: Attestation };
  /** When what is taken back had happened: it counts on that day no more. */
  occurredAt: Date;
  /** A minute at most; null where no time was credited. */
  interval: WallInterval | null;
}

/** A draft that is taken. */
export interface CreditedDraft {
  draft: ActivityDraft;
  bodyHash: Buffer;
  occurredAt: Date;
  credited: WallInterval | null;
}

/** A reversal as it is kept. */
export function reversalOf({
  id,
  membership,
  place,
  occurredAt,
  interval,
}: ReversalDraft): Omit<CreditedDraft, 'bodyHash'> {
  const nowhere = { courseId: null, courseRunId: null, lessonId: null, secondsFrom: null, secondsTo: null };
  const kind = 'sessionId' in place ? ('session.reversed' as const) : ('lesson.reversed' as const);
  return {
    draft: { id, kind, membership, ...nowhere, ...place, occurredAt, wallSeconds: 0 },
    occurredAt,
    credited: interval,
  };
}
