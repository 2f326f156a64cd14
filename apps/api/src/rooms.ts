import type { DynamicModule, Type } from '@nestjs/common';
import { activityEntities, ActivityModule, activityMigrations } from '@yunqiao/activity';
import { identityEntities, identityMigrations, IdentityModule } from '@yunqiao/identity';
import { platformEntities, platformMigrations, type DatabaseParts } from '@yunqiao/platform';

/** Tables of all rooms, lower rooms first. */
export const databaseParts: DatabaseParts = {
  entities: [...platformEntities, ...identityEntities, ...activityEntities],
  migrations: [...platformMigrations, ...identityMigrations, ...activityMigrations],
};

/** Services of all rooms. */
export const serviceModules: readonly (Type | DynamicModule)[] = [IdentityModule, ActivityModule];

/** Resolvers and routes of all rooms. */
export const graphqlModules: readonly (Type | DynamicModule)[] = [];
