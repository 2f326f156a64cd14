/** Languages in which Yunqiao speaks; Chinese is the first. */
export type AppLocale = 'zh-CN' | 'en';

/** The languages with their own names. */
export const appLocales: readonly { value: AppLocale; label: string }[] = [
  { value: 'zh-CN', label: '中文' },
  { value: 'en', label: 'English' },
];

/** The contract's name of a language. */
export function toContractLocale(locale: AppLocale): 'zhCN' | 'en' {
  return locale === 'zh-CN' ? 'zhCN' : 'en';
}

/** The language that the contract names; null when the person never chose. */
export function fromContractLocale(locale: 'zhCN' | 'en' | null | undefined): AppLocale | null {
  if (!locale) return null;
  return locale === 'zhCN' ? 'zh-CN' : 'en';
}

/** The device's language if Yunqiao speaks it, else Chinese. */
export function localeOfDevice(languages: readonly string[]): AppLocale {
  for (const language of languages) {
    if (language.toLowerCase().startsWith('zh')) return 'zh-CN';
    if (language.toLowerCase().startsWith('en')) return 'en';
  }
  return 'zh-CN';
}
