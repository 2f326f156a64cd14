import type { KnownMembership, RosterState } from '@yunqiao/identity';
import { newId } from '@yunqiao/platform';
import { runCodeOf } from '../run/run-code.js';
import type { Term } from '../term/term.entity.js';
import { termsBetween } from '../term/school-terms.js';
import { planEnrolments, type KnownEnrolment } from './enrolment-plan.js';
import { EnrolmentRows } from './enrolment-rows.js';
import './enrolment-sheets.js';
import type { Candidate } from './enrolment-steps.js';
import { RunDirectory, type OfferedRun } from './run-directory.js';

const today = '2020-04-15';
const terms = termsBetween(2019, 2020).map((term): Term => ({ ...term, id: term.code }));
const run = (title: string, facts: Partial<OfferedRun> = {}): OfferedRun => ({
  ...{ id: newId(), termId: '2020-spring', title, endsOn: '2020-06-30', isClosed: false },
  ...{ schoolIds: new Set(['a', 'b']), ...facts },
});
const nursing = run('护理学基础');
const welding = run('焊接', { isClosed: true });
const past = run('电工', { endsOn: '2020-04-14' });
const earlier = run('书法', { termId: '2019-autumn' });
const elsewhere = run('英语', { schoolIds: new Set(['b']) });
const twice = [run('数学'), run('数学')];

const organisation = (id: string, name: string) => ({
  ...{ id, name, shortName: name, kind: 'school' as const, region: 'zunyi' as const, parentId: null, isClosed: false },
});
const person = (id: string, accountName: string, displayName: string, isDisabled = false) => ({
  ...{ id, schoolId: 'a', accountName, displayName, isDisabled, isTest: false },
});
const membership = (personId: string, facts: Partial<KnownMembership> = {}): KnownMembership => ({
  ...{ id: `m${personId}`, personId, organisationId: 'a', classGroupId: '1', role: 'student', subject: null },
  ...{ validFrom: '2019-09-01', validTo: null, ...facts },
});

/** School a with class 1, and three people whose numbers are 001 (a pupil), 002 (left), T1 (a teacher), 003 (without account). */
const state: RosterState = {
  organisations: [organisation('a', '甲校')],
  classGroups: [
    { id: '1', name: '护理1班', schoolId: 'a', grade: 2019, isClosed: false },
    { id: '2', name: '护理2班', schoolId: 'a', grade: 2019, isClosed: false },
  ],
  people: [
    ...[person('p1', '001', '王小明'), person('p2', '002', '李四'), person('t1', 'T1', '陈老师')],
    person('p3', '003', '赵六', true),
  ],
  memberships: [
    ...[membership('p1'), membership('p2', { validTo: '2020-04-15' }), membership('p3')],
    membership('t1', { role: 'teacher', classGroupId: null }),
  ],
};
const pupil = (personId: string, displayName: string): Candidate => ({
  ...{ personId, displayName, membershipId: `m${personId}`, schoolId: 'a', classGroupId: '1', role: 'student' },
});

function plan(rows: readonly Record<string, string>[], known: Readonly<Record<string, KnownEnrolment>> = {}) {
  const runs = new RunDirectory([nursing, welding, past, earlier, elsewhere, ...twice], terms, today);
  const numbered = rows.map((values, index) => ({ number: index + 2, values }));
  const read = new EnrolmentRows(state, 'a', runs, today).read(numbered);
  const there = {
    studentsOf: (id: string) => (id === '1' ? [pupil('p1', '王小明'), pupil('p9', '孙七')] : []),
    find: (_runId: string, personId: string) => known[personId],
  };
  return planEnrolments(read, there, new Date('2020-04-15T02:00:00Z'));
}

const mistakes = (rows: readonly Record<string, string>[]) =>
  plan(rows).lines.flatMap((line) => line.mistakes.map(({ column, code }) => [line.number, column, code]));
const one = { course: '护理学基础', number: '001' };

describe('a sheet of enrolments', () => {
  it('enrols a person by the number, with the membership of today', () => {
    const { steps, lines } = plan([{ ...one, term: '2020年春季学期', name: '王小明' }]);
    expect(steps).toMatchObject([
      { kind: 'enrol', courseRunId: nursing.id, personId: 'p1', membershipId: 'mp1', name: '王小明 · 护理学基础' },
    ]);
    expect(lines).toMatchObject([{ action: 'create', effects: ['newEnrolment'], name: '王小明', role: 'student' }]);
  });

  it('enrols a class, each of its pupils once, also who stands in the sheet alone', () => {
    const { steps, lines } = plan([one, { course: '护理学基础', classGroup: '护理1班' }]);
    expect(steps.map(({ personId }) => personId)).toEqual(['p1', 'p9']);
    expect(lines[1]).toMatchObject({ action: 'create', note: '护理学基础 · +1' });
  });

  it('takes teachers in, and finds a run by its code', () => {
    expect(plan([{ run: runCodeOf(nursing.id).toLowerCase(), number: 't1' }]).steps).toMatchObject([
      { personId: 't1', role: 'teacher', courseRunId: nursing.id },
    ]);
  });

  it('changes nothing for who is enrolled, and brings back who had left', () => {
    const withdrawn = { ...pupil('p1', ''), source: 'self' as const, withdrawnAt: '2020-03-01T00:00:00.000Z' };
    expect(plan([one], { p1: { id: 'e', withdrawn: null } })).toMatchObject({ steps: [], lines: [{ action: 'same' }] });
    expect(plan([one], { p1: { id: 'e', withdrawn } }).steps).toMatchObject([{ kind: 'enrolAgain', id: 'e' }]);
  });

  it.each([
    [{ course: '护理' }, 'number', 'ROSTER_NUMBER_OR_CLASS'],
    [{ ...one, course: '护理' }, 'course', 'ROSTER_COURSE_UNKNOWN'],
    [{ ...one, course: '英语' }, 'course', 'ROSTER_COURSE_UNKNOWN'],
    [{ ...one, course: '书法' }, 'term', 'ROSTER_COURSE_OTHER_TERM'],
    [{ ...one, term: '2020年夏天' }, 'term', 'ROSTER_TERM_UNKNOWN'],
    [{ ...one, course: '焊接' }, 'course', 'ROSTER_RUN_CLOSED'],
    [{ ...one, course: '电工' }, 'course', 'ROSTER_RUN_OVER'],
    [{ ...one, course: '数学' }, 'course', 'ROSTER_RUN_AMBIGUOUS'],
    [{ number: '001', run: 'R0000' }, 'run', 'ROSTER_RUN_UNKNOWN'],
    [{ ...one, course: '数学', run: runCodeOf(nursing.id) }, 'course', 'ROSTER_RUN_DIFFERS'],
    [{ ...one, number: '999' }, 'number', 'ROSTER_PERSON_UNKNOWN'],
    [{ ...one, number: '002' }, 'number', 'ROSTER_PERSON_NOT_LEARNING'],
    [{ ...one, number: '003' }, 'number', 'ROSTER_ACCOUNT_CLOSED'],
    [{ ...one, name: '王大明' }, 'name', 'ROSTER_PERSON_DIFFERS'],
    [{ ...one, classGroup: '护理2班' }, 'classGroup', 'ROSTER_CLASS_DIFFERS'],
    [{ course: '护理学基础', classGroup: '护理9班' }, 'classGroup', 'ROSTER_CLASS_UNKNOWN'],
    [{ course: '护理学基础', classGroup: '护理2班' }, 'classGroup', 'ROSTER_CLASS_EMPTY'],
  ])('says what is wrong: %j', (row, column, code) => {
    expect(mistakes([row])).toEqual([[2, column, code]]);
  });

  it('names the codes among which one has to choose', () => {
    const [line] = plan([{ ...one, course: '数学' }]).lines;
    expect(line!.mistakes[0]!.details).toEqual({ codes: twice.map(({ id }) => runCodeOf(id)).join(' ') });
  });

  it('refuses the same twice', () => {
    expect(mistakes([one, one])).toEqual([[3, 'number', 'ROSTER_DOUBLED']]);
  });
});

describe('a term', () => {
  it.each([
    '2020年春季学期',
    '2020 春',
    'Spring term 2020',
    'spring 2020',
    '2020-spring',
    '2019-2020学年第二学期',
    '2019—2020学年度第2学期',
    '2019-2020学年下学期',
  ])('is understood as it is written: %s', (term) => {
    expect(plan([{ ...one, term }]).steps).toHaveLength(1);
  });
});
