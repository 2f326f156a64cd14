import './identity-sheets.js';
import { planPeople } from './people-plan.js';
import { decide, proposalKey, type RosterPlan } from './roster-plan.js';
import type { RosterProposalKind } from './roster-proposal.entity.js';
import type { KnownMembership, KnownPerson, RosterState } from './roster-state.js';

const organisation = (id: string, name: string, kind: 'school' | 'region' = 'school') => ({
  ...{ id, name, shortName: name.slice(0, 2), kind, region: 'zunyi' as const, parentId: 'region', isClosed: false },
});
const classGroup = (id: string, name: string, schoolId = 'a') => ({ id, name, schoolId, grade: 2019, isClosed: false });

/** School a with classes 1 and 2, and school b with class 3, of one region. */
class Known implements RosterState {
  organisations = [organisation('region', '遵义', 'region'), organisation('a', '甲校'), organisation('b', '乙校')];
  classGroups = [classGroup('1', '1班'), classGroup('2', '2班'), classGroup('3', '1班', 'b')];
  people: KnownPerson[] = [];
  memberships: KnownMembership[] = [];

  has(id: string, facts: Partial<KnownPerson & KnownMembership> = {}): this {
    const { schoolId = 'a', classGroupId = '1', role = 'student', subject = null, validFrom = '2019-09-01' } = facts;
    const { displayName = '王小明', accountName = '001', isDisabled = false, isTest = false, validTo = null } = facts;
    this.people.push({ id, schoolId, accountName, displayName, isDisabled, isTest });
    const place = { organisationId: schoolId, classGroupId: role === 'student' ? classGroupId : null };
    this.memberships.push({ id: `m${id}`, personId: id, ...place, role, subject, validFrom, validTo });
    return this;
  }
}

const student = { name: '王小明', number: '001', role: '学生', classGroup: '1班', grade: '2019' };
const teacher = { name: '王小明', number: '001', role: '教师', subject: '语文' };

function plan(
  state: RosterState,
  rows: readonly Record<string, string>[],
  { scope = 'a', ticked = [] as readonly [RosterProposalKind, string][] } = {},
): RosterPlan {
  const numbered = rows.map((values, index) => ({ number: index + 2, values }));
  const decisions = decide(
    '2020-04-20',
    ticked.map(([kind, id]) => proposalKey(kind, id)),
  );
  return planPeople(numbered, state, scope, decisions);
}

const kinds = ({ steps }: RosterPlan) => steps.map(({ kind }) => kind);
const actions = ({ lines }: RosterPlan) => lines.map(({ action }) => action);
const mistakes = ({ lines }: RosterPlan) =>
  lines.flatMap((line) => line.mistakes.map(({ column, code }) => [line.number, column, code]));

describe('a sheet of people', () => {
  it('makes an account with what the person is', () => {
    const made = plan(new Known(), [student]);
    expect(kinds(made)).toEqual(['createPerson', 'beginMembership']);
    expect(made.steps[1]).toMatchObject({ classGroupId: '1', role: 'student', validFrom: '2020-04-20' });
  });

  it('makes one account of two rows that give one person two roles', () => {
    const made = plan(new Known(), [teacher, { ...teacher, role: '联络员', subject: '' }]);
    expect(kinds(made)).toEqual(['createPerson', 'beginMembership', 'beginMembership']);
  });

  it('makes a class with its first row, by its year or by the year in its name', () => {
    const made = plan(new Known(), [
      { ...student, classGroup: '3班', grade: '2020级' },
      { ...student, number: '002', classGroup: '2020级4班', grade: '' },
      { ...student, number: '003', classGroup: '3班', grade: '2020' },
    ]);
    expect(kinds(made).filter((kind) => kind === 'createClassGroup')).toHaveLength(2);
    expect(made.steps.filter(({ kind }) => kind === 'createClassGroup')).toMatchObject([
      { grade: 2020 },
      { grade: 2020 },
    ]);
  });

  it('leaves alone what is there', () => {
    const same = plan(new Known().has('p', { validFrom: '2020-01-01' }), [student]);
    expect(same).toMatchObject({ steps: [], proposals: [] });
    expect(actions(same)).toEqual(['same']);
  });

  it('knows a number in either case, and a name with spaces', () => {
    const state = new Known().has('p', { accountName: 'N-01' });
    expect(plan(state, [{ ...student, number: 'ｎ-01', name: '王 小明' }]).steps).toEqual([]);
  });

  it('changes a subject, and adds a role to who has another', () => {
    const state = new Known().has('p', { role: 'teacher', subject: '数学' });
    expect(kinds(plan(state, [teacher, { ...teacher, role: '联络员', subject: '' }]))).toEqual([
      'changeSubject',
      'beginMembership',
    ]);
  });
});

describe('what only a person can decide', () => {
  const moved = { ...student, classGroup: '2班' };

  it('is another class: nothing happens until it is ticked', () => {
    const state = new Known().has('p');
    const proposed = plan(state, [moved]);
    expect(proposed.proposals).toMatchObject([{ kind: 'classChange', subjectId: 'mp', before: '1班', after: '2班' }]);
    expect([kinds(proposed), actions(proposed)]).toEqual([[], ['propose']]);
    const ticked = plan(state, [moved], { ticked: [['classChange', 'mp']] });
    expect(ticked.steps).toMatchObject([
      { kind: 'endMembership', id: 'mp', validTo: '2020-04-20' },
      { kind: 'beginMembership', classGroupId: '2', validFrom: '2020-04-20' },
    ]);
  });

  it('is another school, where a sheet names several: the account goes along', () => {
    const state = new Known().has('p');
    const row = { ...student, school: '乙校' };
    expect(plan(state, [row], { scope: 'region' })).toMatchObject({ proposals: [{ kind: 'schoolChange' }], steps: [] });
    const ticked = plan(state, [row], { scope: 'region', ticked: [['schoolChange', 'mp']] });
    expect(kinds(ticked)).toEqual(['endMembership', 'moveAccount', 'beginMembership']);
  });

  it('is not another school when the name differs, or the same number is listed there too', () => {
    const state = new Known().has('p');
    const other = { ...student, school: '乙校', name: '李四' };
    expect(kinds(plan(state, [other], { scope: 'region' }))).toContain('createPerson');
    const both = [
      { ...student, school: '甲校' },
      { ...student, school: '乙校' },
    ];
    expect(actions(plan(state, both, { scope: 'region' }))).toEqual(['same', 'create']);
  });

  it('is who is not listed any more, class by class', () => {
    const state = new Known()
      .has('p')
      .has('q', { accountName: '002' })
      .has('r', { accountName: '003', classGroupId: '2' });
    const found = plan(state, [student], { ticked: [['leaver', 'mq']] });
    expect(found.proposals).toMatchObject([{ kind: 'leaver', subjectId: 'mq', before: '甲校 1班' }]);
    expect(found.steps).toMatchObject([{ kind: 'endMembership', id: 'mq', validTo: '2020-04-20' }]);
  });

  it.each([
    ['a test person', { isTest: true }],
    ['an administrator', { role: 'schoolAdministrator' as const }],
    ['who begins today', { validFrom: '2020-04-20' }],
  ])('is not the leaving of %s', (_name, facts) => {
    expect(plan(new Known().has('p').has('q', { accountName: '002', ...facts }), [student]).proposals).toEqual([]);
  });

  it('is another name, once for both roles of a person', () => {
    const state = new Known().has('p', { role: 'teacher', subject: '语文', displayName: '王晓明' });
    const rows = [teacher, { ...teacher, role: '联络员', subject: '' }];
    const ticked = plan(state, rows, { ticked: [['rename', 'p']] });
    expect(ticked.proposals).toHaveLength(1);
    expect(kinds(ticked)).toEqual(['rename', 'beginMembership']);
  });

  it('is whether an account that was disabled comes back', () => {
    const state = new Known().has('p', { isDisabled: true, validTo: '2020-01-01' });
    expect(plan(state, [student])).toMatchObject({ proposals: [{ kind: 'enable' }], steps: [] });
    expect(kinds(plan(state, [student], { ticked: [['enable', 'p']] }))).toEqual(['enable', 'beginMembership']);
  });
});

describe('mistakes', () => {
  it.each<[string, Record<string, string>, string, string]>([
    ['no name', { name: '' }, 'name', 'ROSTER_MISSING'],
    ['a number with signs', { number: '00/1' }, 'number', 'ROSTER_NUMBER_INVALID'],
    ['a rounded number', { number: '5.22E+17' }, 'number', 'ROSTER_NUMBER_ROUNDED'],
    ['an unknown role', { role: '校长' }, 'role', 'ROSTER_ROLE_UNKNOWN'],
    ['no class', { classGroup: '' }, 'classGroup', 'ROSTER_MISSING'],
    ['a class of a teacher', { role: '教师' }, 'classGroup', 'ROSTER_CLASS_NOT_ALLOWED'],
    ['a new class without a year', { classGroup: '新班', grade: '' }, 'grade', 'ROSTER_GRADE_MISSING'],
    ['a year that is none', { grade: '高一' }, 'grade', 'ROSTER_GRADE_INVALID'],
    ['another school', { school: '乙校' }, 'school', 'ROSTER_SCHOOL_OTHER'],
    ['a day that is none', { validFrom: '2020-02-30' }, 'validFrom', 'ROSTER_DAY_INVALID'],
    ['garbled text', { name: '锟斤拷' }, 'name', 'ROSTER_GARBLED'],
    ['a long name', { name: '长'.repeat(61) }, 'name', 'ROSTER_TOO_LONG'],
  ])('are named by row and column: %s', (_name, different, column, code) => {
    const found = plan(new Known(), [student, { ...student, number: '002', ...different }]);
    expect(mistakes(found)).toEqual([[3, column, code]]);
  });

  it('are a person who is listed twice, or under two names', () => {
    const rows = [student, student, { ...student, name: '李四' }];
    expect(mistakes(plan(new Known(), rows))).toEqual([
      [3, 'number', 'ROSTER_DOUBLED'],
      [4, 'name', 'ROSTER_NAME_DIFFERS'],
    ]);
  });

  it('are accounts of people who administer above schools', () => {
    const state = new Known().has('p', { role: 'platformAdministrator' });
    expect(mistakes(plan(state, [teacher]))).toEqual([[2, 'number', 'ROSTER_ACCOUNT_ABOVE']]);
  });

  it('are a transfer before the day on which the present class began', () => {
    const state = new Known().has('p', { validFrom: '2020-05-01' });
    expect(mistakes(plan(state, [{ ...student, classGroup: '2班' }]))).toEqual([[2, 'validFrom', 'ROSTER_OVERLAPS']]);
  });

  it('are a school that two share by its short name, and one that is not in the scope', () => {
    const state = new Known();
    state.organisations.push(organisation('c', '东校一部'), organisation('d', '东校二部'));
    const rows = [
      { ...student, school: '东校' },
      { ...student, school: '丙校' },
    ];
    expect(mistakes(plan(state, rows, { scope: 'region' }))).toEqual([
      [2, 'school', 'ROSTER_SCHOOL_AMBIGUOUS'],
      [3, 'school', 'ROSTER_SCHOOL_UNKNOWN'],
    ]);
  });
});
