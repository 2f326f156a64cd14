import { describe, expect, it } from 'vitest';
import { createI18n } from 'vue-i18n';
import en from '../i18n/en.json';
import zh from '../i18n/zh-CN.json';
import { reportSentence, type ReportFacts } from './reportSentence';

const facts: ReportFacts = {
  courseCount: 95,
  courseCountByCategory: [
    { category: 'publicFoundation', count: 42 },
    { category: 'specialised', count: 31 },
    { category: 'publicGood', count: 1 },
    { category: 'teacherDevelopment', count: 21 },
  ],
  ...{ schoolCount: 21, region: 'zunyi', audience: 'everyone' },
  ...{ teachers: { participants: 3986 }, students: { participants: 27_914 } },
  everyone: { participations: 412_605, creditedSeconds: 3600 * 96_318 },
};

function sentence(locale: 'zh-CN' | 'en', given: Partial<ReportFacts> = {}): string {
  const i18n = createI18n({ legacy: false, locale, messages: { 'zh-CN': zh, en } });
  const format = new Intl.NumberFormat(locale);
  const when = locale === 'en' ? 'In the spring term 2020' : '2020年春季学期';
  const t = (key: string, named: Record<string, unknown>, count = 1) => i18n.global.t(key, named, count);
  return reportSentence({ ...facts, ...given }, when, t, (value) => format.format(value));
}

describe('the sentence of a report', () => {
  it('reads like the real one, with exact figures', () => {
    expect(sentence('zh-CN')).toBe(
      '2020年春季学期，共开设课程 95 门，其中公共基础课 42 门、专业课 31 门、防疫知识公益课 1 门、教师发展能力培养 21 门；' +
        '遵义市 21 所中职学校、3,986 名教师、27,914 名学生受益，累计参与 412,605 人次、学习 96,318 小时。',
    );
  });

  it('says the same in English', () => {
    expect(sentence('en')).toBe(
      'In the spring term 2020, 95 courses were offered: 42 public foundation, 31 specialised, 1 epidemic prevention ' +
        '(public good), 21 teacher development. 21 vocational schools of Zunyi, 3,986 teachers, 27,914 students took part, ' +
        'with 412,605 participations and 96,318 hours of learning.',
    );
  });

  it('leaves out what nobody asked for, and uses the singular', () => {
    const one = { audience: 'teachers', schoolCount: 1, region: null, teachers: { participants: 1 } } as const;
    expect(sentence('zh-CN', one)).toContain('；1 所中职学校、1 名教师受益');
    expect(sentence('en', one)).toContain('1 vocational school, 1 teacher took part');
    expect(sentence('en', { ...one, courseCountByCategory: [], courseCount: 0 })).toContain(
      '0 courses were offered. 1',
    );
  });
});
