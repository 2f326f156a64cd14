import type { AttestedChoice, Audience, ParticipationGroup } from '../participation-filter.js';
import type { CourseCategory } from '@yunqiao/courses';
import type { Role } from '@yunqiao/platform';

/** What is counted, as it is asked: null stands for everything. */
export interface CountedScope {
  /** First and last school day, inclusive. */
  readonly from: string;
  readonly to: string;
  readonly schoolIds: readonly string[] | null;
  readonly courseIds: readonly string[] | null;
  readonly categories: readonly CourseCategory[] | null;
  readonly audience: Audience;
  readonly attested: AttestedChoice;
}

/** The figures of one cell; coverage comes from the enrolments. */
export interface ActivityCounts {
  readonly participants: number;
  /** Of the participants, those of whom a teacher attested that they were there. */
  readonly attested: number;
  readonly participations: number;
  readonly visits: number;
  readonly beneficiaries: number;
  readonly creditedMilliseconds: number;
}

export interface AudienceCounts {
  readonly everyone: ActivityCounts;
  readonly teachers: ActivityCounts;
  readonly students: ActivityCounts;
}

/** Enrolled people: everybody, teachers, students. */
export interface CoverageCounts {
  readonly everyone: number;
  readonly teachers: number;
  readonly students: number;
}

/** Figures of the whole scope, and row by row. */
export interface CountsAnswer {
  /** Every event that was there at this instant is counted. */
  readonly asOf: string;
  readonly total: AudienceCounts;
  /** School id, course id or category, each with its figures; rows in which nothing happened are missing. */
  readonly rows: readonly (readonly [key: string, counts: AudienceCounts])[];
  readonly coverage: CoverageCounts;
  readonly rowCoverage: readonly (readonly [key: string, coverage: CoverageCounts])[];
}

/** Participants of a week; `week` 0 is the one in which the period begins. */
export interface WeekCounts {
  readonly week: number;
  readonly teachers: number;
  readonly students: number;
}

export interface WeeksAnswer {
  readonly asOf: string;
  readonly weeks: readonly WeekCounts[];
}

/** A participant by numbers and ids; names are looked up by who asks. */
export interface CountedPerson {
  readonly personId: string;
  readonly participations: number;
  readonly visits: number;
  readonly creditedMilliseconds: number;
  readonly firstAt: string;
  readonly lastAt: string;
  /** Of the latest event. */
  readonly schoolId: string;
  readonly classGroupId: string | null;
  readonly role: Role;
}

export interface PeopleAnswer {
  readonly asOf: string;
  readonly total: number;
  readonly people: readonly CountedPerson[];
}

/** What the reporting process is asked. */
export type Question =
  | { readonly ask: 'counts'; readonly scope: CountedScope; readonly group: ParticipationGroup }
  | { readonly ask: 'weeks'; readonly scope: CountedScope }
  | { readonly ask: 'people'; readonly scope: CountedScope; readonly after: string | null; readonly first: number }
  | { readonly ask: 'rebuild' };

/** Counts who took part. The board asks here, and does not know who answers. */
export abstract class ParticipationCounts {
  /** @throws REPORTING_AWAY, REPORTING_PREPARING */
  abstract counts(scope: CountedScope, group: ParticipationGroup): Promise<CountsAnswer>;
  /** @throws REPORTING_AWAY, REPORTING_PREPARING */
  abstract weeks(scope: CountedScope): Promise<WeeksAnswer>;
  /**
   * Participants in the order of their ids, at most `first` of those behind `after`.
   * @throws REPORTING_AWAY, REPORTING_PREPARING
   */
  abstract people(scope: CountedScope, after: string | null, first: number): Promise<PeopleAnswer>;
}
