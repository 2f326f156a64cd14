import { startOfSchoolDay } from '@yunqiao/platform';
import type { SelectQueryBuilder } from 'typeorm';
import type { CountScope } from '../participation-filter.js';
import type { Report } from './report.entity.js';
import type { ReportSchedule } from './report-schedule.entity.js';

const day = 86_400_000;

type Scoped = Pick<
  Report,
  'periodFrom' | 'periodTo' | 'schoolIds' | 'classGroupIds' | 'courseIds' | 'categories' | 'audience' | 'attested'
>;

/** What of a report is kept, as it is counted. */
export function scopeOfReport(report: Scoped): CountScope {
  const { periodFrom, periodTo, schoolIds, classGroupIds, courseIds, categories, audience, attested } = report;
  return {
    ...{ from: periodFrom, to: periodTo, audience, attested },
    since: startOfSchoolDay(periodFrom),
    until: new Date(startOfSchoolDay(periodTo).getTime() + day),
    schoolIds: schoolIds && new Set(schoolIds),
    classGroupIds: classGroupIds && new Set(classGroupIds),
    courseIds: courseIds && new Set(courseIds),
    categories: categories && new Set(categories),
  };
}

/** A scope as a report keeps it: sorted, so that the same is written in the same words. */
export function keptScope(scope: CountScope): Scoped {
  const sorted = <Id extends string>(ids: ReadonlySet<Id> | null) => ids && [...ids].sort();
  return {
    ...{ periodFrom: scope.from, periodTo: scope.to, audience: scope.audience, attested: scope.attested },
    schoolIds: sorted(scope.schoolIds),
    classGroupIds: sorted(scope.classGroupIds),
    courseIds: sorted(scope.courseIds),
    categories: sorted(scope.categories),
  };
}

/** Only those of whose schools every one may be counted; null stands for whoever may count all there is. */
export function withinSchools<Row extends Report | ReportSchedule>(
  query: SelectQueryBuilder<Row>,
  countable: ReadonlySet<string> | null,
): SelectQueryBuilder<Row> {
  if (!countable) return query;
  return query.andWhere('JSON_CONTAINS(:countable, scoped.schoolIds)', { countable: JSON.stringify([...countable]) });
}
