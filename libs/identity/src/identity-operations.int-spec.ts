import { newId } from '@yunqiao/platform';
import { openTestApp, type GraphqlTestClient, type TestApp } from '@yunqiao/testing';
import { IdentityGraphqlModule } from './graphql.js';
import { identityEntities } from './identity.entities.js';
import { identityGiven, type GivenPerson, type IdentityGiven } from './identity.factory.js';
import { identityMigrations } from './identity.migrations.js';

interface Named {
  organisations: {
    totalCount: number;
    edges: { node: { id: string; name: string; memberCount: number; classGroupCount: number } }[];
  };
}

const organisations = `query ($search: String, $kind: OrganisationKind) { organisations(search: $search, kind: $kind, first: 50) {
  totalCount edges { node { id name memberCount classGroupCount pairings { givingSchool { name } receivingSchool { name } } } } } }`;
const schoolOptions = 'query ($search: String!) { schoolOptions(search: $search) { id name region } }';
const classGroups =
  'query ($schoolId: ID!, $search: String) { classGroups(schoolId: $schoolId, search: $search) { edges { node { name studentCount } } } }';
const people = `{ people(first: 5) { totalCount edges { node { displayName schoolName hasPassword
  memberships(includeEnded: true) { role organisation { name } classGroup { name } } } } } }`;

let app: TestApp;
let given: IdentityGiven;

beforeAll(async () => {
  app = await openTestApp({
    imports: [IdentityGraphqlModule],
    parts: { entities: identityEntities, migrations: identityMigrations },
  });
  given = identityGiven(app.database.source);
});
afterAll(() => app.close());

async function as(facts: GivenPerson): Promise<GraphqlTestClient> {
  const client = app.client();
  client.cookies.set('yq_session', (await given.signedIn(facts)).token);
  return client;
}

describe('the sign-in screen', () => {
  it.each(['示范职业', 'sfzy', 'shifan', 'ＳＦＺＹ', ' Shi Fan '])(
    'finds a school by %s without anybody signed in',
    async (search) => {
      await given.school({ name: '示范职业学校', shortName: '示范', region: 'zunyi' });
      const found = await app.client().ask<{ schoolOptions: { name: string }[] }>(schoolOptions, { search });
      expect(found.schoolOptions.map(({ name }) => name)).toContain('示范职业学校');
    },
  );

  it('shows no closed school, and of the alliance only where accounts live', async () => {
    await given.school({ name: '关门学校', closedAt: new Date() });
    const alliance = await given.alliance({ name: '星空联盟' });
    const names = async (search: string) =>
      (await app.client().ask<{ schoolOptions: { name: string }[] }>(schoolOptions, { search })).schoolOptions.map(
        ({ name }) => name,
      );
    expect(await names('关门')).toEqual([]);
    expect(await names('星空')).toEqual([]);
    await given.person({ role: 'platformAdministrator', schoolId: alliance.id });
    expect(await names('星空')).toEqual(['星空联盟']);
  });

  it.each(['Zunyi No. 1', 'zunyi no', 'school', 'ZUNYINO'])(
    'finds a name with spaces and dots by %s',
    async (search) => {
      await given.school({ name: 'Zunyi No. 1 School', shortName: 'No. 1' });
      const found = await app.client().ask<{ schoolOptions: { name: string }[] }>(schoolOptions, { search });
      expect(found.schoolOptions.map(({ name }) => name)).toContain('Zunyi No. 1 School');
    },
  );

  it('shows first what begins with what was typed', async () => {
    await given.school({ name: '黔北松柏学校' });
    await given.school({ name: '松柏学校' });
    const { schoolOptions: found } = await app
      .client()
      .ask<{ schoolOptions: { name: string }[] }>(schoolOptions, { search: '松柏' });
    expect(found.map(({ name }) => name)).toEqual(['松柏学校', '黔北松柏学校']);
  });
});

describe('organisations', () => {
  it('are seen in the own tree, counted over all that is below', async () => {
    const alliance = await given.alliance();
    const region = await given.region({ parentId: alliance.id });
    const school = await given.school({ parentId: region.id });
    const { person } = await given.person({ schoolId: school.id });
    await given.membership({ personId: person.id, organisationId: school.id, role: 'liaison' });
    await given.classGroup({ schoolId: school.id });
    await given.school();

    const client = await as({ role: 'allianceAdministrator', schoolId: region.id });
    const { organisations: found } = await client.ask<Named>(organisations);
    expect(found.totalCount).toBe(2);
    const counted = Object.fromEntries(found.edges.map(({ node }) => [node.id, node]));
    expect(counted[school.id]).toMatchObject({ memberCount: 1, classGroupCount: 1 });
    expect(counted[region.id]).toMatchObject({ memberCount: 2, classGroupCount: 1 });
  });

  it('are listed by what stands directly above them', async () => {
    const alliance = await given.alliance();
    const region = await given.region({ parentId: alliance.id });
    await given.school({ parentId: region.id });
    const client = await as({ role: 'allianceAdministrator', schoolId: alliance.id });
    const below = 'query ($parentId: ID) { organisations(parentId: $parentId) { totalCount edges { node { id } } } }';
    const { organisations: found } = await client.ask<Named>(below, { parentId: alliance.id });
    expect(found.edges.map(({ node }) => node.id)).toEqual([region.id]);

    const stranger = await as({ role: 'schoolAdministrator' });
    expect((await stranger.ask<Named>(below, { parentId: alliance.id })).organisations.totalCount).toBe(0);
  });

  it('of others look as if they were not there', async () => {
    const other = await given.school();
    const client = await as({ role: 'schoolAdministrator' });
    const one = 'query ($id: ID!) { organisation(id: $id) { name } }';
    expect((await client.send(one, { id: other.id })).codes).toEqual(['ORGANISATION_NOT_FOUND']);
    expect((await client.send(one, { id: newId() })).codes).toEqual(['ORGANISATION_NOT_FOUND']);
    expect((await client.send(classGroups, { schoolId: other.id })).codes).toEqual(['ORGANISATION_NOT_FOUND']);
  });

  it('are no business of teachers and students', async () => {
    for (const role of ['teacher', 'student', 'liaison'] as const) {
      const client = await as({ role });
      expect((await client.send(organisations)).codes).toEqual(['NOT_ALLOWED']);
      expect((await client.send(people)).codes).toEqual(['NOT_ALLOWED']);
    }
    expect((await app.client().send(organisations)).codes).toEqual(['NOT_SIGNED_IN']);
  });
});

describe('classes', () => {
  it('that were closed are shown to whoever asks for them, to be opened again', async () => {
    const school = await given.school();
    await given.classGroup({ schoolId: school.id, name: '护理1班' });
    await given.classGroup({ schoolId: school.id, name: '护理2班', closedAt: new Date() });
    const names = async (includeClosed: boolean) => {
      const client = await as({ role: 'schoolAdministrator', schoolId: school.id });
      const found = await client.ask<{ classGroups: { edges: { node: { name: string } }[] } }>(
        `query ($schoolId: ID!, $includeClosed: Boolean) { classGroups(schoolId: $schoolId, includeClosed: $includeClosed) {
          edges { node { name } } } }`,
        { schoolId: school.id, includeClosed },
      );
      return found.classGroups.edges.map(({ node }) => node.name);
    };
    expect(await names(false)).toEqual(['护理1班']);
    expect(await names(true)).toEqual(['护理1班', '护理2班']);
  });

  it('are shown to trainers of the same alliance, who enrol them, and to no others', async () => {
    const alliance = await given.alliance();
    const zunyi = await given.region({ parentId: alliance.id });
    const receiving = await given.school({ parentId: zunyi.id });
    const giving = await given.school({ parentId: alliance.id, region: 'shanghai' });
    const classGroup = await given.classGroup({ schoolId: receiving.id, name: '护理1班', grade: 2019 });
    await given.person({ role: 'student', schoolId: receiving.id, classGroupId: classGroup.id });

    const trainer = await as({ role: 'trainer', schoolId: giving.id });
    const found = await trainer.ask(classGroups, { schoolId: receiving.id, search: '护理' });
    expect(found).toEqual({ classGroups: { edges: [{ node: { name: '护理1班', studentCount: 1 } }] } });
    const stranger = await as({ role: 'trainer' });
    expect((await stranger.send(classGroups, { schoolId: receiving.id })).codes).toEqual(['ORGANISATION_NOT_FOUND']);
  });
});

describe('people', () => {
  it('come with everything about them in a handful of queries', async () => {
    const school = await given.school();
    for (let count = 0; count < 4; count += 1) await given.person({ role: 'student', schoolId: school.id });
    const client = await as({ role: 'schoolAdministrator', schoolId: school.id });
    const found = await client.ask<{ people: { totalCount: number; edges: { node: object }[] } }>(people);
    expect(found.people.totalCount).toBe(5);
    expect(found.people.edges).toHaveLength(5);
  });

  it.each([
    ['accountName', { accountName: 'a b<script>' }],
    ['displayName', { displayName: '  ' }],
    ['displayName', { displayName: '长'.repeat(61) }],
    ['id', { id: 'not an id' }],
  ])('are not made with a wrong %s', async (field, wrong) => {
    const school = await given.school();
    const client = await as({ role: 'schoolAdministrator', schoolId: school.id });
    const input = {
      id: newId(),
      schoolId: school.id,
      accountName: 'n1',
      displayName: '王小明',
      role: 'teacher',
      validFrom: '2020-02-01',
      ...wrong,
    };
    const create = 'mutation ($input: CreatePersonInput!) { createPerson(input: $input) { activationCode } }';
    const { codes, errors } = await client.send(create, { input });
    expect(codes).toEqual(['INPUT_INVALID']);
    expect(Object.keys(errors[0]!.extensions.details['fields'] as object)).toEqual([expect.stringContaining(field)]);
  });

  it('keep rare signs and emoji in their names', async () => {
    const school = await given.school();
    const client = await as({ role: 'schoolAdministrator', schoolId: school.id });
    const input = {
      id: newId(),
      schoolId: school.id,
      accountName: 'n1',
      displayName: '𠮷龘😀',
      role: 'teacher',
      validFrom: '2020-02-01',
    };
    const create = 'mutation ($input: CreatePersonInput!) { createPerson(input: $input) { person { displayName } } }';
    expect(await client.ask(create, { input })).toEqual({ createPerson: { person: { displayName: '𠮷龘😀' } } });
  });
});
