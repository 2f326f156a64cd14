import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { dataSourceOptions, newId } from '@yunqiao/platform';
import { identityEntities } from './identity.entities.js';
import { identityMigrations } from './identity.migrations.js';

describe('the tables of identity', () => {
  it('are made by the migrations exactly as the entities describe them', async () => {
    const base = process.env['TEST_DATABASE_URL']!;
    const name = 'identity_' + newId().replaceAll('-', '');
    const server = await new DataSource(dataSourceOptions(base, { entities: [], migrations: [] })).initialize();
    await server.query('CREATE DATABASE ' + name);
    const url = new URL(base);
    url.pathname = name;
    const database = await new DataSource(dataSourceOptions(url.href, { entities: identityEntities, migrations: identityMigrations })).initialize();
    await database.runMigrations();
    const differences = await database.driver.createSchemaBuilder().log();
    (await import('node:fs')).writeFileSync('/tmp/idgen/q.json', JSON.stringify([differences.upQueries.map((q) => q.query), differences.downQueries.map((q) => q.query)]));
    expect(differences.upQueries.map(({ query }) => query)).toEqual([]);
    await database.destroy();
    await server.destroy();
  });
});
