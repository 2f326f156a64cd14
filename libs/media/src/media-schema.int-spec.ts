import { identityEntities, identityMigrations } from '@yunqiao/identity';
import { openTestDatabase } from '@yunqiao/testing';
import { mediaEntities, mediaMigrations } from './media.entities.js';

describe('the tables of media', () => {
  it('are made by the migrations exactly as the entities describe them, and can be taken back', async () => {
    const database = await openTestDatabase({
      entities: [...identityEntities, ...mediaEntities],
      migrations: [...identityMigrations, ...mediaMigrations],
    });
    try {
      const { upQueries } = await database.source.driver.createSchemaBuilder().log();
      expect(upQueries.map(({ query }) => query).filter((query) => query.includes('media'))).toEqual([]);
      await database.source.undoLastMigration();
      await database.source.runMigrations();
    } finally {
      await database.close();
    }
  });
});
