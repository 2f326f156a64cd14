import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { activityEntities } from '@yunqiao/activity';
import { coursesEntities } from '@yunqiao/courses';
import { identityEntities, IdentityModule } from '@yunqiao/identity';
import { mediaEntities } from '@yunqiao/media';
import {
  AccessModule,
  createHttpAdapter,
  createLogger,
  ErrorsModule,
  platformEntities,
  PlatformModule,
} from '@yunqiao/platform';
import { GraphqlModule } from '@yunqiao/platform/graphql';
import { testConfiguration } from '@yunqiao/platform/testing';
import { MeetingsGraphqlModule } from '../../meetings-graphql.module.js';
import { MeetingsHttpModule } from '../../meetings-http.module.js';
import { meetingsEntities } from '../../meetings.entities.js';
import { MeetingsModule } from '../../meetings.module.js';

/** This room as an api of its own, until it is killed. */
const configuration = testConfiguration(process.env);
const entities = [
  ...platformEntities,
  ...identityEntities,
  ...activityEntities,
  ...mediaEntities,
  ...coursesEntities,
  ...meetingsEntities,
];

class ChildRoot {}

const root = {
  module: ChildRoot,
  imports: [
    ...[PlatformModule.forRoot(configuration, { entities, migrations: [] }), AccessModule, ErrorsModule],
    ...[GraphqlModule.forRoot(), IdentityModule, MeetingsModule, MeetingsGraphqlModule, MeetingsHttpModule],
  ],
};
const adapter = await createHttpAdapter(configuration, createLogger(configuration));
const app = await NestFactory.create<NestFastifyApplication>(root, adapter, { bodyParser: false, logger: false });
await app.listen(configuration.get('PORT'), '127.0.0.1');
process.send?.('listening');
