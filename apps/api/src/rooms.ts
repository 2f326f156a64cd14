import type { DynamicModule, Type } from '@nestjs/common';
import { activityEntities, ActivityModule, activityMigrations } from '@yunqiao/activity';
import { identityEntities, identityMigrations, IdentityModule } from '@yunqiao/identity';
import { mediaEntities, MediaHttpModule, mediaMigrations, MediaModule } from '@yunqiao/media';
import { MediaGraphqlModule } from '@yunqiao/media/graphql';
import { platformEntities, platformMigrations, type DatabaseParts } from '@yunqiao/platform';

/** Tables of all rooms, lower rooms first. */
export const databaseParts: DatabaseParts = {
  entities: [...platformEntities, ...identityEntities, ...activityEntities, ...mediaEntities],
  migrations: [...platformMigrations, ...identityMigrations, ...activityMigrations, ...mediaMigrations],
};

/** Services of all rooms. */
export const serviceModules: readonly (Type | DynamicModule)[] = [IdentityModule, ActivityModule, MediaModule];

/** Resolvers of all rooms. */
export const graphqlModules: readonly (Type | DynamicModule)[] = [MediaGraphqlModule];

/** Routes beside GraphQL. */
export const routeModules: readonly (Type | DynamicModule)[] = [MediaHttpModule];
