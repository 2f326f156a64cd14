import 'reflect-metadata';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { createLogger, PinoLogger, reasonOf } from '@yunqiao/platform';
import { configurationOrExit, rolesOrExit } from './env.js';

const configuration = configurationOrExit();
const roles = rolesOrExit();
const logger = createLogger(configuration);

/** What this process is made of; it loads nothing of the other kind. */
async function findModule(): Promise<DynamicModule> {
  if (!roles.includes('reporting'))
    return (await import('./worker.module.js')).WorkerModule.forRoot(configuration, roles);
  return (await import('./reporting.module.js')).ReportingProcessModule.forRoot(configuration);
}

process.on('unhandledRejection', (error) => logger.error({ err: error }, 'A promise was rejected and nobody listened'));

try {
  const worker = await NestFactory.createApplicationContext(await findModule(), {
    abortOnError: false,
    logger: new PinoLogger(logger),
  });
  worker.enableShutdownHooks(['SIGINT', 'SIGTERM']);
  logger.info({ roles }, 'The worker works');
} catch (error) {
  logger.fatal({ err: error }, 'The worker could not start');
  process.stderr.write(`The worker could not start: ${reasonOf(error)}\n`);
  process.exit(1);
}
