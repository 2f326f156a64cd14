import { Module, type DynamicModule } from '@nestjs/common';
import {
  AccessModule,
  ErrorsModule,
  HealthModule,
  MetricsModule,
  PlatformModule,
  WebAppsModule,
  type Configuration,
} from '@yunqiao/platform';
import { GraphqlModule } from '@yunqiao/platform/graphql';
import { databaseParts, graphqlModules, routeModules, serviceModules } from './rooms.js';

/** The api: platform, the rooms above it, and the web apps that take what no route answers. */
@Module({})
export class AppModule {
  static forRoot(configuration: Configuration): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.forRoot(configuration, databaseParts),
        AccessModule,
        ErrorsModule,
        HealthModule,
        MetricsModule,
        GraphqlModule.forRoot(),
        ...serviceModules,
        ...graphqlModules,
        ...routeModules,
        WebAppsModule,
      ],
    };
  }
}
