import { useFormats } from '@yunqiao/ui';
import { useI18n } from 'vue-i18n';
import type { ReportPartsFragment } from './reports.generated';

type Scope = Pick<ReportPartsFragment, 'schoolIds' | 'categories' | 'audience' | 'attested'> & {
  courseIds?: readonly string[] | null;
};

/** How a report's period and scope are said. */
export function useReportWords() {
  const { t } = useI18n();
  const formats = useFormats();

  /** The term's name, or the days. */
  function period(report: Pick<ReportPartsFragment, 'term' | 'from' | 'to'>): string {
    return report.term?.name ?? days(report);
  }

  function days({ from, to }: Pick<ReportPartsFragment, 'from' | 'to'>): string {
    return `${formats.date(from)} – ${formats.date(to)}`;
  }

  function scope({ schoolIds, courseIds, categories, audience, attested }: Scope): string {
    return [
      schoolIds ? t('runs.schoolCount', { count: schoolIds.length }, schoolIds.length) : t('runs.allSchools'),
      ...(courseIds ? [t('board.courseCount', { count: courseIds.length }, courseIds.length)] : []),
      ...(categories ? [categories.map((category) => t(`category.${category}`)).join(t('ui.listSeparator'))] : []),
      t(`board.audienceFilter.${audience}`),
      ...(attested === 'without' ? [t('board.attestedFilter.without')] : []),
    ].join(' · ');
  }

  return { period, days, scope };
}
