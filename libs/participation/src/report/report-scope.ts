import type { SelectQueryBuilder } from 'typeorm';
import { countedScope, periodOf, type CountScope } from '../participation-filter.js';
import type { Report } from './report.entity.js';
import type { ReportSchedule } from './report-schedule.entity.js';

type Scoped = Pick<
  Report,
  'periodFrom' | 'periodTo' | 'schoolIds' | 'classGroupIds' | 'courseIds' | 'categories' | 'audience' | 'attested'
>;

/** What of a report is kept, as it is counted. */
export function scopeOfReport({ periodFrom: from, periodTo: to, audience, attested, ...kept }: Scoped): CountScope {
  return {
    ...{ from, to, ...periodOf({ from, to }), audience, attested },
    schoolIds: kept.schoolIds && new Set(kept.schoolIds),
    classGroupIds: kept.classGroupIds && new Set(kept.classGroupIds),
    courseIds: kept.courseIds && new Set(kept.courseIds),
    categories: kept.categories && new Set(kept.categories),
  };
}

/** A scope as a report keeps it: sorted, so that the same is written in the same words. */
export function keptScope(scope: CountScope): Scoped {
  const { from: periodFrom, to: periodTo, ...kept } = countedScope(scope);
  return { periodFrom, periodTo, ...kept };
}

/** Only those of whose schools every one may be counted; null stands for whoever may count all there is. */
export function withinSchools<Row extends Report | ReportSchedule>(
  query: SelectQueryBuilder<Row>,
  countable: ReadonlySet<string> | null,
): SelectQueryBuilder<Row> {
  if (!countable) return query;
  return query.andWhere('JSON_CONTAINS(:countable, scoped.schoolIds)', { countable: JSON.stringify([...countable]) });
}
