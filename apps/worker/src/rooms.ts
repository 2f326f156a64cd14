import type { DynamicModule, Type } from '@nestjs/common';
import { activityEntities, ActivityWorkerModule } from '@yunqiao/activity';
import { coursesEntities, CoursesWorkerModule } from '@yunqiao/courses';
import { identityEntities, IdentityWorkerModule } from '@yunqiao/identity';
import { mediaEntities, MediaWorkerModule } from '@yunqiao/media';
import { meetingsEntities, MeetingsWorkerModule } from '@yunqiao/meetings';
import { noticesEntities, NoticesWorkerModule } from '@yunqiao/notices';
import { participationEntities, ParticipationWorkerModule } from '@yunqiao/participation';
import { platformEntities, type DatabaseParts } from '@yunqiao/platform';

/** Tables that jobs read and write; the api migrates them. */
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
  migrations: [],
};

/** Jobs and news handlers of the rooms. */
export const workerModules: readonly (Type | DynamicModule)[] = [
  IdentityWorkerModule,
  ActivityWorkerModule,
  NoticesWorkerModule,
  MediaWorkerModule,
  CoursesWorkerModule,
  MeetingsWorkerModule,
  ParticipationWorkerModule,
];
