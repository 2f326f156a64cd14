import { useI18n } from 'vue-i18n';
import english from './words/en.json';
import chinese from './words/zh-CN.json';

/** The words of lesson observation come with their own chunk. */
export function useObservationWords(): void {
  const { mergeLocaleMessage } = useI18n({ useScope: 'global' });
  mergeLocaleMessage('zh-CN', chinese);
  mergeLocaleMessage('en', english);
}
