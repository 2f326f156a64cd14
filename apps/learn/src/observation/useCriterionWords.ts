import { useI18n } from 'vue-i18n';

/** What a dimension is called in both languages; English may be missing. */
export interface NamedCriterion {
  readonly titleZh: string;
  readonly titleEn: string;
}

/** Dimensions in the reader's language, and in Chinese where they were written in Chinese only. */
export function useCriterionWords() {
  const { locale } = useI18n();
  const pick = (zh: string, en: string) => (locale.value === 'en' ? en || zh : zh);
  return {
    titleOf: ({ titleZh, titleEn }: NamedCriterion) => pick(titleZh, titleEn),
    hintOf: ({ hintZh, hintEn }: { hintZh: string; hintEn: string }) => pick(hintZh, hintEn),
  };
}
