import { watch, type Ref } from 'vue';
import errorsZh from './errors.zh-CN.json';

interface Words {
  locale: Ref<string>;
  getLocaleMessage(locale: string): object;
  mergeLocaleMessage(locale: string, messages: object): void;
}

/** Sentences for errors that only the studio can meet or says in other words than the shared ones. */
export function addErrorSentences(words: Words): void {
  async function add(locale: string): Promise<void> {
    const own = locale === 'en' ? (await import('./errors.en.json')).default : errorsZh;
    const shared = words.getLocaleMessage(locale) as { errors?: object };
    words.mergeLocaleMessage(locale, { errors: { ...shared.errors, ...own } });
  }
  watch(words.locale, (locale) => void add(locale), { immediate: true, flush: 'sync' });
}
