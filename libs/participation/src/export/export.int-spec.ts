import { TermService } from '@yunqiao/courses';
import { newId, writeCsv, type Actor } from '@yunqiao/platform';
import { plainToInstance } from 'class-transformer';
import { readSheet } from 'read-excel-file/node';
import type { BoardRow, CountsByAudience } from '../board/board.js';
import { BoardService } from '../board/board.service.js';
import { CountedCatalogue } from '../board/catalogue.js';
import { StoredCounts } from '../counts/stored-counts.js';
import { ReportCounter } from '../report/report-counter.js';
import { ReportReader } from '../report/report-reader.js';
import { ReportService } from '../report/report.service.js';
import { openCountedTerm, type CountedTerm } from '../testing/counted-term.js';
import { openTestReadModel, type TestReadModel } from '../testing/test-read-model.js';
import { aboutBoard, aboutSheet } from './about.js';
import { ExportQuery } from './export-query.js';
import { reportTable, reportWorkbook } from './report-sheets.js';
import { figureTable, type Table } from './sheets.js';
import { makeWorkbook } from './workbook.js';

const filter = { from: '2020-03-02', to: '2020-03-15', audience: 'everyone', attested: 'with' } as const;

let term: CountedTerm;
let model: TestReadModel;
let boards: BoardService;
let reports: ReportService;
let reader: ReportReader;
let administrator: Actor;

beforeAll(async () => {
  term = await openCountedTerm(20_200_305);
  const { source } = term.database;
  model = await openTestReadModel(source, term.clock);
  const [counts, catalogue] = [new StoredCounts(model), new CountedCatalogue(source)];
  boards = new BoardService(counts, catalogue);
  reader = new ReportReader(source, catalogue);
  const counter = new ReportCounter(counts);
  reports = new ReportService(source, counter, reader, catalogue, new TermService(source), term.clock);
  administrator = { ...term.actor('platformAdministrator', term.schoolIds[0]!), personId: term.events[0]!.personId };
});

afterAll(async () => {
  await model.remove();
  await term.database.close();
});

/** What the screen shows, line by line. */
function shown(rows: readonly BoardRow[], total: CountsByAudience): (string | number)[][] {
  const hours = (seconds: number) => Math.round((seconds / 3600) * 100) / 100;
  return [...rows, { ...total, name: '合计' }].map((row) => [
    row.name.replace(/^(?=[=+\-@])/u, "'"),
    ...(['everyone', 'teachers', 'students'] as const).flatMap((audience) => {
      const { coverage, participants, attested, participations, visits, beneficiaries, creditedSeconds } =
        row[audience];
      return [coverage, participants, attested, participations, visits, beneficiaries, hours(creditedSeconds)];
    }),
  ]);
}

/** The lines below the head of a .csv as a spreadsheet reads them: no cell of these tests has a separator in it. */
function linesOf(table: Table): (string | number)[][] {
  const [head, ...lines] = [...writeCsv(table)].join('').slice(1).trimEnd().split('\r\n');
  expect(head).toContain('覆盖 · 全部');
  return lines.map((line) => line.split(',').map((cell, index) => (index === 0 ? cell : Number(cell))));
}

describe('the files of the board', () => {
  it('have the same figures as the screen, cell by cell', async () => {
    const board = await boards.board(administrator, filter);
    const rows = await boards.rows(board.basis, 'school');
    const asked = plainToInstance(ExportQuery, { ...filter, group: 'school', lang: 'zh' });
    const table = figureTable('zh', 'school', board, rows);
    const [, ...lines] = await readSheet(
      await makeWorkbook('zh', [['figures', table]], aboutSheet('zh', aboutBoard(asked, board))),
      '参与情况',
    );
    expect(lines).toEqual(shown(rows, board));
    expect(linesOf(table)).toEqual(shown(rows, board));
  });
});

describe('the files of a report', () => {
  it('have the frozen figures, cell by cell, whatever came since', async () => {
    const report = await reports.issue(administrator, { id: newId(), title: '=三月', termId: null, filter });
    const edition = await reader.edition(report.id, 1);
    const { total, rows, weeks } = edition.figures;
    term.clock.advance(60_000);
    await term.addParticipation('2020-03-06T02:00:00Z');
    const file = await reportWorkbook('zh', report, await reader.edition(report.id, 1));
    for (const [sheet, group] of [
      ['各学校', 'school'],
      ['各课程', 'course'],
    ] as const) {
      const [, ...lines] = await readSheet(file, sheet);
      expect(lines).toEqual(shown(rows[group], total));
      expect(linesOf(reportTable('zh', group, edition.figures))).toEqual(shown(rows[group], total));
    }
    const [, ...weekly] = await readSheet(file, '每周');
    expect(weekly).toEqual(weeks.map(({ startsOn, teachers, students }) => [startsOn, teachers, students]));
    const about = await readSheet(file, '口径');
    expect(about.slice(0, 4)).toEqual([
      ['标题', "'=三月"],
      ['版次', '1'],
      ['数据截至', '2020-07-01 08:00:00'],
      ['口径版本', String(edition.definitionVersion)],
    ]);
    expect(about.slice(-edition.definitions.zh.length)).toEqual(edition.definitions.zh.map((pair) => [...pair]));
  });
});
