import type { Language } from '../taken-along.js';
import type { Criterion } from './rubric.js';

/** Words around what observers have written. */
export const observationWords = {
  zh: {
    title: '听课评课',
    print: 'zh-CN',
    teacher: '执教',
    lesson: '课时',
    handedIn: (count: number) => `已交 ${count} 份`,
    summary: '汇总',
    sheets: '评课表',
    comments: '听课记录',
    criterion: '评价维度',
    maximum: '满分',
    count: '打分人数',
    mean: '平均分',
    deviation: '标准差',
    lowest: '最低分',
    highest: '最高分',
    total: '总分',
    observer: '听课人',
    words: '总评',
    time: '时间',
    comment: '记录',
    nothing: '还没有人交评课表。',
  },
  en: {
    title: 'Lesson observation',
    print: 'en',
    teacher: 'Taught by',
    lesson: 'Lesson',
    handedIn: (count: number) => `${count} handed in`,
    summary: 'Summary',
    sheets: 'Sheets',
    comments: 'Comments',
    criterion: 'Dimension',
    maximum: 'Of',
    count: 'Gave points',
    mean: 'Mean',
    deviation: 'Deviation',
    lowest: 'Lowest',
    highest: 'Highest',
    total: 'Total',
    observer: 'Observer',
    words: 'In words',
    time: 'Time',
    comment: 'Comment',
    nothing: 'Nobody has handed in a sheet yet.',
  },
} as const;

/** What a dimension is called; in Chinese where it was written in Chinese only. */
export function titleOf({ titleZh, titleEn }: Criterion, language: Language): string {
  return language === 'en' ? titleEn || titleZh : titleZh;
}

/** A place in a lesson as people read it, such as 12:05 or 1:02:05; empty for the whole. */
export function clockOf(milliseconds: number | null): string {
  if (milliseconds === null) return '';
  const seconds = Math.floor(milliseconds / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const rest = String(seconds % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}

/** To one decimal. */
export function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 10) / 10;
}
