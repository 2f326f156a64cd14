import { columnsOf, headerOf, type RosterColumn, type RosterKind } from './roster-columns.js';
import { roleWord } from './roster-values.js';

export type TemplateLanguage = 'zh' | 'en';

const examples: Record<TemplateLanguage, Record<RosterKind, readonly Partial<Record<RosterColumn, string>>[]>> = {
  zh: {
    people: [
      { name: '张三', number: '20190101', role: roleWord('student', 'zh'), classGroup: '2019级汽修1班', grade: '2019' },
      { name: '李四', number: 'T0001', role: roleWord('teacher', 'zh'), subject: '语文', validFrom: '2019-09-01' },
    ],
    classGroups: [{ classGroup: '2019级汽修1班', grade: '2019' }],
    schools: [{ school: '示例职业技术学校', shortName: '示例职校', region: '遵义' }],
  },
  en: {
    people: [
      { name: 'Zhang San', number: '20190101', role: 'student', classGroup: 'Car repair 1', grade: '2019' },
      { name: 'Li Si', number: 'T0001', role: 'teacher', subject: 'Chinese', validFrom: '2019-09-01' },
    ],
    classGroups: [{ classGroup: 'Car repair 1', grade: '2019' }],
    schools: [{ school: 'Example Vocational School', shortName: 'Example', region: 'Zunyi' }],
  },
};

/** Rows of a template: its head, and examples that are to be replaced. */
export function templateRows(kind: RosterKind, language: TemplateLanguage): string[][] {
  const columns = columnsOf(kind);
  const lines = examples[language][kind].map((example) => columns.map((column) => example[column] ?? ''));
  return [columns.map((column) => headerOf(column, language)), ...lines];
}
