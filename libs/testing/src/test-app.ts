import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  AccessModule,
  createHttpAdapter,
  createLogger,
  ErrorsModule,
  PlatformModule,
  platformEntities,
  type DatabaseParts,
} from '@yunqiao/platform';
import { GraphqlModule } from '@yunqiao/platform/graphql';
import {
  openTestDatabase,
  testConfiguration,
  testRedis,
  type TestDatabase,
  type TestRedis,
} from '@yunqiao/platform/testing';
import { DataSource } from 'typeorm';
import { GraphqlTestClient } from './graphql-test-client.js';
import { refuseSecondConnections } from './one-connection.js';

/** Rooms in one process on real servers, as the api would run them. */
export interface TestApp {
  readonly app: NestFastifyApplication;
  readonly database: TestDatabase;
  readonly redis: TestRedis;
  /** A new browser without cookies. */
  client(): GraphqlTestClient;
  close(): Promise<void>;
}

/** What a test starts. */
export interface GivenApp {
  imports: readonly (Type | DynamicModule)[];
  parts: DatabaseParts;
  environment?: Readonly<Record<string, string>>;
  withGraphql?: boolean;
  /** Another process of the same installation, whose database and Redis this one uses; close that one last. */
  beside?: Pick<TestApp, 'database' | 'redis'>;
}

/**
 * Starts the modules of some rooms with the platform below them, on a database of their own. Their transactions may not ask for a
 * second connection.
 */
export async function openTestApp(given: GivenApp): Promise<TestApp> {
  const database = given.beside?.database ?? (await openTestDatabase(given.parts));
  const redis = given.beside?.redis ?? testRedis();
  const folder = await mkdtemp(join(tmpdir(), 'yunqiao-test-'));
  const configuration = testConfiguration({
    DATABASE_URL: database.url,
    REDIS_URL: redis.url,
    QUEUE_PREFIX: redis.prefix,
    OBJECT_STORE_FOLDER: join(folder, 'objects'),
    UPLOAD_FOLDER: join(folder, 'uploads'),
    SCRATCH_FOLDER: join(folder, 'scratch'),
    ...given.environment,
  });
  const parts = { entities: [...new Set([...platformEntities, ...given.parts.entities])], migrations: [] };
  class TestRoot {}
  const root: DynamicModule = {
    module: TestRoot,
    imports: [
      PlatformModule.forRoot(configuration, parts),
      AccessModule,
      ErrorsModule,
      ...(given.withGraphql === false ? [] : [GraphqlModule.forRoot()]),
      ...given.imports,
    ],
  };
  const adapter = await createHttpAdapter(configuration, createLogger(configuration));
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    bodyParser: false,
    logger: false,
    abortOnError: false,
  });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  refuseSecondConnections(app.get(DataSource, { strict: false }));
  return {
    app,
    database,
    redis,
    client: () => new GraphqlTestClient(app, configuration.origin),
    async close() {
      await app.close();
      if (!given.beside) await redis.close();
      if (!given.beside) await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
