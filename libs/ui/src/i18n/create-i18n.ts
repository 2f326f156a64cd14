import { inject, type App, type InjectionKey } from 'vue';
import { createI18n, useI18n } from 'vue-i18n';
import { readSetting, writeSetting } from '../composables/setting';
import errorsZh from './errors.zh-CN.json';
import { localeOfDevice, type AppLocale } from './locale';
import { nestMarks } from './nest-marks';
import uiZh from './ui.zh-CN.json';

/** Sentences by name, in groups. */
export interface Messages {
  [name: string]: string | Messages;
}

/** An app's own messages: Chinese comes with the app, English when it is asked for. */
export interface AppMessages {
  'zh-CN': Messages;
  en: () => Promise<{ default: Messages }>;
}

type Setter = (locale: AppLocale) => Promise<void>;
const setterKey: InjectionKey<Setter> = Symbol('setLocale');

async function englishOf(app: AppMessages): Promise<Messages> {
  const [own, ui, errors] = await Promise.all([app.en(), import('./ui.en.json'), import('./errors.en.json')]);
  return { ...ui.default, errors: errors.default, ...own.default };
}

/** vue-i18n with the shared and the app's messages, in the remembered language or that of the device. */
export async function createAppI18n(messages: AppMessages) {
  const chinese: Messages = { ...uiZh, errors: errorsZh, ...messages['zh-CN'] };
  const i18n = createI18n({
    legacy: false,
    locale: 'zh-CN' as AppLocale,
    fallbackLocale: 'zh-CN',
    messages: { 'zh-CN': chinese, en: {} as Messages },
    postTranslation: (sentence) => (typeof sentence === 'string' ? nestMarks(sentence) : sentence),
  });

  let hasEnglish = false;
  const setLocale: Setter = async (locale) => {
    if (locale === 'en' && !hasEnglish) {
      // Pages may have brought words of their own already.
      i18n.global.mergeLocaleMessage('en', await englishOf(messages));
      hasEnglish = true;
    }
    i18n.global.locale.value = locale;
    document.documentElement.lang = locale;
  };

  const remembered = readSetting('locale');
  await setLocale(remembered === 'zh-CN' || remembered === 'en' ? remembered : localeOfDevice(navigator.languages));

  return {
    i18n,
    install(app: App) {
      app.use(i18n);
      app.provide(setterKey, setLocale);
    },
  };
}

/** The language of this device: what it is, and how to change and remember it. */
export function useLocaleSetting() {
  const { locale } = useI18n();
  const setLocale = inject(setterKey);
  if (!setLocale) throw new Error('useLocaleSetting needs createAppI18n to be installed');

  async function choose(next: AppLocale): Promise<void> {
    await setLocale?.(next);
    writeSetting('locale', next);
  }
  return { locale: locale as { readonly value: AppLocale }, choose };
}
