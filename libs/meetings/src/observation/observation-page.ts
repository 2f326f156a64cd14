import { timesOf } from '../minutes/minutes-words.js';
import { safeHtml } from '../safe-text.js';
import type { ObservationSummary, Spread } from './observation-summary.js';
import { clockOf, observationWords, rounded, titleOf } from './observation-words.js';
import type { Language } from '../taken-along.js';

const STYLE = `@page { size: A4; margin: 18mm }
body { font: 10.5pt/1.6 "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; max-width: 174mm; margin: 0 auto; padding: 8mm 4mm; color: #1b1f24 }
h1 { font-size: 17pt; line-height: 1.3; margin: 0 } h2 { font-size: 12.5pt; margin: 1.4em 0 .4em; break-after: avoid }
.facts { color: #57606a; margin: .3em 0 } table { border-collapse: collapse; width: 100% } tr { break-inside: avoid }
th, td { border: 1px solid #c8d0d8; padding: .3em .6em; text-align: left; vertical-align: top; overflow-wrap: anywhere }
th { background: #f2f5f7 } .number { text-align: right; white-space: nowrap } td.said { white-space: pre-wrap }
@media print { body { padding: 0; max-width: none } }`;

/** What was handed in as a page to be printed on A4. Nothing in it runs. */
export function makeObservationPage(summary: ObservationSummary, language: Language): string {
  const words = observationWords[language];
  const { session, teacherName, lessonTitle, sheets } = summary;
  const facts = [
    timesOf(session),
    teacherName && `${words.teacher} ${teacherName}`,
    lessonTitle && `${words.lesson} ${lessonTitle}`,
    words.handedIn(sheets.length),
  ].filter((fact) => fact !== null && fact !== '');
  const parts = [pointsOf, saidOf, commentsOf].map((part) => part(summary, language)).join('\n');
  return `<!doctype html>
<html lang="${words.print}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${safeHtml(session.title)} · ${words.title}</title><style>${STYLE}</style></head>
<body><h1>${safeHtml(session.title)}</h1><p class="facts">${words.title} · ${safeHtml(facts.join(' · '))}</p>
${sheets.length === 0 ? `<p>${words.nothing}</p>` : parts}
</body></html>
`;
}

function pointsOf({ criteria, total }: ObservationSummary, language: Language): string {
  const { criterion, maximum, count, mean, deviation, lowest, highest, ...words } = observationWords[language];
  const heads = [criterion, maximum, count, mean, deviation, lowest, highest];
  const rows = [
    ...criteria.map((one) => rowOf(titleOf(one, language), one.maximumPoints, one)),
    rowOf(words.total, total.maximumPoints, total),
  ];
  return `<h2>${words.summary}</h2>\n${tableOf(heads, rows)}`;
}

function rowOf(title: string, maximumPoints: number, { count, mean, deviation, lowest, highest }: Spread): string {
  const numbers = [maximumPoints, count, rounded(mean), rounded(deviation), lowest, highest];
  const cells = numbers.map((value) => `<td class="number">${value ?? '—'}</td>`).join('');
  return `<tr><th scope="row">${safeHtml(title)}</th>${cells}</tr>`;
}

function saidOf({ sheets }: ObservationSummary, language: Language): string {
  const { observer, total, words } = observationWords[language];
  const rows = sheets.map(
    (sheet) =>
      `<tr><th scope="row">${safeHtml(sheet.personName)}</th><td class="number">${sheet.total ?? '—'}</td><td class="said">${safeHtml(sheet.words)}</td></tr>`,
  );
  return `<h2>${words}</h2>\n${tableOf([observer, total, words], rows)}`;
}

function commentsOf({ criteria, comments }: ObservationSummary, language: Language): string {
  if (comments.length === 0) return '';
  const { time, observer, criterion, comment, ...words } = observationWords[language];
  const titles = new Map(criteria.map((one) => [one.id, titleOf(one, language)]));
  const rows = comments.map(({ atMilliseconds, personName, criterionId, text }) => {
    const title = titles.get(criterionId ?? '') ?? '';
    return `<tr><td class="number">${clockOf(atMilliseconds)}</td><td>${safeHtml(personName)}</td><td>${safeHtml(title)}</td><td class="said">${safeHtml(text)}</td></tr>`;
  });
  return `<h2>${words.comments}</h2>\n${tableOf([time, observer, criterion, comment], rows)}`;
}

function tableOf(heads: readonly string[], rows: readonly string[]): string {
  const head = heads.map((title) => `<th scope="col">${title}</th>`).join('');
  return `<table><thead><tr>${head}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table>`;
}
