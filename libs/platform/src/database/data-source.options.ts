import type { DataSourceOptions, MigrationInterface } from 'typeorm';
import { resumable } from './resumable-migration.js';
import { SnakeCaseNaming } from './snake-case.naming.js';

/** Classes of rows and of migrations that the rooms contribute. */
export interface DatabaseParts {
  readonly entities: readonly (new () => object)[];
  readonly migrations: readonly (new () => MigrationInterface)[];
}

/**
 * How this house talks to MariaDB: UTC, utf8mb4, READ COMMITTED, and no undefined value that widens a query.
 * @param url of the database; `?socketPath=` names the socket of a server on the same machine, which costs less than TCP
 */
export function dataSourceOptions(url: string, parts: DatabaseParts, connections = 16): DataSourceOptions {
  const socketPath = new URL(url).searchParams.get('socketPath');
  return {
    type: 'mariadb',
    url: url.replace(/^mariadb:/, 'mysql:'),
    ...(socketPath && { socketPath }),
    charset: 'utf8mb4_unicode_ci',
    timezone: 'Z',
    entities: [...parts.entities],
    migrations: parts.migrations.map(resumable),
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    synchronize: false,
    namingStrategy: new SnakeCaseNaming(),
    isolationLevel: 'READ COMMITTED',
    invalidWhereValuesBehavior: { null: 'throw', undefined: 'throw' },
    poolSize: connections,
    extra: { trace: false },
  };
}
