import { Clock } from '@yunqiao/platform';
import { FixedClock } from '@yunqiao/platform/testing';
import { openTestApp, type TestApp } from '@yunqiao/testing';
import { IdentityGraphqlModule } from '../graphql.js';
import { identityEntities } from '../identity.entities.js';
import { identityGiven, type GivenPerson, type IdentityGiven } from '../identity.factory.js';
import { identityMigrations } from '../identity.migrations.js';
import { PersonAdministration } from '../person/person-administration.service.js';
import { Session } from '../session/session.entity.js';
import { ViewerIds } from '../session/viewer-ids.js';

const signIn = 'mutation ($input: SignInInput!) { signIn(input: $input) { viewer { id mustChangePassword } } }';
const changePassword =
  'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { viewer { mustChangePassword } } }';
const updateProfile =
  'mutation ($input: UpdateMyProfileInput!) { updateMyProfile(input: $input) { viewer { displayName locale } } }';
const viewer = '{ viewer { id mustChangePassword } }';
const right = '山高水长-落木萧萧-2020';
const better = '桃李不言下自成蹊春风化雨';

interface ViewerData {
  viewer: { id: string; mustChangePassword: boolean } | null;
}

let app: TestApp;
let given: IdentityGiven;
const clock = new FixedClock();

beforeAll(async () => {
  app = await openTestApp({
    imports: [IdentityGraphqlModule],
    parts: { entities: identityEntities, migrations: identityMigrations },
  });
  app.app.get(Clock).now = () => clock.now();
  given = identityGiven(app.database.source);
});
afterAll(() => app.close());
beforeEach(() => clock.set('2020-04-15T02:00:00.000Z'));

async function somebody(facts: GivenPerson = {}) {
  const { person, actor } = await given.person({ password: right, ...facts });
  const browser = async (password: string) => {
    const client = app.client();
    await client.ask(signIn, { input: { schoolId: person.schoolId, accountName: person.accountName, password } });
    return client;
  };
  return { person, actor, browser };
}

async function withCode(facts: GivenPerson = {}) {
  const known = await somebody(facts);
  const { actor } = await given.person({ role: 'platformAdministrator' });
  const { activationCode } = await app.app.get(PersonAdministration).resetPassword(actor, known.person.id);
  return { ...known, activationCode: activationCode! };
}

describe('the first password', () => {
  it('is set in place of the activation code, and nothing else answers before', async () => {
    const { browser, activationCode } = await withCode();
    const client = await browser(activationCode);
    expect((await client.ask<ViewerData>(viewer)).viewer?.mustChangePassword).toBe(true);
    expect((await client.send(updateProfile, { input: { locale: 'en' } })).codes).toEqual(['PASSWORD_CHANGE_REQUIRED']);

    await client.ask(changePassword, { input: { currentPassword: activationCode, newPassword: better } });
    await expect(client.ask(updateProfile, { input: { locale: 'en' } })).resolves.toBeDefined();
    await expect(browser(activationCode)).rejects.toThrow('SIGN_IN_FAILED');
    await expect(browser(better)).resolves.toBeDefined();
  });

  it('may be begun with the code as it was read out: small letters, spaces, no hyphens', async () => {
    const { browser, activationCode } = await withCode();
    await expect(browser(activationCode.toLowerCase().replaceAll('-', ' '))).resolves.toBeDefined();
  });

  it('makes a reset end every session and the old password', async () => {
    const { person, browser } = await somebody();
    const client = await browser(right);
    const { actor } = await given.person({ role: 'platformAdministrator' });
    await app.app.get(PersonAdministration).resetPassword(actor, person.id);
    expect((await client.ask<ViewerData>(viewer)).viewer).toBeNull();
    await expect(browser(right)).rejects.toThrow('SIGN_IN_FAILED');
  });
});

describe('a new password', () => {
  it('ends all other sessions and keeps this one', async () => {
    const { browser } = await somebody();
    const [here, there] = [await browser(right), await browser(right)];
    await here.ask(changePassword, { input: { currentPassword: right, newPassword: better } });
    expect((await here.ask<ViewerData>(viewer)).viewer).not.toBeNull();
    expect((await there.ask<ViewerData>(viewer)).viewer).toBeNull();
  });

  it.each([
    ['PASSWORD_WRONG', 'not this one', better],
    ['PASSWORD_UNCHANGED', right, right],
    ['PASSWORD_TOO_SHORT', right, '桃李不言'],
    ['PASSWORD_TOO_COMMON', right, 'woaini5201314'],
  ])('is refused with %s', async (code, currentPassword, newPassword) => {
    const client = await (await somebody()).browser(right);
    expect((await client.send(changePassword, { input: { currentPassword, newPassword } })).codes).toEqual([code]);
  });
});

describe('a session', () => {
  it('ends with signing out, here only', async () => {
    const { browser } = await somebody();
    const [here, there] = [await browser(right), await browser(right)];
    const token = here.cookies.get('yq_session')!;
    await here.ask('mutation { signOut { signedOut } }');
    here.cookies.set('yq_session', token);
    expect((await here.ask<ViewerData>(viewer)).viewer).toBeNull();
    expect((await there.ask<ViewerData>(viewer)).viewer).not.toBeNull();
  });

  it('ends everywhere when its owner says so', async () => {
    const { browser } = await somebody();
    const [here, there] = [await browser(right), await browser(right)];
    await there.ask(viewer);
    await here.ask('mutation { signOutEverywhere { signedOut } }');
    expect((await there.ask<ViewerData>(viewer)).viewer).toBeNull();
  });

  it('that another process has ended answers no more after five seconds', async () => {
    const { person, browser } = await somebody();
    const client = await browser(right);
    await client.ask(viewer);
    await app.database.source.manager.update(Session, { personId: person.id }, { revokedAt: clock.now() });
    clock.advance(5);
    expect((await client.ask<ViewerData>(viewer)).viewer).toBeNull();
  });

  it('lives as long as it is used, and 30 days longer', async () => {
    const { browser } = await somebody();
    const client = await browser(right);
    const day = 24 * 60 * 60;
    clock.advance(29 * day);
    expect((await client.ask<ViewerData>(viewer)).viewer).not.toBeNull();
    clock.advance(29 * day);
    expect((await client.ask<ViewerData>(viewer)).viewer).not.toBeNull();
    clock.advance(31 * day);
    expect((await client.ask<ViewerData>(viewer)).viewer).toBeNull();
  });

  it('has a viewer id for media that other rooms compute equally', async () => {
    const { person, browser } = await somebody();
    const client = await browser(right);
    const session = await app.database.source.manager.findOneByOrFail(Session, { personId: person.id });
    expect(client.cookies.get('yq_viewer')).toBe(app.app.get(ViewerIds).of({ sessionId: session.id }));
  });
});
