import { openTestApp, type TestApp } from '@yunqiao/testing';
import { databaseParts, graphqlModules, serviceModules } from '../rooms.js';

let test: TestApp;

beforeAll(async () => {
  const imports = [...serviceModules, ...graphqlModules];
  const environment = { NODE_ENV: 'production' };
  test = await openTestApp({ imports, parts: databaseParts, environment });
});
afterAll(() => test.close());

describe('in production', () => {
  it.each(['{ __schema { types { name } } }', '{ __type(name: "Person") { fields { name } } }'])(
    'the schema is not told: %s',
    async (query) => {
      const { data, codes } = await test.client().send(query);
      expect(data).toBeNull();
      expect(new Set(codes)).toEqual(new Set(['OPERATION_INVALID']));
    },
  );

  it('a wrong field is refused without a word of the right ones', async () => {
    const { data, errors, codes } = await test.client().send('{ viewer { displayNam accountNme } }');
    expect(data).toBeNull();
    expect(new Set(codes)).toEqual(new Set(['OPERATION_INVALID']));
    expect(JSON.stringify(errors)).not.toMatch(/displayName|accountName/u);
  });

  it('an operation that asks for the whole house at once is refused before it begins', async () => {
    const people = 'people(first: 100) { edges { node { memberships { organisation { pairings { id } } } } } }';
    const wide = Array.from({ length: 14 }, (_, index) => `a${index}: ${people}`).join(' ');
    const { data, codes } = await test.client().send(`{ ${wide} ${wide.replaceAll(/a(\d+):/gu, 'b$1:')} }`);
    expect(data).toBeNull();
    expect(codes).toContain('OPERATION_TOO_LARGE');
  });
});
