import { Injectable, Module } from '@nestjs/common';
import { newId, OutboxMessage, type Actor } from '@yunqiao/platform';
import { openTestApp, type TestApp } from '@yunqiao/testing';
import type { ClassGroup } from '../class-group/class-group.entity.js';
import { identityEntities } from '../identity.entities.js';
import { identityGiven, type IdentityGiven } from '../identity.factory.js';
import { identityMigrations } from '../identity.migrations.js';
import { IdentityModule } from '../identity.module.js';
import { IdentityWorkerModule } from '../identity-worker.module.js';
import { MEMBERSHIPS_RESTATED } from '../membership/membership-news.js';
import { Membership } from '../membership/membership.entity.js';
import { CodeSheets } from '../password/code-sheets.service.js';
import { Person } from '../person/person.entity.js';
import { SignInService } from '../sign-in/sign-in.service.js';
import { FindsMembershipTraces } from './membership-traces.js';
import { RosterChange } from './roster-change.entity.js';
import type { RosterImport } from './roster-import.entity.js';
import { RosterReader } from './roster-reader.service.js';
import { RosterProcessor } from './roster.processor.js';
import { RosterService } from './roster.service.js';

/** A room above that knows who has taken part. */
@Injectable()
class Log {
  static readonly memberships: string[] = [];

  @FindsMembershipTraces()
  find(): Promise<string[]> {
    return Promise.resolve(Log.memberships);
  }
}

@Module({ providers: [Log] })
class LogModule {}

let app: TestApp;
let given: IdentityGiven;
let actor: Actor;
let schoolId: string;
let classGroup: ClassGroup;

beforeAll(async () => {
  app = await openTestApp({
    imports: [IdentityModule, IdentityWorkerModule, LogModule],
    parts: { entities: identityEntities, migrations: identityMigrations },
    withGraphql: false,
  });
  given = identityGiven(app.database.source);
});
afterAll(() => app.close());
beforeEach(async () => {
  schoolId = (await given.school()).id;
  actor = (await given.person({ role: 'schoolAdministrator', schoolId, accountName: 'admin' })).actor;
  classGroup = await given.classGroup({ schoolId, name: '汽修1班', grade: 2019 });
});

const service = <Service>(type: new (...parts: never[]) => Service): Service =>
  app.app.get<Service>(type, { strict: false });
const rosters = () => service(RosterService);

/** 姓名,学号,身份,班级,年级,学科 / 王小明,001,学生,汽修1班,2019, / 李四,T1,校长,,,语文 in GBK: 校长 is no role. */
const head = 'd0d5c3fb2cd1a7bac52cc9edb7dd2cb0e0bcb62cc4eabcb62cd1a7bfc60a';
const pupil = 'cdf5d0a1c3f72c3030312cd1a7c9fa2cc6fbd0de31b0e02c323031392c0a';
const headmaster = 'c0eecbc42c54312cd0a3b3a42c2c2cd3efcec40a';
const teacher = 'c0eecbc42c54312cbdccca a62c2c2cd3efcec40a'.replaceAll(' ', '');
const gbk = (...lines: string[]) => Buffer.from([head, ...lines].join(''), 'hex');
const text = (...lines: string[]) => Buffer.from(['姓名,学号,身份,班级,年级,学科', ...lines].join('\n'));

async function bring(sheet: Buffer, facts: { organisationId?: string; kind?: 'people' | 'schools'; by?: Actor } = {}) {
  const { organisationId = schoolId, kind = 'people' as const, by = actor } = facts;
  const wanted = { id: newId(), kind, organisationId, fileName: '名册.csv', effectiveOn: '2020-04-20', sheet };
  return worked(await rosters().bring(by, wanted), by);
}

/** The sheet after the worker has been at it. */
async function worked({ id, attempt }: RosterImport, by = actor, signal = new AbortController().signal) {
  await service(RosterProcessor).work({ importId: id, attempt }, { signal, isLastAttempt: true });
  return rosters().get(by, id);
}

const apply = async ({ id }: RosterImport) => worked(await rosters().apply(actor, id));
const undo = async ({ id }: RosterImport) => worked(await rosters().undo(actor, id));
const people = () => app.database.source.manager.countBy(Person, { schoolId });
const membershipsOf = async (accountName: string) => {
  const { id } = await app.database.source.manager.findOneByOrFail(Person, { schoolId, accountName });
  return app.database.source.manager.find(Membership, { where: { personId: id }, order: { validFrom: 'ASC' } });
};

/** Whose memberships of days that have begun are told to have changed, message by message. */
const restated = async () => {
  const told = await app.database.source.manager.findBy(OutboxMessage, { kind: MEMBERSHIPS_RESTATED });
  return told.sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ payload }) => payload['changes']);
};

describe('a roster in GBK', () => {
  it('shows its mistakes, is repaired, brought in, found unchanged, and undone', async () => {
    const wrong = await bring(gbk(pupil, headmaster));
    expect(wrong).toMatchObject({ state: 'checked', encoding: 'gbk', createdCount: 1, wrongCount: 1 });
    const lines = await service(RosterReader).lines(wrong.id, 'wrong', { first: 10 });
    expect(lines.edges.map(({ node }) => node)).toMatchObject([
      { number: 3, name: '李四', mistakes: [{ column: 'role', code: 'ROSTER_ROLE_UNKNOWN', details: {} }] },
    ]);
    await expect(rosters().apply(actor, wrong.id)).rejects.toThrow('ROSTER_HAS_MISTAKES');
    expect(await people()).toBe(1);

    const applied = await apply(await bring(gbk(pupil, teacher)));
    expect(applied).toMatchObject({ state: 'applied', createdCount: 2 });
    expect(await membershipsOf('T1')).toMatchObject([{ role: 'teacher', subject: '语文', validFrom: '2020-04-20' }]);

    const again = await bring(gbk(pupil, teacher));
    expect(again).toMatchObject({ createdCount: 0, changedCount: 0, proposedCount: 0, sameCount: 2 });
    await apply(again);
    expect(await app.database.source.manager.countBy(RosterChange, { importId: again.id })).toBe(0);

    expect(await undo(applied)).toMatchObject({ state: 'undone', keptCount: 0 });
    expect(await people()).toBe(1);
  });

  it('is refused with the columns that it lacks', async () => {
    const failed = await bring(Buffer.from('姓名,备注\n王小明,a'));
    expect(failed).toMatchObject({ state: 'failed', errorCode: 'ROSTER_COLUMNS_MISSING' });
    expect(failed.errorDetails).toEqual({ columns: ['number'] });
  });
});

describe('a sheet of a later term', () => {
  it('changes classes and lets people go only when it is ticked, and takes it back', async () => {
    await apply(await bring(text('王小明,001,学生,汽修1班,2019,', '李四,002,学生,汽修1班,2019,')));
    const later = text('王小明,001,学生,汽修2班,2019,', '赵六,003,学生,汽修1班,2019,');
    const roster = await bring(later);
    // The day before the memberships began nothing can end: the new day lies behind it.
    expect(roster.wrongCount).toBe(1);
    const moved = await worked(await rosters().setDay(actor, roster.id, '2020-09-01'));
    expect(moved).toMatchObject({ wrongCount: 0, createdCount: 2 });
    await rosters().decide(actor, { importId: moved.id, kind: 'classChange', isAccepted: true });
    const before = await restated();
    const applied = await apply(moved);
    expect(await membershipsOf('001')).toMatchObject([{ validTo: '2020-09-01' }, { validFrom: '2020-09-01' }]);
    const [{ personId }] = (await membershipsOf('001')) as [Membership, Membership];
    expect((await restated()).slice(before.length)).toEqual([[{ personId, fromDay: '2020-09-01' }]]);
    expect(await membershipsOf('002')).toMatchObject([{ validTo: null }]);

    await undo(applied);
    expect(await membershipsOf('001')).toMatchObject([{ classGroupId: classGroup.id, validTo: null }]);
    expect((await restated()).slice(before.length + 1)).toEqual([[{ personId, fromDay: '2020-09-01' }]]);
  });
});

describe('undoing', () => {
  it('keeps whom the sheet made and who has signed in since, and says so', async () => {
    const roster = await apply(await bring(text('王小明,001,学生,汽修1班,2019,', '李四,002,学生,汽修1班,2019,')));
    const sheet = await service(CodeSheets).make(actor, { schoolId, classGroupId: classGroup.id });
    expect(sheet.codes.map(({ accountName }) => accountName)).toEqual(['001', '002']);
    const browser = { deviceToken: null, userAgent: 'test', address: '203.0.113.1' };
    const [first] = sheet.codes;
    await service(SignInService).signIn({ ...browser, schoolId, accountName: '001', password: first!.activationCode });

    expect(await undo(roster)).toMatchObject({ state: 'undone', keptCount: 2 });
    expect(await membershipsOf('001')).toHaveLength(1);
    const kept = await service(RosterReader).kept(roster.id, { first: 10 });
    expect(kept.edges.map(({ node }) => node.kept)).toEqual(['signedIn', 'signedIn']);
    expect(await people()).toBe(2);
  });

  it('keeps whoever has taken part, as the room above says', async () => {
    const roster = await apply(await bring(text('王小明,001,学生,汽修1班,2019,', '李四,002,学生,汽修1班,2019,')));
    Log.memberships.push((await membershipsOf('002'))[0]!.id);
    expect(await undo(roster)).toMatchObject({ keptCount: 2 });
    expect(await membershipsOf('002')).toHaveLength(1);
    expect(await people()).toBe(2);
  });
});

describe('the work on a sheet', () => {
  it('changes nothing when its worker is killed, and is done by the next', async () => {
    const roster = await bring(text('王小明,001,学生,汽修1班,2019,'));
    const applying = await rosters().apply(actor, roster.id);
    const killed = new AbortController();
    killed.abort();
    await expect(worked(applying, actor, killed.signal)).rejects.toThrow('ROSTER_INTERRUPTED');
    expect(await people()).toBe(1);
    await Promise.all([worked(applying), worked(applying)]);
    expect(await people()).toBe(2);
    expect(await rosters().get(actor, roster.id)).toMatchObject({ state: 'applied' });
  });

  it('is of an attempt: what an earlier one still does is worth nothing', async () => {
    const roster = await bring(text('王小明,001,学生,汽修1班,2019,'));
    await rosters().apply(actor, roster.id);
    await worked({ ...roster, attempt: roster.attempt });
    expect(await people()).toBe(1);
  });
});

describe('sheets', () => {
  it('of another school do not exist for its administrators, and schools are made by platform administrators', async () => {
    const roster = await bring(text('王小明,001,学生,汽修1班,2019,'));
    const foreign = (await given.person({ role: 'schoolAdministrator' })).actor;
    await expect(rosters().get(foreign, roster.id)).rejects.toThrow('ROSTER_NOT_FOUND');
    await expect(bring(text('a'), { by: foreign })).rejects.toThrow('ORGANISATION_NOT_FOUND');
    await expect(bring(text('a'), { kind: 'schools' })).rejects.toThrow('NOT_ALLOWED');
    const page = await service(RosterReader).list(actor, { first: 10 });
    expect(page.edges.map(({ node }) => node.id)).toContain(roster.id);
  });

  it('of schools make them, change them, and are undone', async () => {
    const alliance = await given.alliance();
    const region = await given.region({ parentId: alliance.id });
    const platform = (await given.person({ role: 'platformAdministrator', schoolId: alliance.id })).actor;
    const sheet = Buffer.from('学校,简称,地区,上级\n汇川职校,汇川,遵义,' + region.name);
    const roster = await bring(sheet, { kind: 'schools', organisationId: alliance.id, by: platform });
    const done = await worked(await rosters().apply(platform, roster.id), platform);
    expect(done).toMatchObject({ state: 'applied', createdCount: 1 });
    const again = await bring(sheet, { kind: 'schools', organisationId: alliance.id, by: platform });
    expect(again.sameCount).toBe(1);
    expect(await worked(await rosters().undo(platform, roster.id), platform)).toMatchObject({ keptCount: 0 });
  });
});
