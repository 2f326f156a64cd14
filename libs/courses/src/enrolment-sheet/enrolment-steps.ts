import type { Role } from '@yunqiao/platform';
import type { EnrolmentSource } from '../run/enrolment.entity.js';

/** Under which membership somebody is in a run. */
export interface EnrolledAs {
  readonly membershipId: string;
  readonly schoolId: string;
  readonly classGroupId: string | null;
  readonly role: Role;
}

/** Somebody who can be enrolled. */
export interface Candidate extends EnrolledAs {
  readonly personId: string;
  readonly displayName: string;
}

/** An enrolment that was withdrawn. */
export interface Withdrawn extends EnrolledAs {
  readonly source: EnrolmentSource;
  readonly withdrawnAt: string;
}

interface Enrolling extends EnrolledAs {
  readonly id: string;
  readonly courseRunId: string;
  readonly personId: string;
  /** Who, and in which course: for the list of what stays. */
  readonly name: string;
  /** The instant of the import, as text: whoever has learned since stays enrolled. */
  readonly at: string;
}

/** What a sheet of enrolments does: somebody comes into a run, or comes back. */
export type EnrolmentStep =
  ({ readonly kind: 'enrol' } & Enrolling) | ({ readonly kind: 'enrolAgain'; readonly before: Withdrawn } & Enrolling);
