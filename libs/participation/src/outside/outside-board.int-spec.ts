import { TermService } from '@yunqiao/courses';
import { newId, safeCell, type Actor } from '@yunqiao/platform';
import { readSheet } from 'read-excel-file/node';
import { CountedCatalogue } from '../board/catalogue.js';
import { StoredCounts } from '../counts/stored-counts.js';
import type { ParticipationFilter } from '../participation-filter.js';
import { openCountedTerm, type CountedTerm } from '../testing/counted-term.js';
import { expectedCell, expectedCoverage } from '../testing/oracle.js';
import { openTestReadModel, type TestReadModel } from '../testing/test-read-model.js';
import { OutsideBoardService } from './outside-board.service.js';
import { outsideTable, outsideWorkbook } from './outside-sheets.js';
import { isFew } from './suppression.js';

const audiences = ['teachers', 'students', 'everyone'] as const;
let term: CountedTerm;
let model: TestReadModel;
let boards: OutsideBoardService;
let termId: string;
let filter: ParticipationFilter;

beforeAll(async () => {
  term = await openCountedTerm(20_200_511);
  const { source } = term.database;
  model = await openTestReadModel(source, term.clock);
  const terms = new TermService(source);
  const { id, startsOn, endsOn } = (await terms.findOn('2020-03-05'))!;
  termId = id;
  filter = { from: startsOn, to: endsOn, audience: 'everyone', attested: 'with' };
  boards = new OutsideBoardService(new StoredCounts(model), new CountedCatalogue(source), terms, term.clock);
});

afterAll(async () => {
  await model.remove();
  await term.database.close();
});

/** All courses of the counted term are given by its first school. */
function giver(): Actor {
  return term.actor('schoolAdministrator', term.schoolIds[0]!);
}

describe('participation in courses that one gives', () => {
  it('is that of all receiving schools, with few people hidden', async () => {
    const board = await boards.board(giver(), termId);
    expect(board.schools.length).toBeGreaterThan(1);
    for (const row of board.schools) {
      for (const audience of audiences) {
        const belongs = (entry: { schoolId: string; courseId: string | null }) =>
          entry.schoolId === row.key && entry.courseId !== null;
        const { participants, visits } = expectedCell(term, filter, audience, belongs);
        const covered = expectedCoverage(term, filter, audience, belongs);
        const shown = row[audience];
        if (isFew(participants))
          expect(shown).toMatchObject({ participants: null, visits: null, participations: null });
        if (shown.participants !== null) expect(shown).toMatchObject({ participants, visits });
        if (isFew(covered)) expect(shown.coverage).toBeNull();
        if (shown.coverage !== null) expect(shown.coverage).toBe(covered);
      }
    }
  });

  it('shows the total of all, which is not few', async () => {
    const board = await boards.board(giver(), termId);
    const expected = expectedCell(term, filter, 'everyone', ({ courseId }) => courseId !== null);
    expect(board.everyone.participants).toBe(expected.participants);
  });

  it('is hidden in its files where it is on the screen', async () => {
    const board = await boards.board(giver(), termId);
    const [head, ...lines] = outsideTable('zh', 'school', board);
    expect(head!.slice(0, 3)).toEqual(['学校', '覆盖 · 全部', '参与人数 · 全部']);
    expect(lines.map(([name]) => name)).toEqual([...board.schools.map(({ name }) => name), '合计']);
    const figures = [...board.schools, board].map(({ everyone }) => everyone);
    expect(lines.map((line) => line.slice(1, 3))).toEqual(
      figures.map(({ coverage, participants, areFewCovered, areFewParticipants }) => [
        coverage ?? (areFewCovered ? '<5' : '不显示'),
        participants ?? (areFewParticipants ? '<5' : '不显示'),
      ]),
    );
    expect(lines.flat()).toContain('不显示');
    const safely = lines.map((line) => line.map((cell) => (typeof cell === 'number' ? cell : safeCell(cell))));
    expect((await readSheet(await outsideWorkbook('zh', 'school', board), '参与情况')).slice(1)).toEqual(safely);
  });

  it('is nothing for who gives no course', async () => {
    const other = await boards.board(term.actor('schoolAdministrator', term.schoolIds[1]!), termId);
    expect(other).toMatchObject({ courseCount: 0, schools: [], courses: [] });
    const trainer = await boards.board(term.actor('trainer', term.schoolIds[0]!), termId);
    expect(trainer.courseCount).toBe(0);
  });

  it('is of a term that there is', async () => {
    await expect(boards.board(giver(), newId())).rejects.toThrow('TERM_NOT_FOUND');
  });

  it('ends with the last whole month while the term goes on', async () => {
    const now = term.clock.now();
    term.clock.set('2020-03-20T00:00:00Z');
    try {
      expect((await boards.board(giver(), termId)).to).toBe('2020-02-29');
    } finally {
      term.clock.set(now);
    }
  });
});
