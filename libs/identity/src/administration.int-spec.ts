import { newId, type Actor } from '@yunqiao/platform';
import { openTestApp, type TestApp } from '@yunqiao/testing';
import { AdministratorService } from './administrator/administrator.service.js';
import { ClassGroupService } from './class-group/class-group.service.js';
import { identityEntities } from './identity.entities.js';
import { identityGiven, type GivenActor, type IdentityGiven } from './identity.factory.js';
import { identityMigrations } from './identity.migrations.js';
import { IdentityModule } from './identity.module.js';
import { MembershipAdministration } from './membership/membership-administration.service.js';
import { MembershipService } from './membership/membership.service.js';
import { OrganisationAdministration } from './organisation/organisation-administration.service.js';
import type { Organisation } from './organisation/organisation.entity.js';
import { PairingService } from './pairing/pairing.service.js';
import { PersonAdministration } from './person/person-administration.service.js';
import { PersonDirectory } from './person/person-directory.service.js';

let app: TestApp;
let given: IdentityGiven;
let platform: GivenActor;
let school: Organisation;
let own: Actor;
let foreign: Actor;

beforeAll(async () => {
  app = await openTestApp({
    imports: [IdentityModule],
    parts: { entities: identityEntities, migrations: identityMigrations },
    withGraphql: false,
  });
  given = identityGiven(app.database.source);
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.database.source.query("UPDATE membership SET valid_to = '2016-10-02' WHERE role = 'platformAdministrator'");
  platform = await given.person({ role: 'platformAdministrator' });
  school = await given.school();
  own = (await given.person({ role: 'schoolAdministrator', schoolId: school.id })).actor;
  foreign = (await given.person({ role: 'schoolAdministrator' })).actor;
});

const service = <Service>(type: new (...parts: never[]) => Service): Service => app.app.get<Service>(type);

describe('an account', () => {
  const facts = () => ({
    id: newId(),
    schoolId: school.id,
    accountName: 't' + newId().slice(-8),
    displayName: '王小明',
    role: 'teacher' as const,
    subject: '数学',
    validFrom: '2020-02-01',
  });

  it('is made once, however often it is asked, and its code is shown once', async () => {
    const wanted = facts();
    const answers = await Promise.all([1, 2, 3].map(() => service(PersonAdministration).create(own, wanted)));
    expect(answers.filter(({ activationCode }) => activationCode !== null)).toHaveLength(1);
    expect(new Set(answers.map(({ person }) => person.id))).toEqual(new Set([wanted.id]));
    expect(await service(MembershipService).holdingOn(wanted.id, '2020-02-01')).toHaveLength(1);
  });

  it('is not made from an id that stands for somebody else', async () => {
    const wanted = facts();
    await service(PersonAdministration).create(own, wanted);
    await expect(service(PersonAdministration).create(own, { ...wanted, displayName: '李四' })).rejects.toThrow(
      'CONFLICT',
    );
  });

  it('has a number that nobody else in the school has, in either case', async () => {
    const wanted = facts();
    await service(PersonAdministration).create(own, wanted);
    const same = { ...facts(), accountName: wanted.accountName.toUpperCase() };
    await expect(service(PersonAdministration).create(own, same)).rejects.toThrow('ACCOUNT_NAME_TAKEN');
    const elsewhere = { ...same, schoolId: (await given.school()).id };
    await expect(service(PersonAdministration).create(platform.actor, elsewhere)).resolves.toBeDefined();
  });

  it('is not made by the administrator of another school, nor above the own role', async () => {
    await expect(service(PersonAdministration).create(foreign, facts())).rejects.toThrow('ORGANISATION_NOT_FOUND');
    const above = { ...facts(), role: 'platformAdministrator' as const };
    await expect(service(PersonAdministration).create(own, above)).rejects.toThrow('NOT_ALLOWED');
  });

  it('is left half made by no error', async () => {
    const wanted = { ...facts(), role: 'student' as const, subject: null };
    await expect(service(PersonAdministration).create(own, wanted)).rejects.toThrow('MEMBERSHIP_CLASS_GROUP_REQUIRED');
    await expect(service(PersonDirectory).get(platform.actor, wanted.id)).rejects.toThrow('PERSON_NOT_FOUND');
  });

  it('does not exist for another school', async () => {
    const { person } = await given.person({ schoolId: school.id });
    await expect(service(PersonDirectory).get(foreign, person.id)).rejects.toThrow('PERSON_NOT_FOUND');
    await expect(service(PersonAdministration).resetPassword(foreign, person.id)).rejects.toThrow('PERSON_NOT_FOUND');
    const change = { id: person.id, version: person.version, disabled: true };
    await expect(service(PersonAdministration).update(foreign, change)).rejects.toThrow('PERSON_NOT_FOUND');
  });

  it('belongs to the school where it lives, also while its owner works elsewhere', async () => {
    const { person } = await given.person({ schoolId: school.id });
    const elsewhere = await given.school();
    await given.membership({ personId: person.id, organisationId: elsewhere.id, role: 'trainer' });
    const there = (await given.person({ role: 'schoolAdministrator', schoolId: elsewhere.id })).actor;
    await expect(service(PersonDirectory).get(there, person.id)).resolves.toMatchObject({ id: person.id });
    await expect(service(PersonAdministration).resetPassword(there, person.id)).rejects.toThrow('NOT_ALLOWED');
  });

  it('of somebody above is not reset by a school administrator', async () => {
    const { person } = await given.person({ schoolId: school.id });
    await given.membership({
      personId: person.id,
      organisationId: (await given.alliance()).id,
      role: 'platformAdministrator',
    });
    await expect(service(PersonAdministration).resetPassword(own, person.id)).rejects.toThrow('NOT_ALLOWED');
  });

  it('changed by somebody else in between is a conflict', async () => {
    const { person } = await given.person({ schoolId: school.id });
    const change = { id: person.id, version: person.version, displayName: '李四' };
    await service(PersonAdministration).update(own, change);
    await expect(service(PersonAdministration).update(own, change)).rejects.toThrow('CONFLICT');
  });
});

describe('looking people up', () => {
  it.each(['小明', 'wangxiaoming', 'WXM', 'ｗｘｍ', 'xiaom', 'N-2020'])('finds 王小明 by %s', async (search) => {
    const { person } = await given.person({ schoolId: school.id, displayName: '王小明', accountName: 'n-2020' });
    await given.person({ schoolId: school.id, displayName: '李四' });
    const page = await service(PersonDirectory).list(own, { search }, { first: 10 });
    expect(page.edges.map(({ node }) => node.id)).toEqual([person.id]);
  });

  it('takes wildcards for the signs they are', async () => {
    const page = await service(PersonDirectory).list(own, { search: '%' }, { first: 10 });
    expect(page.edges).toEqual([]);
  });

  it('keeps to the class and the role, and pages without gaps', async () => {
    const classGroup = await given.classGroup({ schoolId: school.id });
    const made = [];
    for (let count = 0; count < 5; count += 1) {
      made.push((await given.person({ role: 'student', schoolId: school.id, classGroupId: classGroup.id })).person.id);
    }
    const filter = { classGroupId: classGroup.id, role: 'student', organisationId: school.id } as const;
    const first = await service(PersonDirectory).list(own, filter, { first: 3 });
    const second = await service(PersonDirectory).list(own, filter, { first: 3, after: first.pageInfo.endCursor });
    const found = [...first.edges, ...second.edges].map(({ node }) => node.id);
    expect(found.toSorted()).toEqual(made.toSorted());
    expect(await first.totalCount()).toBe(5);
  });

  it('shows an administrator only the own school', async () => {
    const { person } = await given.person({ displayName: '独一无二的名字' });
    const search = '独一无二的名字';
    expect((await service(PersonDirectory).list(own, { search }, {})).edges).toEqual([]);
    expect((await service(PersonDirectory).list(own, { organisationId: person.schoolId }, {})).edges).toEqual([]);
    expect((await service(PersonDirectory).list(platform.actor, { search }, {})).edges).toHaveLength(1);
  });
});

describe('a membership', () => {
  const becoming = (personId: string, facts: object = {}) => ({
    id: newId(),
    personId,
    organisationId: school.id,
    role: 'liaison' as const,
    validFrom: '2020-02-01',
    ...facts,
  });

  it('holds through its last day', async () => {
    const { person, membership } = await given.person({ schoolId: school.id });
    await service(MembershipAdministration).end(own, membership.id, '2020-06-28');
    expect(await service(MembershipService).holdingOn(person.id, '2020-06-28')).toHaveLength(1);
    expect(await service(MembershipService).holdingOn(person.id, '2020-06-29')).toHaveLength(0);
  });

  it('is not the same twice at the same time', async () => {
    const { person } = await given.person({ schoolId: school.id });
    const twice = [1, 2].map(() => service(MembershipAdministration).add(own, becoming(person.id)));
    const outcomes = await Promise.allSettled(twice);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('follows on the day after another has ended: a student changes class', async () => {
    const { person, membership } = await given.person({ role: 'student', schoolId: school.id });
    const next = await given.classGroup({ schoolId: school.id });
    const move = becoming(person.id, { role: 'student', classGroupId: next.id, validFrom: '2020-03-01' });
    await expect(service(MembershipAdministration).add(own, move)).rejects.toThrow('MEMBERSHIP_OVERLAPS');
    await service(MembershipAdministration).end(own, membership.id, '2020-02-29');
    await expect(service(MembershipAdministration).add(own, move)).resolves.toBeDefined();
    expect(
      (await service(ClassGroupService).studentsOn([next.id], '2020-03-01')).map(({ personId }) => personId),
    ).toEqual([person.id]);
    expect(await service(ClassGroupService).studentsOn([next.id], '2020-02-29')).toEqual([]);
  });

  it('of another school cannot be begun or ended', async () => {
    const { person, membership } = await given.person({ schoolId: school.id });
    await expect(service(MembershipAdministration).end(foreign, membership.id, '2020-06-28')).rejects.toThrow(
      'MEMBERSHIP_NOT_FOUND',
    );
    await expect(service(MembershipAdministration).add(foreign, becoming(person.id))).rejects.toThrow(
      'ORGANISATION_NOT_FOUND',
    );
    const theirs = becoming(person.id, { organisationId: foreign.organisationIds[0] });
    await expect(service(MembershipAdministration).add(foreign, theirs)).rejects.toThrow('PERSON_NOT_FOUND');
  });

  it('puts nobody into a class of another school', async () => {
    const { person } = await given.person({ schoolId: school.id });
    const classGroup = await given.classGroup();
    const wanted = becoming(person.id, { role: 'student', classGroupId: classGroup.id });
    await expect(service(MembershipAdministration).add(own, wanted)).rejects.toThrow('CLASS_GROUP_NOT_FOUND');
  });
});

describe('the last platform administrator', () => {
  it('cannot be ended or disabled', async () => {
    const { actor, person, membership } = platform;
    await expect(service(MembershipAdministration).end(actor, membership.id, '2020-06-28')).rejects.toThrow(
      'LAST_ADMINISTRATOR',
    );
    const change = { id: person.id, version: person.version, disabled: true };
    await expect(service(PersonAdministration).update(actor, change)).rejects.toThrow('LAST_ADMINISTRATOR');
  });

  it('is left when two end each other at the same moment', async () => {
    const other = await given.person({ role: 'platformAdministrator' });
    const outcomes = await Promise.allSettled([
      service(MembershipAdministration).end(platform.actor, other.membership.id, '2020-06-28'),
      service(MembershipAdministration).end(other.actor, platform.membership.id, '2020-06-28'),
    ]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('organisations', () => {
  it('hang below each other in one way only', async () => {
    const wanted = { id: newId(), kind: 'region' as const, parentId: school.id, name: '错的地区', shortName: '错' };
    await expect(service(OrganisationAdministration).create(wanted)).rejects.toThrow('ORGANISATION_PARENT_INVALID');
  });

  it('are made once, and changed only by who saw the last version', async () => {
    const alliance = await given.alliance();
    const wanted = {
      id: newId(),
      kind: 'school' as const,
      region: 'zunyi' as const,
      parentId: alliance.id,
      name: '示范职校',
      shortName: '示范',
    };
    const [once, twice] = await Promise.all([1, 2].map(() => service(OrganisationAdministration).create(wanted)));
    expect(once!.id).toBe(twice!.id);
    await service(OrganisationAdministration).update({ id: wanted.id, version: 1, name: '新名' });
    const late = { id: wanted.id, version: 1, closed: true };
    await expect(service(OrganisationAdministration).update(late)).rejects.toThrow('CONFLICT');
  });
});

describe('ending a pairing', () => {
  it('holds through its last day and is told once, however often it is asked', async () => {
    const pairing = await given.pairing({ receivingSchoolId: school.id });
    await Promise.all([1, 2, 3].map(() => service(PairingService).end(own, pairing.id, '2020-06-28')));
    expect(await service(PairingService).findOn([school.id], '2020-06-28')).toHaveLength(1);
    expect(await service(PairingService).pairedSchools([school.id], '2020-06-29')).toEqual([]);
    const news = await app.database.source.query<object[]>("SELECT 1 FROM outbox WHERE kind = 'pairing.ended'");
    expect(news).toHaveLength(1);
  });

  it('does not exist for a third school', async () => {
    const pairing = await given.pairing();
    await expect(service(PairingService).end(own, pairing.id, '2020-06-28')).rejects.toThrow('PAIRING_NOT_FOUND');
  });

  it('lets the same schools begin again only afterwards', async () => {
    const { givingSchoolId, receivingSchoolId, id } = await given.pairing({ receivingSchoolId: school.id });
    const again = { id: newId(), givingSchoolId, receivingSchoolId, validFrom: '2020-09-01' };
    await expect(service(PairingService).create(again)).rejects.toThrow('PAIRING_OVERLAPS');
    await service(PairingService).end(own, id, '2020-08-31');
    await expect(service(PairingService).create(again)).resolves.toMatchObject({ id: again.id });
  });
});

describe('the first administrator', () => {
  const first = { displayName: '管理员', accountName: 'admin2020', password: '桃李不言下自成蹊春风化雨' };

  it('comes into an empty installation only', async () => {
    await expect(service(AdministratorService).createFirst(first)).rejects.toThrow('ADMINISTRATOR_EXISTS');
  });

  it('comes once, however often it is asked', async () => {
    await app.database.source.query(
      "UPDATE membership SET valid_to = '2016-10-02' WHERE role = 'platformAdministrator'",
    );
    const outcomes = await Promise.allSettled([1, 2].map(() => service(AdministratorService).createFirst(first)));
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await service(AdministratorService).exists()).toBe(true);
  });
});
