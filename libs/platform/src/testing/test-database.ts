import { randomBytes } from 'node:crypto';
import { DataSource } from 'typeorm';
import { dataSourceOptions, type DatabaseParts } from '../database/data-source.options.js';
import { platformEntities, platformMigrations } from '../entities.js';

/** A database of its own for one test file. */
export interface TestDatabase {
  readonly source: DataSource;
  /** Address for a second connection, or for another process. */
  readonly url: string;
  /** Closes and drops it. */
  close(): Promise<void>;
}

/**
 * Makes an empty database on the server of TEST_DATABASE_URL and migrates it. The platform's tables are always there; name those of
 * the rooms that the test is about.
 */
export async function openTestDatabase(parts: DatabaseParts = { entities: [], migrations: [] }): Promise<TestDatabase> {
  const server = process.env['TEST_DATABASE_URL'];
  if (!server) throw new Error('Set TEST_DATABASE_URL, or run inside `node infra/local/servers.mjs -- …`');
  const name = `yunqiao_test_${randomBytes(8).toString('hex')}`;
  const url = new URL(server);
  await onServer(server, `CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
  url.pathname = `/${name}`;
  const source = await new DataSource(
    dataSourceOptions(url.href, {
      entities: [...new Set([...platformEntities, ...parts.entities])],
      migrations: [...new Set([...platformMigrations, ...parts.migrations])],
    }),
  ).initialize();
  await source.runMigrations();
  return {
    source,
    url: url.href,
    async close() {
      if (source.isInitialized) await source.destroy();
      await onServer(server, `DROP DATABASE IF EXISTS ${name}`);
    },
  };
}

/** The migrated database of `openTestDatabase`, as the source alone; `destroy()` drops it. */
export async function createTestDatabase(parts: DatabaseParts): Promise<DataSource> {
  const { source, close } = await openTestDatabase(parts);
  const destroy = source.destroy.bind(source);
  source.destroy = async () => {
    await destroy();
    await close();
  };
  return source;
}

async function onServer(url: string, statement: string): Promise<void> {
  const server = await new DataSource({ type: 'mariadb', url }).initialize();
  try {
    await server.query(statement);
  } finally {
    await server.destroy();
  }
}
