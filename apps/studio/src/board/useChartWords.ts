import { useFormats } from '@yunqiao/ui';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import type { ChartWords } from './charts';

/** What stands in a chart, in the reader's language. */
export function useChartWords() {
  const { t, locale } = useI18n();
  const { number, date, shortDay } = useFormats();
  return computed<ChartWords>(() => ({
    ...{ locale: locale.value, number, date, shortDay },
    audience: (audience) => t(`board.audience.${audience}`),
  }));
}
