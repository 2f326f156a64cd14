import { Module, type DynamicModule, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { createLogger, PinoLogger, PlatformModule, type Configuration } from '@yunqiao/platform';
import { configurationOrExit } from '../env.js';
import { databaseParts, serviceModules } from '../rooms.js';

/** The services of all rooms without HTTP and GraphQL. */
@Module({})
class ServicesModule {
  static forRoot(configuration: Configuration): DynamicModule {
    return {
      module: ServicesModule,
      imports: [PlatformModule.forRoot(configuration, databaseParts), ...serviceModules],
    };
  }
}

/** Runs `work` with the services of all rooms. */
export async function withServices<Result>(
  work: (services: INestApplicationContext) => Promise<Result>,
): Promise<Result> {
  const configuration = configurationOrExit();
  const services = await NestFactory.createApplicationContext(ServicesModule.forRoot(configuration), {
    abortOnError: false,
    logger: new PinoLogger(createLogger(configuration)),
  });
  try {
    return await work(services);
  } finally {
    await services.close();
  }
}
