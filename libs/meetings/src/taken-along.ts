/** Content types of what is taken along from a session. */
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
export const PDF = 'application/pdf';
export const ICS = 'text/calendar; charset=utf-8';
export const HTML = 'text/html; charset=utf-8';

/** The policy of a page to be printed: what people have written cannot run there, even if it came through as more than text. */
export const NOTHING_RUNS =
  "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox allow-modals";

/** The languages in which things are taken along. */
export type Language = 'zh' | 'en';

/** What `?lang=` asks for: English where it says so, else Chinese. */
export function languageOf(lang: unknown): Language {
  return lang === 'en' ? 'en' : 'zh';
}
