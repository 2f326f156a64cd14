import { columnsOf, headerOf } from './roster-columns.js';
import { sheetKind, type RosterKind, type TemplateLanguage } from './roster-vocabulary.js';

/** Rows of a template: its head, and examples that are to be replaced. */
export function templateRows(kind: RosterKind, language: TemplateLanguage): string[][] {
  const columns = columnsOf(kind);
  const lines = sheetKind(kind).examples[language].map((example) => columns.map((column) => example[column] ?? ''));
  return [columns.map((column) => headerOf(column, language)), ...lines];
}
