import { useI18n } from 'vue-i18n';
import english from './words/en.json';
import chinese from './words/zh-CN.json';

/** The words of the minutes come with their own chunk. */
export function useMinutesWords(): void {
  const { mergeLocaleMessage } = useI18n({ useScope: 'global' });
  mergeLocaleMessage('zh-CN', chinese);
  mergeLocaleMessage('en', english);
}
