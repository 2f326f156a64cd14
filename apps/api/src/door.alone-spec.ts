import { Controller, Get, Global, Module, Post } from '@nestjs/common';
import { Args, Field, InputType, Mutation, ObjectType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  ActorSource,
  Allow,
  AppError,
  CurrentActor,
  DuringPasswordChange,
  HealthModule,
  MetricsModule,
  newId,
  OptionalActor,
  Public,
  Signed,
  type Actor,
} from '@yunqiao/platform';
import { fakeActor } from '@yunqiao/platform/testing';
import { openTestApp, type TestApp } from '@yunqiao/testing';
import { MaxLength } from 'class-validator';

const people: Record<string, Actor> = {
  teacher: fakeActor({ role: 'teacher' }),
  administrator: fakeActor({ role: 'platformAdministrator' }),
  newcomer: fakeActor({ role: 'teacher', mustChangePassword: true }),
};

@ObjectType()
class Lamp {
  @Field(() => String) name!: string;
  @Field(() => Lamp, { nullable: true }) next!: Lamp | null;
}

@InputType()
class LampInput {
  @Field(() => String) @MaxLength(5) name!: string;
}

@Resolver(() => Lamp)
class LampResolver {
  @Public() @Query(() => String, { nullable: true }) whoAmI(@OptionalActor() actor: Actor | null): string | null {
    return actor?.personId ?? null;
  }

  @Query(() => String) unmarked(): string {
    return 'never';
  }

  @Allow('schoolAdministrator') @Query(() => String) forAdministrators(): string {
    return 'yes';
  }

  @Allow('signedIn') @DuringPasswordChange() @Query(() => String) ownAccount(@CurrentActor() actor: Actor): string {
    return actor.personId;
  }

  @Allow('signedIn') @Query(() => Lamp) lamp(): Partial<Lamp> {
    return { name: 'first' };
  }

  @ResolveField(() => Lamp, { nullable: true }) next(): Partial<Lamp> {
    return { name: 'next' };
  }

  @Allow('trainer') @ResolveField(() => String, { nullable: true }) wattage(@Parent() lamp: Lamp): string {
    return lamp.name;
  }

  @Allow('signedIn') @Mutation(() => String) light(@Args('input') input: LampInput): string {
    if (input.name === 'fuse') throw new Error('connect ECONNREFUSED 10.0.0.7:3306');
    if (input.name === 'gone') throw new AppError('NOT_FOUND', { name: input.name });
    return input.name;
  }
}

@Controller('lamps')
class LampController {
  @Get('unmarked') unmarked(): string {
    return 'never';
  }

  @Allow('signedIn') @Get('mine') mine(): string {
    return 'mine';
  }

  @Signed('nobody') @Get('signed') signed(): string {
    return 'never';
  }

  @Allow('signedIn') @Post('light') light(): string {
    return 'lit';
  }
}

class CookieIsName extends ActorSource {
  findActor(token: string): Promise<Actor | null> {
    return Promise.resolve(people[token] ?? null);
  }

  findActors(tokens: readonly string[]): Promise<ReadonlyMap<string, Actor>> {
    return Promise.resolve(new Map(tokens.flatMap((token) => (people[token] ? [[token, people[token]]] : []))));
  }
}

@Global()
@Module({
  controllers: [LampController],
  providers: [LampResolver, { provide: ActorSource, useClass: CookieIsName }],
  exports: [ActorSource],
})
class LampModule {}

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({
    imports: [HealthModule, MetricsModule, LampModule],
    parts: { entities: [], migrations: [] },
  });
});
afterAll(() => test.close());

function as(name: string | null) {
  const client = test.client();
  if (name) client.cookies.set('yq_session', name);
  return client;
}

describe('an operation', () => {
  it('without a mark is closed to everybody', async () => {
    expect((await as(null).send('{ unmarked }')).codes).toEqual(['NOT_ALLOWED']);
    expect((await as('administrator').send('{ unmarked }')).codes).toEqual(['NOT_ALLOWED']);
  });

  it('that is public knows who asks, or that nobody does', async () => {
    expect(await as(null).ask('{ whoAmI }')).toEqual({ whoAmI: null });
    expect(await as('a stranger').ask('{ whoAmI }')).toEqual({ whoAmI: null });
    expect(await as('teacher').ask('{ whoAmI }')).toEqual({ whoAmI: people['teacher']?.personId });
  });

  it('with a mark answers who may, and says to others why not', async () => {
    expect((await as(null).send('{ forAdministrators }')).codes).toEqual(['NOT_SIGNED_IN']);
    expect((await as('teacher').send('{ forAdministrators }')).codes).toEqual(['NOT_ALLOWED']);
    expect(await as('administrator').ask('{ forAdministrators }')).toEqual({ forAdministrators: 'yes' });
  });

  it('waits until a new password was chosen', async () => {
    expect((await as('newcomer').send('{ lamp { name } }')).codes).toEqual(['PASSWORD_CHANGE_REQUIRED']);
    expect((await as('newcomer').send('{ ownAccount }')).codes).toEqual([]);
  });

  it('may have fields that ask for more: they are null with an error, the rest is there', async () => {
    const { data, codes } = await as('teacher').send('{ lamp { name next { name } wattage } }');
    expect(data).toEqual({ lamp: { name: 'first', next: { name: 'next' }, wattage: null } });
    expect(codes).toEqual(['NOT_ALLOWED']);
  });
});

describe('an error', () => {
  const light = 'mutation ($input: LampInput!) { light(input: $input) }';

  it('names the broken rules of an input', async () => {
    const { errors } = await as('teacher').send(light, { input: { name: 'far too long' } });
    expect(errors[0]?.extensions).toMatchObject({
      code: 'INPUT_INVALID',
      status: 400,
      details: { fields: { name: ['maxLength'] } },
    });
  });

  it('that nobody foresaw leaves as UNEXPECTED with the request id, and nothing else', async () => {
    const { errors } = await as('teacher').send(light, { input: { name: 'fuse' } });
    expect(errors[0]).toMatchObject({
      message: 'UNEXPECTED',
      extensions: { code: 'UNEXPECTED', status: 500, details: {} },
    });
    expect(errors[0]?.extensions.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(JSON.stringify(errors)).not.toContain('ECONNREFUSED');
  });

  it('that was foreseen carries its facts', async () => {
    const { errors } = await as('teacher').send(light, { input: { name: 'gone' } });
    expect(errors[0]?.extensions).toMatchObject({ code: 'NOT_FOUND', status: 404, details: { name: 'gone' } });
  });

  it.each([[{ name: { $ne: 1 } }], [{ name: ['a'] }], [{ name: 'a', more: 1 }], [null], ['a'], [{}]])(
    'INPUT_INVALID answers the input %j',
    async (input) => {
      expect((await as('teacher').send(light, { input })).codes).toEqual(['INPUT_INVALID']);
    },
  );
});

describe('a GraphQL request', () => {
  const deep = (levels: number) => `{ lamp { ${'next { '.repeat(levels)} name ${'} '.repeat(levels)} } }`;
  const aliases = (count: number) =>
    `{ ${Array.from({ length: count }, (_, index) => `a${index}: whoAmI`).join(' ')} }`;

  it('may be deep and aliased within reason', async () => {
    expect((await as('teacher').send(deep(7))).codes).toEqual([]);
    expect((await as('teacher').send(aliases(15))).codes).toEqual([]);
  });

  it.each([
    ['too deep', deep(12)],
    ['aliased 1,000 times', aliases(1000)],
    ['aliased 20 times', aliases(20)],
    ['full of directives', `{ whoAmI ${'@skip(if: false) '.repeat(40)} }`],
    ['very long', `{ ${'whoAmI '.repeat(3000)} }`],
  ])('that is %s is refused before a resolver runs', async (_, query) => {
    const { data, codes } = await as('teacher').send(query);
    expect(data).toBeNull();
    expect(codes).toContain('OPERATION_TOO_LARGE');
  });

  it('that is not GraphQL, or not this schema, is OPERATION_INVALID', async () => {
    expect((await as(null).send('{')).codes).toEqual(['OPERATION_INVALID']);
    expect((await as(null).send('{ nothing }')).codes).toEqual(['OPERATION_INVALID']);
  });

  it('comes alone, not in a batch', async () => {
    const payload = JSON.stringify([{ query: '{ whoAmI }' }, { query: '{ whoAmI }' }]);
    const response = await as(null).request({
      method: 'POST',
      url: '/graphql',
      payload,
      headers: { 'content-type': 'application/json' },
    });
    expect(response.statusCode).toBe(400);
  });

  it('has a body of 256 KB at most', async () => {
    const { status, codes } = await as(null).send('{ whoAmI }', { padding: 'x'.repeat(300_000) });
    expect([status, ...codes]).toEqual([413, 'BODY_TOO_LARGE']);
  });

  const bodies = [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'application/json\t',
    'APPLICATION/JSONP',
    'text/plain; application/json',
    'application/graphql',
    '',
  ];
  it.each(bodies)('is not read as %j', async (contentType) => {
    const payload = '{"query":"mutation { light(input: {name: \\"a\\"}) }"}';
    const response = await as('teacher').request({
      method: 'POST',
      url: '/graphql',
      payload,
      headers: { 'content-type': contentType },
    });
    if (response.statusCode === 200) expect(contentType.trim().toLowerCase()).toBe('application/json');
    else expect(response.statusCode).toBeGreaterThanOrEqual(400);
  });

  it('changes nothing by GET, and reads by GET only when a page of ours asks', async () => {
    const url = (query: string) => `/graphql?query=${encodeURIComponent(query)}`;
    const own = { 'apollo-require-preflight': 'true' };
    const change = await as('teacher').request({
      method: 'GET',
      url: url('mutation { light(input: {name: "a"}) }'),
      headers: own,
    });
    expect(change.statusCode).toBe(405);
    expect((await as('teacher').request({ method: 'GET', url: url('{ whoAmI }') })).statusCode).toBe(400);
    expect((await as('teacher').request({ method: 'GET', url: url('{ whoAmI }'), headers: own })).statusCode).toBe(200);
  });

  it('from a foreign page is refused when it carries a cookie', async () => {
    const { status, codes } = await as('teacher').send('{ whoAmI }', {}, { origin: 'https://evil.example' });
    expect([status, ...codes]).toEqual([403, 'FOREIGN_ORIGIN']);
  });
});

describe('a route', () => {
  const spellings = [
    '/lamps/mine',
    '/lamps/%6dine',
    '/lamps/%6Dine',
    '//lamps/mine',
    '/lamps//mine',
    '/lamps/mine/',
    '/LAMPS/mine',
    '/lamps/mine;a=b',
    '/lamps/mine%20',
    '/lamps/./mine',
    '/x/../lamps/mine',
    '/lamps/mine%00',
    '/lamps/mine?a=b',
  ];

  it.each(spellings)('spelled %j gives nobody in', async (url) => {
    for (const method of ['GET', 'HEAD'] as const) {
      expect([401, 404, 400]).toContain((await as(null).request({ method, url })).statusCode);
      expect([200, 404, 400]).toContain((await as('teacher').request({ method, url })).statusCode);
      expect([403, 404, 400]).toContain((await as('newcomer').request({ method, url })).statusCode);
    }
  });

  it('without a mark, or with a signature that nobody checks, is closed', async () => {
    for (const url of ['/lamps/unmarked', '/lamps/signed']) {
      expect((await as('administrator').request({ method: 'GET', url })).statusCode).toBe(403);
    }
  });

  it('that changes something is not reached from a foreign page', async () => {
    const foreign = { origin: 'https://evil.example' };
    expect((await as('teacher').request({ method: 'POST', url: '/lamps/light', headers: foreign })).statusCode).toBe(
      403,
    );
    expect((await as('teacher').request({ method: 'POST', url: '/lamps/light' })).statusCode).toBe(201);
  });

  it('answers an error with its code and never from a cache', async () => {
    const response = await as(null).request({ method: 'GET', url: `/lamps/${newId()}` });
    expect(response.json()).toMatchObject({ error: { code: 'NOT_FOUND', status: 404, details: {} } });
    expect(response.headers['cache-control']).toBe('no-store');
    expect(response.headers['x-content-type-options']).toBe('nosniff');
  });
});

describe('the operator', () => {
  it('sees that the process lives and that all parts answer', async () => {
    expect((await as(null).request({ method: 'GET', url: '/health/live' })).json()).toEqual({ status: 'live' });
    expect((await as(null).request({ method: 'GET', url: '/health/ready' })).json()).toEqual({
      status: 'ready',
      missing: [],
    });
  });

  it('reads the metrics on this machine, and nobody does from elsewhere', async () => {
    const near = await as(null).request({ method: 'GET', url: '/metrics' });
    expect(near.body).toContain('yunqiao_request_seconds_count');
    const far = await as(null).request({
      method: 'GET',
      url: '/metrics',
      headers: { 'x-forwarded-for': '203.0.113.9' },
    });
    expect(far.statusCode).toBe(403);
  });
});
