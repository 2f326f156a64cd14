import writeExcelFile, { type SheetData } from 'write-excel-file/node';
import { safeCell } from '@yunqiao/platform';
import type { NamedSheet, ObservationSummary, Spread } from './observation-summary.js';
import { clockOf, observationWords, rounded, titleOf } from './observation-words.js';
import type { Language } from '../taken-along.js';

/** Everything that was handed in, as a workbook that opens in Excel and WPS: the summary, the sheets, the comments by time. */
export function makeObservationWorkbook(summary: ObservationSummary, language: Language): Promise<Buffer> {
  const words = observationWords[language];
  const sheets = [
    { sheet: words.summary, data: summaryOf(summary, language), widths: [24, 10, 12, 10, 10, 10, 10] },
    { sheet: words.sheets, data: sheetsOf(summary, language), widths: [16, ...summary.criteria.map(() => 12), 10, 60] },
    { sheet: words.comments, data: commentsOf(summary, language), widths: [10, 16, 16, 80] },
  ];
  return writeExcelFile(
    sheets.map(({ widths, ...one }) => ({ ...one, stickyRowsCount: 1, columns: widths.map((width) => ({ width })) })),
  ).toBuffer();
}

function summaryOf({ criteria, total }: ObservationSummary, language: Language): SheetData {
  const words = observationWords[language];
  const { criterion, maximum, count, mean, deviation, lowest, highest } = words;
  return [
    headOf([criterion, maximum, count, mean, deviation, lowest, highest]),
    ...criteria.map((one) => [textOf(titleOf(one, language)), numberOf(one.maximumPoints), ...spreadCells(one)]),
    [textOf(words.total), numberOf(total.maximumPoints), ...spreadCells(total)],
  ];
}

function sheetsOf({ criteria, sheets }: ObservationSummary, language: Language): SheetData {
  const words = observationWords[language];
  const titles = criteria.map((criterion) => titleOf(criterion, language));
  const pointsOf = ({ points }: NamedSheet) =>
    criteria.map(({ id }) => numberOf(points.find(({ criterionId }) => criterionId === id)?.points ?? null));
  return [
    headOf([words.observer, ...titles, words.total, words.words]),
    ...sheets.map((sheet) => [
      ...[textOf(sheet.personName), ...pointsOf(sheet), numberOf(sheet.total), textOf(sheet.words)],
    ]),
  ];
}

function commentsOf({ criteria, comments }: ObservationSummary, language: Language): SheetData {
  const { time, observer, criterion, comment } = observationWords[language];
  const titles = new Map(criteria.map((one) => [one.id, titleOf(one, language)]));
  return [
    headOf([time, observer, criterion, comment]),
    ...comments.map(({ atMilliseconds, personName, criterionId, text }) =>
      [clockOf(atMilliseconds), personName, titles.get(criterionId ?? '') ?? '', text].map(textOf),
    ),
  ];
}

function headOf(titles: readonly string[]) {
  return titles.map((title) => ({ value: safeCell(title), fontWeight: 'bold' as const }));
}

function spreadCells({ count, mean, deviation, lowest, highest }: Spread) {
  return [count, rounded(mean), rounded(deviation), lowest, highest].map(numberOf);
}

function textOf(text: string) {
  return { value: safeCell(text), wrap: true };
}

function numberOf(value: number | null) {
  return value === null ? null : { value, type: Number };
}
