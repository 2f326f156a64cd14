import { coursesEntities, coursesMigrations } from '@yunqiao/courses';
import { identityEntities, identityMigrations } from '@yunqiao/identity';
import { mediaEntities, mediaMigrations } from '@yunqiao/media';
import { openTestDatabase } from '@yunqiao/testing';
import { meetingsEntities, meetingsMigrations } from './meetings.entities.js';

describe('the tables of meetings', () => {
  it('are made by the migrations exactly as the entities describe them, and can be taken back', async () => {
    const database = await openTestDatabase({
      entities: [...identityEntities, ...mediaEntities, ...coursesEntities, ...meetingsEntities],
      migrations: [...identityMigrations, ...mediaMigrations, ...coursesMigrations, ...meetingsMigrations],
    });
    try {
      const { upQueries } = await database.source.driver.createSchemaBuilder().log();
      const ours = database.source.entityMetadatas
        .filter(({ target }) => meetingsEntities.some((entity) => entity === target))
        .map(({ tableName }) => `\`${tableName}\``);
      expect(upQueries.map(({ query }) => query).filter((query) => ours.some((name) => query.includes(name)))).toEqual(
        [],
      );
      await database.source.undoLastMigration();
      await database.source.runMigrations();
    } finally {
      await database.close();
    }
  });
});
