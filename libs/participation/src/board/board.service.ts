import { Injectable } from '@nestjs/common';
import type { CourseCategory } from '@yunqiao/courses';
import { idBytes, type Actor } from '@yunqiao/platform';
import { DEFINITION_VERSION } from '../definitions.js';
import { ParticipationCounts } from '../counts/questions.js';
import {
  countedScope,
  scopeOf,
  type CountScope,
  type ParticipationFilter,
  type ParticipationGroup,
} from '../participation-filter.js';
import {
  boardRows,
  boardSchoolWeeks,
  boardWeeks,
  figuresOf,
  weeksIn,
  type BoardRow,
  type BoardWeek,
  type CountsByAudience,
  type SchoolWeeks,
} from './board.js';
import { CountedCatalogue, coursesOnOffer, type CountedNames } from './catalogue.js';

/** What a board is counted from. */
export interface BoardBasis {
  readonly scope: CountScope;
  readonly names: CountedNames;
}

/** The board without its rows. */
export interface Board extends CountsByAudience {
  readonly basis: BoardBasis;
  readonly dataAsOf: Date;
  readonly definitionVersion: number;
  readonly from: string;
  readonly to: string;
  readonly courseCount: number;
  readonly schoolCount: number;
  readonly courseCountByCategory: { category: CourseCategory; count: number }[];
}

/** Puts the board together: the counts of who took part, whom the courses reach, and names. */
@Injectable()
export class BoardService {
  constructor(
    private readonly counts: ParticipationCounts,
    private readonly catalogue: CountedCatalogue,
  ) {}

  /**
   * What an actor's filter is counted from.
   * @throws SCHOOL_NOT_FOUND, PERIOD_INVALID
   */
  async basis(actor: Actor, filter: ParticipationFilter): Promise<BoardBasis> {
    const names = await this.catalogue.read();
    const scope = scopeOf(actor, filter, names.tree);
    return { scope, names };
  }

  /** @throws SCHOOL_NOT_FOUND, PERIOD_INVALID, REPORTING_AWAY, REPORTING_PREPARING */
  async board(actor: Actor, filter: ParticipationFilter): Promise<Board> {
    const basis = await this.basis(actor, filter);
    const { scope, names } = basis;
    const counted = await this.counts.counts(countedScope(scope), 'school');
    const offered = coursesOnOffer(names, scope);
    return {
      basis,
      dataAsOf: new Date(counted.asOf),
      definitionVersion: DEFINITION_VERSION,
      from: scope.from,
      to: scope.to,
      courseCount: offered.length,
      schoolCount: counted.rows.filter(([, school]) => school.everyone.participants > 0).length,
      courseCountByCategory: countByCategory(offered.map((course) => course.category)),
      ...figuresOf(counted.total, counted.coverage),
    };
  }

  /** @throws REPORTING_AWAY, REPORTING_PREPARING */
  async weeks({ scope }: BoardBasis): Promise<BoardWeek[]> {
    const { weeks } = await this.counts.weeks(countedScope(scope));
    return boardWeeks(scope, weeks);
  }

  /** @throws REPORTING_AWAY, REPORTING_PREPARING */
  async schoolWeeks({ scope, names }: BoardBasis): Promise<SchoolWeeks[]> {
    const { weeks } = await this.counts.schoolWeeks(countedScope(scope));
    return boardSchoolWeeks(names, weeksIn(scope), weeks);
  }

  /** @throws REPORTING_AWAY, REPORTING_PREPARING */
  async rows({ scope, names }: BoardBasis, group: ParticipationGroup): Promise<BoardRow[]> {
    const counted = await this.counts.counts(countedScope(scope), group);
    const coverage = new Map(counted.rowCoverage);
    const keys = [...new Set([...coverage.keys(), ...counted.rows.map(([key]) => key)])];
    const classes = await this.catalogue.classNames(group === 'classGroup' ? keys.map(idBytes) : []);
    return boardRows({ ...names, classes }, group, counted.rows, coverage);
  }
}

/** Courses of the four categories, in the order in which they are named. */
export function countByCategory(categories: readonly CourseCategory[]): { category: CourseCategory; count: number }[] {
  const order = ['publicFoundation', 'specialised', 'publicGood', 'teacherDevelopment'] as const;
  return order.map((category) => ({ category, count: categories.filter((other) => other === category).length }));
}
