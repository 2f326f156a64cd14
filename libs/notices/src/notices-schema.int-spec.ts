import { identityEntities, identityMigrations } from '@yunqiao/identity';
import { openTestDatabase } from '@yunqiao/testing';
import { noticesEntities, noticesMigrations } from './notices.entities.js';

it('the tables of notices are made by the migrations exactly as the entities describe them', async () => {
  const database = await openTestDatabase({
    entities: [...identityEntities, ...noticesEntities],
    migrations: [...identityMigrations, ...noticesMigrations],
  });
  try {
    const { upQueries } = await database.source.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query).filter((query) => query.includes('`notice`'))).toEqual([]);
  } finally {
    await database.close();
  }
});
