import { openTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { GatheredQuery } from './gathered-query.js';

const lampsOfRoom = 'SELECT room, name FROM lamp WHERE room = ? ORDER BY name LIMIT ?';

let database: TestDatabase;
let statements: string[];

function gathered(sql = lampsOfRoom): GatheredQuery<{ room: string; name: string }> {
  return new GatheredQuery(
    {
      query: (statement: string, parameters?: unknown[]) => {
        statements.push(statement);
        return database.source.query(statement, parameters);
      },
    },
    sql,
  );
}

async function namesIn(query: ReturnType<typeof gathered>, room: string, most = 10): Promise<string[]> {
  return (await query.ask([room, most])).map(({ name }) => name).sort();
}

beforeAll(async () => {
  database = await openTestDatabase();
  await database.source.query('CREATE TABLE lamp (room VARCHAR(20) NOT NULL, name VARCHAR(20) NOT NULL)');
  await database.source.query("INSERT INTO lamp VALUES ('hall', 'a'), ('hall', 'b'), ('hall', 'c'), ('attic', 'd')");
});
afterAll(() => database.close());
beforeEach(() => {
  statements = [];
});

describe('a gathered query', () => {
  it('answers everybody who asks in the same moment with one statement, each with their own rows', async () => {
    const query = gathered();
    const answers = await Promise.all([
      namesIn(query, 'attic'),
      namesIn(query, 'hall', 2),
      namesIn(query, 'cellar'),
      namesIn(query, 'hall'),
    ]);
    expect(answers).toEqual([['d'], ['a', 'b'], [], ['a', 'b', 'c']]);
    expect(statements).toHaveLength(1);
  });

  it('divides a crowd into statements of a bearable size', async () => {
    const query = gathered();
    const rooms = Array.from({ length: 100 }, (_, index) => (index % 2 ? 'attic' : 'hall'));
    const answers = await Promise.all(rooms.map((room) => namesIn(query, room)));
    expect(answers).toEqual(rooms.map((room) => (room === 'attic' ? ['d'] : ['a', 'b', 'c'])));
    expect(statements).toHaveLength(4);
  });

  it('remembers nothing: an answer is from after the question', async () => {
    const query = gathered();
    expect(await namesIn(query, 'shed')).toEqual([]);
    await database.source.query("INSERT INTO lamp VALUES ('shed', 'e')");
    expect(await namesIn(query, 'shed')).toEqual(['e']);
  });

  it('keeps a parameter a parameter', async () => {
    const query = gathered();
    expect(await Promise.all([namesIn(query, "hall' OR '1' = '1"), namesIn(query, 'attic')])).toEqual([[], ['d']]);
  });

  it('tells everybody who asked when the database refuses, and goes on with the next', async () => {
    const query = gathered();
    const refused = [query.ask(['hall', -1]), query.ask(['hall', -1])];
    expect((await Promise.allSettled(refused)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await namesIn(query, 'attic')).toEqual(['d']);
  });

  it('is a SELECT', () => {
    expect(() => gathered('DELETE FROM lamp')).toThrow('A gathered query is a SELECT');
  });
});
