import type { DemoOrganisations } from './organisations.js';
import type { DemoPerson } from './people.js';

/** A report of the spring term, and when its editions were issued. */
export interface DemoReport {
  readonly title: string;
  readonly schoolIds: readonly Buffer[];
  readonly categories: readonly 'teacherDevelopment'[] | null;
  readonly audience: 'everyone' | 'teachers';
  readonly issuedBy: DemoPerson;
  readonly editionsAt: readonly Date[];
}

/** Just after the last lessons, and when what had been learned offline was there. */
export const reportedAt = [new Date('2020-07-01T02:00:00Z'), new Date('2020-07-16T02:00:00Z')] as const;

/** The city's report, issued again when late events had come, and one of the teachers' courses. */
export function planReports({ schools }: DemoOrganisations, issuedBy: DemoPerson): DemoReport[] {
  const schoolIds = schools.filter(({ region }) => region === 'zunyi').map(({ id }) => id);
  return [
    {
      ...{ title: '2020年春季学期云课堂参与情况报告', schoolIds, categories: null, audience: 'everyone', issuedBy },
      editionsAt: reportedAt,
    },
    {
      ...{ title: '2020年春季学期教师发展课程参与情况', schoolIds, audience: 'teachers', issuedBy },
      ...{ categories: ['teacherDevelopment'], editionsAt: [reportedAt[1]] },
    },
  ];
}
