import { useI18n } from 'vue-i18n';
import english from './words/en.json';
import chinese from './words/zh-CN.json';

/** The words about kept sound come with the chunks that show them. */
export function useInsuranceWords(): void {
  const { mergeLocaleMessage } = useI18n({ useScope: 'global' });
  mergeLocaleMessage('zh-CN', chinese);
  mergeLocaleMessage('en', english);
}
