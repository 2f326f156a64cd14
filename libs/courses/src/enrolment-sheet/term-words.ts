import { fold } from '@yunqiao/identity';
import type { Term } from '../term/term.entity.js';

/**
 * The code of the term that is meant: by its name or code, as 2020春, 2020年春季学期, spring 2020, or by the school year as
 * 2019-2020学年第二学期; null when it is none.
 */
export function readTerm(text: string, terms: readonly Term[]): Term | null {
  const words = fold(text);
  const named = terms.find(({ code, nameZh, nameEn }) => [code, nameZh, nameEn].some((name) => fold(name) === words));
  const code = codeInSchoolYear(words) ?? codeOfSeason(words);
  return named ?? terms.find((term) => term.code === code) ?? null;
}

function codeInSchoolYear(words: string): string | null {
  const [, first, second, number] = /^(\d{4})\D{1,2}(\d{4})学年度?第?([一二12上下])学?期?$/u.exec(words) ?? [];
  if (!first || !second || !number) return null;
  return '一1上'.includes(number) ? `${first}-autumn` : `${second}-spring`;
}

function codeOfSeason(words: string): string | null {
  const [year] = /\d{4}/u.exec(words) ?? [];
  if (!year || words.replace(/\D/gu, '') !== year) return null;
  if (/春|spring/u.test(words)) return `${year}-spring`;
  return /秋|autumn|fall/u.test(words) ? `${year}-autumn` : null;
}
