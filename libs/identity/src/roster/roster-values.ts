import type { Region } from '../organisation/organisation-kind.js';

/** Roles that a roster may give. */
export const rosterRoles = ['student', 'teacher', 'trainer', 'liaison', 'schoolAdministrator'] as const;
export type RosterRole = (typeof rosterRoles)[number];

const roleWords: Record<RosterRole, readonly string[]> = {
  student: ['学生', '学员', 'student', 'pupil'],
  teacher: ['教师', '老师', '任课教师', '专任教师', 'teacher'],
  trainer: ['授课教师', '主讲教师', '讲师', 'trainer'],
  liaison: ['联络员', 'liaison'],
  schoolAdministrator: ['学校管理员', '管理员', 'school administrator', 'administrator'],
};

/** What a role is called in a template. */
export function roleWord(role: RosterRole, language: 'zh' | 'en'): string {
  const words = roleWords[role];
  return language === 'zh' ? words[0]! : words.find((word) => /^[a-z]/u.test(word))!;
}

/** Null when the word names no role that a roster may give. */
export function readRole(text: string): RosterRole | null {
  const folded = fold(text);
  return rosterRoles.find((role) => roleWords[role].some((word) => fold(word) === folded)) ?? null;
}

/** 上海 and 遵义 with or without 市; null when it is neither. */
export function readRegion(text: string): Region | null {
  const folded = fold(text).replace(/市$/u, '');
  if (folded === '上海' || folded === 'shanghai') return 'shanghai';
  return folded === '遵义' || folded === 'zunyi' ? 'zunyi' : null;
}

const earliestYear = 1950;
const latestYear = 2100;

/** A year of entry: 2019, 2019级, 19级, a day of that year; null when it is none. */
export function readGrade(text: string): number | null {
  const [, written] = /^(\d{4}|\d{2})(?:级|届|年|[-/.年].*)?$/u.exec(fold(text)) ?? [];
  if (!written) return null;
  const year = written.length === 2 ? 2000 + Number(written) : Number(written);
  return year >= earliestYear && year <= latestYear ? year : null;
}

/** The year of entry that a class carries in its name: 2019级汽修1班, 19汽修1班; null when it carries none. */
export function gradeInName(name: string): number | null {
  const [, long, short] = /^(?:(20\d{2})|(\d{2})(?!\d))/u.exec(fold(name)) ?? [];
  if (long) return Number(long);
  return short && Number(short) >= 10 && Number(short) < 60 ? 2000 + Number(short) : null;
}

/** A day as people write it: 2020-09-01, 2020/9/1, 2020.9.1, 2020年9月1日, 20200901; null when it is none. */
export function readDay(text: string): string | null {
  const folded = fold(text);
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/u.exec(folded) ?? /^(\d{4})(\d{2})(\d{2})$/u.exec(folded);
  if (!parts) return null;
  const day = [parts[1], parts[2]!.padStart(2, '0'), parts[3]!.padStart(2, '0')].join('-');
  const date = new Date(`${day}T00:00:00Z`);
  const isThere = !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === day;
  return isThere && date.getUTCFullYear() >= earliestYear && date.getUTCFullYear() <= latestYear ? day : null;
}

/** A name as it is compared: full-width signs, case and spaces make no difference. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');
}

/** A number that a spreadsheet has rounded: it keeps fifteen digits, and writes the rest as a power of ten. */
export function isRounded(text: string): boolean {
  return /^\d(?:\.\d+)?e\+?\d+$/iu.test(text.trim());
}

/** Signs that stand where a text was read in the wrong way. */
export function isGarbled(text: string): boolean {
  return /\uFFFD|锟斤拷|烫烫烫/u.test(text);
}
