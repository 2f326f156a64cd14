import type { DynamicModule, Type } from '@nestjs/common';
import { activityEntities, ActivityModule, activityMigrations } from '@yunqiao/activity';
import { coursesEntities, coursesMigrations, CoursesModule } from '@yunqiao/courses';
import { CoursesGraphqlModule } from '@yunqiao/courses/graphql';
import { identityEntities, IdentityHttpModule, identityMigrations, IdentityModule } from '@yunqiao/identity';
import { IdentityGraphqlModule } from '@yunqiao/identity/graphql';
import { mediaEntities, MediaHttpModule, mediaMigrations, MediaModule } from '@yunqiao/media';
import { MediaGraphqlModule } from '@yunqiao/media/graphql';
import { meetingsEntities, MeetingsHttpModule, meetingsMigrations, MeetingsModule } from '@yunqiao/meetings';
import { MeetingsGraphqlModule } from '@yunqiao/meetings/graphql';
import { noticesEntities, noticesMigrations, NoticesModule } from '@yunqiao/notices';
import { NoticesGraphqlModule } from '@yunqiao/notices/graphql';
import { participationEntities, participationMigrations, ParticipationModule } from '@yunqiao/participation';
import { ParticipationGraphqlModule } from '@yunqiao/participation/graphql';
import { platformEntities, platformMigrations, type DatabaseParts } from '@yunqiao/platform';
import { QueueBoardModule } from './queue-board/queue-board.module.js';

/** Tables of all rooms, lower rooms first. */
export const databaseParts: DatabaseParts = {
  entities: [
    ...platformEntities,
    ...identityEntities,
    ...activityEntities,
    ...noticesEntities,
    ...mediaEntities,
    ...coursesEntities,
    ...meetingsEntities,
    ...participationEntities,
  ],
  migrations: [
    ...platformMigrations,
    ...identityMigrations,
    ...activityMigrations,
    ...noticesMigrations,
    ...mediaMigrations,
    ...coursesMigrations,
    ...meetingsMigrations,
    ...participationMigrations,
  ],
};

/** Services of all rooms. */
export const serviceModules: readonly (Type | DynamicModule)[] = [
  IdentityModule,
  ActivityModule,
  NoticesModule,
  MediaModule,
  CoursesModule,
  MeetingsModule,
  ParticipationModule,
];

/** Resolvers of all rooms. */
export const graphqlModules: readonly (Type | DynamicModule)[] = [
  IdentityGraphqlModule,
  NoticesGraphqlModule,
  MediaGraphqlModule,
  CoursesGraphqlModule,
  MeetingsGraphqlModule,
  ParticipationGraphqlModule,
];

/** Routes beside GraphQL. */
export const routeModules: readonly (Type | DynamicModule)[] = [
  IdentityHttpModule,
  MediaHttpModule,
  MeetingsHttpModule,
  QueueBoardModule,
];
