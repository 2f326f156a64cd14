import type { ReportEdition } from './report-edition.entity.js';
import type { ReportFiguresType } from './report-figures.type.js';

/** A frozen edition as the contract shows it. */
export function figuresTypeOf(edition: ReportEdition, language: 'zh' | 'en'): ReportFiguresType {
  const { total, rows, weeks, courseCount, courseCountByCategory, schoolCount, region } = edition.figures;
  return {
    ...{ edition, courseCount, schoolCount, region, courseCountByCategory: [...courseCountByCategory], ...total },
    ...{ schools: [...rows.school], courses: [...rows.course], categories: [...rows.category], weeks: [...weeks] },
    definitions: edition.definitions[language].map(([word, meaning]) => ({ word, meaning })),
  };
}
