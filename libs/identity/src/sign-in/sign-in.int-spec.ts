import { Clock } from '@yunqiao/platform';
import { FixedClock } from '@yunqiao/platform/testing';
import { openTestApp, type GraphqlTestClient, type TestApp } from '@yunqiao/testing';
import { IdentityGraphqlModule } from '../graphql.js';
import { identityEntities } from '../identity.entities.js';
import { identityGiven, type IdentityGiven } from '../identity.factory.js';
import { identityMigrations } from '../identity.migrations.js';

const signIn = `mutation ($input: SignInInput!) { signIn(input: $input) { viewer {
  id displayName schoolName roles mustChangePassword mayUseStudio memberships { role organisation { name } } } } }`;
const viewer = '{ viewer { id mustChangePassword } }';
const right = '山高水长-落木萧萧-2020';

interface SignInData {
  signIn: { viewer: Record<string, unknown> };
}
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

async function somebody(facts: Parameters<IdentityGiven['person']>[0] = {}) {
  const { person } = await given.person({ password: right, ...facts });
  const input = (password: string) => ({
    input: { schoolId: person.schoolId, accountName: person.accountName, password },
  });
  return { person, input };
}

/** A browser at an address of its own, as the reverse proxy tells it. */
async function tryFrom(client: GraphqlTestClient, variables: object, remoteAddress?: string) {
  const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const response = await app.app.inject({
    method: 'POST',
    url: '/graphql',
    remoteAddress,
    payload: { query: signIn, variables },
    headers: { origin: client.origin, ...(cookie && { cookie }) },
  });
  return (
    response.json<{ errors?: { extensions: { code: string; details: Record<string, unknown> } }[] }>().errors?.[0]
      ?.extensions ?? null
  );
}

describe('signing in', () => {
  it('begins a session that knows who asks', async () => {
    const { person, input } = await somebody({ role: 'trainer' });
    const client = app.client();
    const { signIn: answer } = await client.ask<SignInData>(signIn, input(right));
    expect(answer.viewer).toMatchObject({
      id: person.id,
      roles: ['trainer'],
      mustChangePassword: false,
      mayUseStudio: true,
    });
    expect((await client.ask<ViewerData>(viewer)).viewer?.id).toBe(person.id);
  });

  it('gives cookies that scripts cannot read, and a viewer id for media only', async () => {
    const { input } = await somebody();
    const response = await app
      .client()
      .request({ method: 'POST', url: '/graphql', payload: { query: signIn, variables: input(right) } });
    const cookies = new Map(response.cookies.map((cookie) => [cookie.name, cookie]));
    expect(cookies.get('yq_session')).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
    expect(cookies.get('yq_device')).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
    expect(cookies.get('yq_viewer')).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/v' });
  });

  it('takes a number in full-width digits and in either case', async () => {
    const { person } = await somebody({ accountName: 'T2020a' });
    const variables = { input: { schoolId: person.schoolId, accountName: ' ｔ２０２０Ａ ', password: right } };
    await expect(app.client().ask(signIn, variables)).resolves.toBeDefined();
  });

  it.each([
    ['a wrong password', {}, 'not this one'],
    ['a person who is disabled', { disabledAt: new Date('2020-01-01T00:00:00Z') }, right],
    ['a membership that has ended', { validTo: '2020-04-15' }, right],
    ['a membership that has not begun', { validFrom: '2020-04-16' }, right],
  ])('tells nothing more of %s than that it failed', async (_, facts, password) => {
    const { input } = await somebody(facts);
    const { codes } = await app.client().send(signIn, input(password));
    expect(codes).toEqual(['SIGN_IN_FAILED']);
  });

  it('tells nothing more of an unknown number or school', async () => {
    const { input } = await somebody();
    const unknown = { ...input(right).input, accountName: 'nobody' };
    const elsewhere = { ...input(right).input, schoolId: (await given.school()).id };
    expect((await app.client().send(signIn, { input: unknown })).codes).toEqual(['SIGN_IN_FAILED']);
    expect((await app.client().send(signIn, { input: elsewhere })).codes).toEqual(['SIGN_IN_FAILED']);
  });

  it('ends a membership at midnight in Shanghai', async () => {
    const { input } = await somebody({ validTo: '2020-04-16' });
    const client = app.client();
    await client.ask(signIn, input(right));
    clock.set('2020-04-15T15:59:59.000Z');
    expect((await client.ask<ViewerData>(viewer)).viewer).not.toBeNull();
    clock.set('2020-04-15T16:00:03.000Z');
    expect((await client.ask<ViewerData>(viewer)).viewer).toBeNull();
  });
});

describe('guessing passwords', () => {
  it('is over after ten tries in a quarter of an hour, for that account and address', async () => {
    const { input } = await somebody();
    let wrong = 0;
    for (let attempt = 0; attempt < 40; attempt += 1) {
      const answer = await tryFrom(app.client(), input('not this one'), '10.0.0.1');
      if (answer?.code === 'SIGN_IN_FAILED') wrong += 1;
      if (answer?.code === 'TOO_MANY_ATTEMPTS' && wrong < 10)
        clock.advance(Number(answer.details['retryAfterSeconds']));
    }
    expect(wrong).toBe(10);
    expect((await tryFrom(app.client(), input(right), '10.0.0.1'))?.code).toBe('TOO_MANY_ATTEMPTS');
    clock.advance(15 * 60);
    expect(await tryFrom(app.client(), input(right), '10.0.0.1')).toBeNull();
  });

  it('counts tries that are made at the same moment', async () => {
    const { input } = await somebody();
    const answers = await Promise.all(
      Array.from({ length: 30 }, () => tryFrom(app.client(), input('not this one'), '10.0.0.2')),
    );
    expect(answers.filter((answer) => answer?.code === 'SIGN_IN_FAILED').length).toBeLessThanOrEqual(10);
  });

  it('from everywhere does not lock out the device that the account knows', async () => {
    const { input } = await somebody();
    const own = app.client();
    await own.ask(signIn, input(right));
    own.cookies.delete('yq_session');
    const attack = Array.from({ length: 60 }, (_, index) => index);
    for (const index of attack) await tryFrom(app.client(), input('not this one'), `10.1.${index}.1`);
    expect((await tryFrom(app.client(), input(right), '10.2.0.1'))?.code).toBe('TOO_MANY_ATTEMPTS');
    expect(await tryFrom(own, input(right), '10.0.0.3')).toBeNull();
  });

  it('hinders no other pupil behind the same address', async () => {
    const hammered = await somebody();
    for (let attempt = 0; attempt < 12; attempt += 1)
      await tryFrom(app.client(), hammered.input('not this one'), '10.0.0.4');
    const pupils = await Promise.all(Array.from({ length: 20 }, () => somebody({ role: 'student' })));
    const answers = await Promise.all(pupils.map(({ input }) => tryFrom(app.client(), input(right), '10.0.0.4')));
    expect(answers.every((answer) => answer === null)).toBe(true);
  });

  it('slows down unknown numbers in the same way', async () => {
    const { id: schoolId } = await given.school();
    const variables = { input: { schoolId, accountName: 'nobody', password: 'not this one' } };
    const answers = [];
    for (let attempt = 0; attempt < 6; attempt += 1) answers.push(await tryFrom(app.client(), variables, '10.0.0.5'));
    expect(answers.map((answer) => answer?.code)).toEqual([
      ...Array<string>(5).fill('SIGN_IN_FAILED'),
      'TOO_MANY_ATTEMPTS',
    ]);
  });
});
