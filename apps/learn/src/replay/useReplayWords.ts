import { useI18n } from 'vue-i18n';
import english from './words/en.json';
import chinese from './words/zh-CN.json';

/** The words of a replay come with its own chunk. */
export function useReplayWords(): void {
  const { mergeLocaleMessage } = useI18n({ useScope: 'global' });
  mergeLocaleMessage('zh-CN', chinese);
  mergeLocaleMessage('en', english);
}
