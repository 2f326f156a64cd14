import type { AttestedChoice, Audience, ParticipationGroup, ReportGroup } from '../participation-filter.js';
import type { CourseCategory } from '@yunqiao/courses';
import type { CoveredCounts } from '../coverage/coverage.js';
import type { Role } from '@yunqiao/platform';

/** What is counted, as it is asked: null stands for everything. */
export interface CountedScope {
  /** First and last school day, inclusive. */
  readonly from: string;
  readonly to: string;
  readonly schoolIds: readonly string[] | null;
  readonly classGroupIds: readonly string[] | null;
  readonly courseIds: readonly string[] | null;
  readonly categories: readonly CourseCategory[] | null;
  readonly audience: Audience;
  readonly attested: AttestedChoice;
}

/** The figures of one cell; coverage stands beside them. */
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

/** Covered people: everybody, teachers, students. */
export type CoverageCounts = CoveredCounts;

/** Figures of the whole scope, and row by row. */
export interface CountsAnswer {
  /** Every event that was there at this instant is counted. */
  readonly asOf: string;
  readonly total: AudienceCounts;
  /** Id of school, class or course, or category, each with its figures; rows in which nothing happened are missing. */
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

/** Participants of a week in one school. */
export interface SchoolWeekCounts {
  readonly schoolId: string;
  readonly week: number;
  readonly everyone: number;
}

export interface WeeksAnswer {
  readonly asOf: string;
  readonly weeks: readonly WeekCounts[];
}

export interface SchoolWeeksAnswer {
  readonly asOf: string;
  /** Weeks of schools in which nobody took part are missing. */
  readonly weeks: readonly SchoolWeekCounts[];
}

/** A figure that opens to people. */
export const CountedFigure = {
  participants: 'participants',
  attested: 'attested',
  participations: 'participations',
  visits: 'visits',
  beneficiaries: 'beneficiaries',
} as const;
export type CountedFigure = keyof typeof CountedFigure;

/** Which people are wanted, in the order of their ids. */
export interface PeoplePage {
  /** Only these; null for everybody. */
  readonly among: readonly string[] | null;
  /** Behind this person; null from the first on. */
  readonly after: string | null;
  readonly first: number;
}

/** Somebody behind a figure by numbers and ids; names are looked up by who asks. */
export interface CountedPerson {
  readonly personId: string;
  readonly participations: number;
  readonly visits: number;
  readonly creditedMilliseconds: number;
  /** Null when all of it happened before the period: a visit that goes on after midnight. */
  readonly firstAt: string | null;
  readonly lastAt: string | null;
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

/** Somebody whom the courses reach, and why. */
export interface CoveredMember {
  readonly personId: string;
  readonly enrolledCourses: number;
  readonly offeredCourses: number;
  readonly schoolId: string;
  readonly classGroupId: string | null;
  readonly role: Role;
}

export interface CoveredAnswer {
  readonly asOf: string;
  readonly total: number;
  readonly people: readonly CoveredMember[];
}

/** Everything that a report says of a scope, of one instant. */
export interface CutAnswer extends Omit<CountsAnswer, 'rows' | 'rowCoverage'>, WeeksAnswer {
  /** Exactly the events that were received until this instant are counted, and the enrolments as they were then. */
  readonly asOf: string;
  readonly rows: Readonly<Record<ReportGroup, Pick<CountsAnswer, 'rows' | 'rowCoverage'>>>;
}

/** What the reporting process is asked. */
export type Question =
  | { readonly ask: 'cut'; readonly scope: CountedScope }
  | { readonly ask: 'counts'; readonly scope: CountedScope; readonly group: ParticipationGroup }
  | { readonly ask: 'weeks'; readonly scope: CountedScope }
  | { readonly ask: 'schoolWeeks'; readonly scope: CountedScope }
  | { readonly ask: 'people'; readonly scope: CountedScope; readonly figure: CountedFigure; readonly page: PeoplePage }
  | { readonly ask: 'covered'; readonly scope: CountedScope; readonly page: PeoplePage }
  | { readonly ask: 'rebuild' };

/** Counts who took part. The board asks here, and does not know who answers. */
export abstract class ParticipationCounts {
  /** @throws REPORTING_AWAY, REPORTING_PREPARING */
  abstract counts(scope: CountedScope, group: ParticipationGroup): Promise<CountsAnswer>;
  /** @throws REPORTING_AWAY, REPORTING_PREPARING */
  abstract weeks(scope: CountedScope): Promise<WeeksAnswer>;
  /** @throws REPORTING_AWAY, REPORTING_PREPARING */
  abstract schoolWeeks(scope: CountedScope): Promise<SchoolWeeksAnswer>;
  /**
   * The people behind a figure.
   * @throws REPORTING_AWAY, REPORTING_PREPARING
   */
  abstract people(scope: CountedScope, figure: CountedFigure, page: PeoplePage): Promise<PeopleAnswer>;
  /**
   * The people behind the coverage.
   * @throws REPORTING_AWAY, REPORTING_PREPARING
   */
  abstract covered(scope: CountedScope, page: PeoplePage): Promise<CoveredAnswer>;
  /**
   * All figures of a scope, counted while nothing new is taken in. Takes some seconds: what is being written is waited for.
   * @throws REPORTING_AWAY, REPORTING_PREPARING
   */
  abstract cut(scope: CountedScope): Promise<CutAnswer>;
}
