import { computed } from 'vue';
import { useI18n } from 'vue-i18n';

const timeZone = 'Asia/Shanghai';
const units = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

/** 3:07 or 1:02:03, as a clock of a player shows it. */
export function clockText(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (part: number) => String(part).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** 9.4 MB: decimal units, two figures where they matter. */
export function bytesText(bytes: number, locale: string): string {
  let value = Math.max(0, bytes);
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit > 0 && value < 10 ? 1 : 0;
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value)} ${units[unit]}`;
}

const years = new Intl.DateTimeFormat('en', { year: 'numeric', timeZone });

/** Month, day and day of the week in Shanghai; the year too when it is not that of `now`. */
export function weekdayText(instant: string | Date, locale: string, now = new Date()): string {
  const day = new Date(instant);
  const year = years.format(day) === years.format(now) ? undefined : 'numeric';
  const parts = { year, month: 'short', day: 'numeric', weekday: 'short', timeZone } as const;
  return new Intl.DateTimeFormat(locale, parts).format(day);
}

function makers(locale: string) {
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone });
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  const day = new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric', timeZone });
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone });
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const ago = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  return { date, dateTime, day, time, number, percent, ago };
}

/** Making them takes longer than everything else in a row of a list: each language has them once. */
const madeFor = new Map<string, ReturnType<typeof makers>>();

function makersOf(locale: string): ReturnType<typeof makers> {
  const known = madeFor.get(locale) ?? makers(locale);
  madeFor.set(locale, known);
  return known;
}

const steps = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3_600 },
  { unit: 'minute', seconds: 60 },
] as const;

/** Numbers, days, lengths and sizes in the reader's language; days and times are those of Shanghai. */
export function useFormats() {
  const { locale, t } = useI18n();
  const made = computed(() => makersOf(locale.value));

  /** 12 minutes, 1 hour 5 minutes; what is not nothing is at least one minute. */
  function duration(seconds: number): string {
    const minutes = seconds > 0 ? Math.max(1, Math.round(seconds / 60)) : 0;
    if (minutes < 60) return t('ui.minutes', { count: minutes }, minutes);
    const hours = Math.floor(minutes / 60);
    const rest = minutes % 60;
    const wholeHours = t('ui.hours', { count: hours }, hours);
    return rest === 0 ? wholeHours : `${wholeHours} ${t('ui.minutes', { count: rest }, rest)}`;
  }

  /** 3 days ago; an absolute day after a month. */
  function ago(instant: string | Date, now = Date.now()): string {
    const passed = (now - new Date(instant).getTime()) / 1000;
    if (passed > 30 * 86_400) return made.value.date.format(new Date(instant));
    const step = steps.find(({ seconds }) => passed >= seconds);
    return step ? made.value.ago.format(-Math.floor(passed / step.seconds), step.unit) : t('ui.justNow');
  }

  return {
    number: (value: number) => made.value.number.format(value),
    percent: (ratio: number) => made.value.percent.format(ratio),
    /** An instant or a school day (`YYYY-MM-DD`), with its year. */
    date: (day: string | Date) => made.value.date.format(new Date(day)),
    dateTime: (instant: string | Date) => made.value.dateTime.format(new Date(instant)),
    time: (instant: string | Date) => made.value.time.format(new Date(instant)),
    /** 15:30–17:00; in English each end says whether it is before noon. */
    timeSpan: (from: string | Date, to: string | Date) =>
      t('ui.timeSpan', { from: made.value.time.format(new Date(from)), to: made.value.time.format(new Date(to)) }),
    /** Month, day and day of the week, with the year when it is another than this one. */
    weekday: (instant: string | Date) => weekdayText(instant, locale.value),
    /** Month and day only, where the year is said beside it. */
    shortDay: (day: string | Date) => made.value.day.format(new Date(day)),
    bytes: (bytes: number) => bytesText(bytes, locale.value),
    clock: clockText,
    duration,
    ago,
  };
}
