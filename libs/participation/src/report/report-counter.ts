import { Injectable } from '@nestjs/common';
import type { Region } from '@yunqiao/identity';
import { boardRows, boardWeeks, figuresOf } from '../board/board.js';
import { countByCategory } from '../board/board.service.js';
import { coursesOnOffer, type CountedNames } from '../board/catalogue.js';
import { ParticipationCounts } from '../counts/questions.js';
import { countedScope, type CountScope, type ReportGroup } from '../participation-filter.js';
import type { ReportFigures } from './report-figures.js';

/** The numbers of a scope, and the instant until which everything received is counted. */
export interface CountedReport {
  readonly dataAsOf: Date;
  readonly figures: ReportFigures;
}

/** Counts what a report says, all of it of one instant; by the same definitions and the same code as the board. */
@Injectable()
export class ReportCounter {
  constructor(private readonly counts: ParticipationCounts) {}

  /**
   * Asks the reporting process alone, so that it may be called in a transaction.
   * @throws REPORTING_AWAY, REPORTING_PREPARING
   */
  async count(scope: CountScope, names: CountedNames): Promise<CountedReport> {
    const cut = await this.counts.cut(countedScope(scope));
    const rowsBy = (group: ReportGroup) =>
      boardRows({ ...names, classes: new Map() }, group, cut.rows[group].rows, new Map(cut.rows[group].rowCoverage));
    const offered = coursesOnOffer(names, scope);
    const schools = rowsBy('school');
    const active = schools.filter(({ everyone }) => everyone.participants > 0);
    return {
      dataAsOf: new Date(cut.asOf),
      figures: {
        total: figuresOf(cut.total, cut.coverage),
        rows: { school: schools, course: rowsBy('course'), category: rowsBy('category') },
        weeks: boardWeeks(scope, cut.weeks),
        courseCount: offered.length,
        courseCountByCategory: countByCategory(offered.map(({ category }) => category)),
        schoolCount: active.length,
        region: commonRegion(active.map(({ key }) => names.tree.get(key)?.region ?? null)),
      },
    };
  }
}

function commonRegion(regions: readonly (Region | null)[]): Region | null {
  const [first = null] = regions;
  return regions.every((region) => region === first) ? first : null;
}
