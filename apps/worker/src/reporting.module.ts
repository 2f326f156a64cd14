import { Module, type DynamicModule } from '@nestjs/common';
import { ReportingModule } from '@yunqiao/participation/reporting';
import { HealthPortModule, PlatformModule, type Configuration } from '@yunqiao/platform';
import { databaseParts } from './rooms.js';

/** `worker --role=reporting`: a process of its own, since it alone may open the file of the facts. */
@Module({})
export class ReportingProcessModule {
  static forRoot(configuration: Configuration): DynamicModule {
    return {
      module: ReportingProcessModule,
      imports: [PlatformModule.forRoot(configuration, databaseParts), ReportingModule, HealthPortModule],
    };
  }
}
