import { openTestDatabase, type TestDatabase } from '@yunqiao/testing';
import { identityEntities } from './identity.entities.js';
import { identityMigrations } from './identity.migrations.js';

describe('the tables of identity', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase({ entities: identityEntities, migrations: identityMigrations });
  });
  afterAll(() => database.close());

  it('are made by the migrations exactly as the entities describe them', async () => {
    const { upQueries } = await database.source.driver.createSchemaBuilder().log();
    const ours = identityEntities.map((entity) => database.source.getMetadata(entity).tableName);
    const differences = upQueries
      .map(({ query }) => query)
      .filter((query) => ours.some((table) => query.includes('`' + table + '`')));
    expect(differences).toEqual([]);
  });

  it('keep every sign there is', async () => {
    const [row] = await database.source.query<{ kept: string }[]>('SELECT ? AS kept', ['𠮷😀龘']);
    expect(row?.kept).toBe('𠮷😀龘');
  });
});
