import { Injectable } from '@nestjs/common';
import type { CourseCategory } from '@yunqiao/courses';
import type { Actor } from '@yunqiao/platform';
import { DEFINITION_VERSION } from '../definitions.js';
import { LogReader, type LogState } from '../log/log-reader.js';
import {
  scopeKey,
  scopeOf,
  type CountScope,
  type ParticipationFilter,
  type ParticipationGroup,
} from '../participation-filter.js';
import {
  countBoardRows,
  countTotal,
  countWeeks,
  type BoardRow,
  type BoardWeek,
  type CountsByAudience,
} from './board.js';
import { CountedCatalogue, coursesOnOffer, type CountedNames } from './catalogue.js';
import { Coverage, type CoverageCounts } from './coverage.js';
import { Remembered } from './remembered.js';

/** What a board is counted from. */
export interface BoardBasis {
  readonly scope: CountScope;
  readonly log: LogState;
  readonly names: CountedNames;
  /** Changes when the enrolments do. */
  readonly enrolments: string;
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

/** Counts participation, at most a second old. */
@Injectable()
export class BoardService {
  private readonly totals = new Remembered<CoverageCounts>();
  private readonly rowCoverage = new Remembered<Map<string, CoverageCounts>>();
  private readonly boardCounts = new Remembered<Pick<Board, keyof CountsByAudience | 'schoolCount'>>();
  private readonly weekCounts = new Remembered<BoardWeek[]>();
  private readonly rowCounts = new Remembered<BoardRow[]>();

  constructor(
    private readonly logs: LogReader,
    private readonly catalogue: CountedCatalogue,
    private readonly coverage: Coverage,
  ) {}

  /**
   * What an actor's filter is counted from.
   * @throws SCHOOL_NOT_FOUND, PERIOD_INVALID
   */
  async basis(actor: Actor, filter: ParticipationFilter): Promise<BoardBasis> {
    const names = await this.catalogue.read();
    const scope = scopeOf(actor, filter, names.tree);
    const [log, enrolments] = await Promise.all([this.logs.read(), this.coverage.fingerprint()]);
    return { scope, log, names, enrolments };
  }

  /** @throws SCHOOL_NOT_FOUND, PERIOD_INVALID */
  async board(actor: Actor, filter: ParticipationFilter): Promise<Board> {
    const basis = await this.basis(actor, filter);
    const { scope, log, names } = basis;
    const key = scopeKey(scope);
    const coverage = await this.totals.get(key, basis.enrolments, () => this.coverage.total(scope));
    const offered = coursesOnOffer(names, scope);
    const counts = await this.boardCounts.get(key, revisionOf(basis), async () => {
      const schools = countBoardRows(log, names, scope, 'school', new Map());
      const schoolCount = schools.filter((school) => school.everyone.participants > 0).length;
      return { schoolCount, ...countTotal(log, names, scope, coverage) };
    });
    return {
      basis,
      dataAsOf: log.asOf,
      definitionVersion: DEFINITION_VERSION,
      from: scope.from,
      to: scope.to,
      courseCount: offered.length,
      courseCountByCategory: countByCategory(offered.map((course) => course.category)),
      ...counts,
    };
  }

  weeks(basis: BoardBasis): Promise<BoardWeek[]> {
    const { log, names, scope } = basis;
    return this.weekCounts.get(scopeKey(scope), revisionOf(basis), async () => countWeeks(log, names, scope));
  }

  async rows(basis: BoardBasis, group: ParticipationGroup): Promise<BoardRow[]> {
    const { log, names, scope, enrolments } = basis;
    const question = [group, scopeKey(scope)].join(' ');
    const coverage = await this.rowCoverage.get(question, enrolments, () => this.coverage.byRow(scope, group));
    return this.rowCounts.get(question, revisionOf(basis), async () =>
      countBoardRows(log, names, scope, group, coverage),
    );
  }
}

/** Changes whenever a figure or a name may have changed. */
function revisionOf({ log, enrolments, names }: BoardBasis): string {
  return [log.revision, enrolments, ...names.schools.values()].join(' ');
}

function countByCategory(categories: readonly CourseCategory[]): { category: CourseCategory; count: number }[] {
  const order = ['publicFoundation', 'specialised', 'publicGood', 'teacherDevelopment'] as const;
  return order.map((category) => ({ category, count: categories.filter((other) => other === category).length }));
}
