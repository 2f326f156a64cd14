import { defineSheets, type IdentityColumn } from '@yunqiao/identity';

const columns = {
  run: { zh: ['开课代码', '课程代码', '开课编号'], en: ['Run code', 'Course code'] },
  course: { zh: ['课程', '课程名称', '所选课程'], en: ['Course', 'Course title'] },
  term: { zh: ['学期', '开课学期', '学年学期'], en: ['Term', 'Semester'] },
} as const;

/** Columns of a sheet of enrolments. */
export type EnrolmentColumn = IdentityColumn | keyof typeof columns;

/** The word of the kind. */
export const ENROLMENTS = 'enrolments';

defineSheets<keyof typeof columns, EnrolmentColumn>({
  columns,
  kinds: {
    [ENROLMENTS]: {
      columns: ['school', 'run', 'course', 'term', 'name', 'number', 'classGroup', 'grade'],
      required: [
        ['course', 'run'],
        ['number', 'classGroup'],
      ],
      examples: {
        zh: [
          { course: '护理学基础', term: '2020年春季学期', classGroup: '2019级护理1班', grade: '2019' },
          { course: '护理学基础', term: '2020年春季学期', name: '张三', number: '20190101' },
        ],
        en: [
          { course: 'Basics of nursing', term: 'Spring term 2020', classGroup: 'Nursing 1', grade: '2019' },
          { course: 'Basics of nursing', term: 'Spring term 2020', name: 'Zhang San', number: '20190101' },
        ],
      },
    },
  },
  effects: { newEnrolment: 'create' },
});
