import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { createLogger, PinoLogger } from '@yunqiao/platform';
import { configurationOrExit, rolesOrExit } from './env.js';
import { WorkerModule } from './worker.module.js';

const configuration = configurationOrExit();
const roles = rolesOrExit();
const logger = createLogger(configuration);

process.on('unhandledRejection', (error) => logger.error({ err: error }, 'A promise was rejected and nobody listened'));

try {
  const worker = await NestFactory.createApplicationContext(WorkerModule.forRoot(configuration, roles), {
    abortOnError: false,
    logger: new PinoLogger(logger),
  });
  worker.enableShutdownHooks(['SIGINT', 'SIGTERM']);
  logger.info({ roles }, 'The worker works');
} catch (error) {
  logger.fatal({ err: error }, 'The worker could not start');
  process.stderr.write(`The worker could not start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
