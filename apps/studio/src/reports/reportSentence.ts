import type { CourseCategory, Region } from '../contract.generated';

/** What the report says first; numbers and words are put in by whoever shows it. */
export interface ReportFacts {
  courseCount: number;
  courseCountByCategory: readonly { category: CourseCategory; count: number }[];
  schoolCount: number;
  region?: Region | null;
  audience: 'everyone' | 'teachers' | 'students';
  teachers: { participants: number };
  students: { participants: number };
  everyone: { participations: number; creditedSeconds: number };
}

type Translate = (key: string, named: Record<string, unknown>, count?: number) => string;

/** The sentence with which the city reports: courses in their categories, schools, teachers, students, and what they did. */
export function reportSentence(
  facts: ReportFacts,
  when: string,
  t: Translate,
  number: (value: number) => string,
): string {
  const counted = (key: string, count: number, more: Record<string, unknown> = {}) =>
    t(`reports.sentence.${key}`, { count: number(count), ...more }, count);
  const categories = facts.courseCountByCategory
    .filter(({ count }) => count > 0)
    .map(({ category, count }) => counted(`category.${category}`, count));
  const separator = t('reports.sentence.separator', {});
  const people = (['teachers', 'students'] as const)
    .filter((audience) => facts.audience === 'everyone' || facts.audience === audience)
    .map((audience) => counted(audience, facts[audience].participants));
  const place = facts.region ? t(`reports.sentence.region.${facts.region}`, {}) : '';
  return t('reports.sentence.whole', {
    when,
    courses: counted('courses', facts.courseCount),
    categories: categories.length ? t('reports.sentence.among', { list: categories.join(separator) }) : '',
    people: [counted('schools', facts.schoolCount, { place }), ...people].join(separator),
    participations: counted('participations', facts.everyone.participations),
    hours: counted('hours', Math.round(facts.everyone.creditedSeconds / 3600)),
  });
}
