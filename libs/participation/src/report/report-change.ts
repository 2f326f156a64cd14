import { isReversal, type ActivityKind, type CorrectionKind } from '@yunqiao/activity';
import { idText, type Role } from '@yunqiao/platform';

/** Why numbers of a report have become others. */
export const ReportReason = {
  late: 'late',
  fresh: 'fresh',
  correction: 'correction',
  transfer: 'transfer',
  enrolment: 'enrolment',
  membership: 'membership',
} as const;
export type ReportReason = keyof typeof ReportReason;

/** What became of an enrolment. */
export const EnrolmentChange = { enrolled: 'enrolled', withdrawn: 'withdrawn' } as const;
export type EnrolmentChange = keyof typeof EnrolmentChange;

/** One event (correction, enrolment) that was not known when the earlier numbers were counted. */
export interface ReportChange {
  readonly id: string;
  readonly reason: ReportReason;
  /** When it was received or recorded. */
  readonly knownAt: Date;
  readonly personId: string;
  readonly personName: string;
  /** The event of the log; null for an enrolment. */
  readonly eventId: string | null;
  readonly kind: ActivityKind | null;
  readonly correction: CorrectionKind | null;
  readonly enrolment: EnrolmentChange | null;
  /** As what somebody was entered; null for anything else. */
  readonly enteredAs: Role | null;
  /** Where it counts now; of what moved, `fromSchoolName` is where it had counted. */
  readonly schoolName: string;
  readonly fromSchoolName: string | null;
  readonly courseTitle: string | null;
  readonly lessonTitle: string | null;
  readonly sessionTitle: string | null;
  /** Null for an enrolment. */
  readonly occurredAt: Date | null;
  /** Below 0 when it takes back what was credited. */
  readonly creditedSeconds: number;
  /** In the words of who corrected; null for anything else. */
  readonly why: string | null;
  readonly recordedByName: string | null;
}

/** A row as the statements give it; what a reason does not know is missing. */
export interface ChangeRow {
  id: Buffer;
  known_at: Date;
  person_id: Buffer;
  person_name: string;
  event_id?: Buffer;
  kind?: ActivityKind;
  correction?: CorrectionKind;
  is_withdrawn?: number;
  entered_as?: Role;
  school_name: string | null;
  from_school_name?: string | null;
  course_title: string | null;
  lesson_title?: string | null;
  session_title?: string | null;
  occurred_at?: Date;
  credited_from?: Date | null;
  credited_to?: Date | null;
  why?: string;
  recorded_by_name?: string | null;
}

export function changeOf(row: ChangeRow, reason: ReportReason): ReportChange {
  return {
    ...{ id: idText(row.id), reason, knownAt: row.known_at },
    ...{ personId: idText(row.person_id), personName: row.person_name },
    ...{ eventId: row.event_id ? idText(row.event_id) : null, kind: row.kind ?? null },
    ...{ correction: row.correction ?? null, enrolment: enrolmentOf(row), enteredAs: row.entered_as ?? null },
    ...{ schoolName: row.school_name ?? '', fromSchoolName: row.from_school_name ?? null },
    ...{
      courseTitle: row.course_title,
      lessonTitle: row.lesson_title ?? null,
      sessionTitle: row.session_title ?? null,
    },
    ...{ occurredAt: row.occurred_at ?? null, creditedSeconds: creditedIn(row) },
    // Of a transfer the schools say it.
    ...{ why: reason === 'correction' ? (row.why ?? null) : null, recordedByName: row.recorded_by_name ?? null },
  };
}

function enrolmentOf({ is_withdrawn: isWithdrawn }: ChangeRow): EnrolmentChange | null {
  if (isWithdrawn === undefined) return null;
  return isWithdrawn === 1 ? 'withdrawn' : 'enrolled';
}

function creditedIn({ kind, credited_from: from, credited_to: to }: ChangeRow): number {
  const seconds = from && to ? (to.getTime() - from.getTime()) / 1000 : 0;
  return kind && isReversal(kind) ? -seconds : seconds;
}
