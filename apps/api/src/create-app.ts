import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createHttpAdapter, createLogger, PinoLogger, type Configuration } from '@yunqiao/platform';
import type { Logger } from 'pino';
import { AppModule } from './app.module.js';

/** The whole api, not yet listening. */
export async function createApp(
  configuration: Configuration,
  logger: Logger = createLogger(configuration),
): Promise<NestFastifyApplication> {
  const adapter = await createHttpAdapter(configuration, logger);
  return NestFactory.create<NestFastifyApplication>(AppModule.forRoot(configuration), adapter, {
    bodyParser: false,
    abortOnError: false,
    logger: new PinoLogger(logger),
  });
}
