import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Configuration } from './platform-configuration.js';

/** Gives every room the validated environment. */
@Global()
@Module({})
export class ConfigurationModule {
  static forRoot(configuration: Configuration): DynamicModule {
    return {
      module: ConfigurationModule,
      providers: [{ provide: Configuration, useValue: configuration }],
      exports: [Configuration],
    };
  }
}
