import { Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Configuration } from '../configuration/platform-configuration.js';
import { dataSourceOptions, type DatabaseParts } from './data-source.options.js';

/** The one connection pool; the app names the entities and migrations of the rooms it is made of. */
@Module({})
export class DatabaseModule {
  static forRoot(parts: DatabaseParts): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRootAsync({
          inject: [Configuration],
          useFactory: (configuration: Configuration) => ({
            ...dataSourceOptions(configuration.get('DATABASE_URL'), parts, configuration.get('DATABASE_CONNECTIONS')),
            retryAttempts: configuration.isProduction ? 10 : 2,
            retryDelay: 1000,
          }),
        }),
      ],
    };
  }
}
