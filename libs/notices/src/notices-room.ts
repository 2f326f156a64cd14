import { identityEntities, identityMigrations, IdentityModule, SessionService } from '@yunqiao/identity';
import { IdentityGraphqlModule } from '@yunqiao/identity/graphql';
import { identityGiven, type GivenSession, type IdentityGiven } from '@yunqiao/identity/testing';
import { newId, OutboxWorkerModule, QueueWorkerModule } from '@yunqiao/platform';
import { openTestApp, type GraphqlTestClient, type TestApp } from '@yunqiao/testing';
import { defineNotices } from './notice/notice-kinds.js';
import { Notices, type Telling } from './notice/notices.js';
import { NoticesGraphqlModule } from './notices-graphql.module.js';
import { NoticesWorkerModule } from './notices-worker.module.js';
import { noticesEntities, noticesMigrations } from './notices.entities.js';

/** Kinds that only tests know. */
defineNotices({
  'lamp.lit': { subject: 'lamp', facts: ['lampName'] },
  'lamp.moved': { subject: 'lamp', facts: ['lampName'], replaces: ['lamp.moved'] },
  'lamp.broken': { subject: 'lamp', facts: ['lampName'], replaces: ['lamp.lit', 'lamp.moved'] },
});

/** Two api processes of one installation, the second of which is a worker too. */
export class NoticesRoom {
  readonly given: IdentityGiven;

  private constructor(
    readonly here: TestApp,
    readonly there: TestApp,
  ) {
    this.given = identityGiven(here.database.source);
  }

  static async open(): Promise<NoticesRoom> {
    const parts = {
      entities: [...identityEntities, ...noticesEntities],
      migrations: [...identityMigrations, ...noticesMigrations],
    };
    const imports = [IdentityModule, IdentityGraphqlModule, NoticesGraphqlModule];
    const worker = [
      NoticesWorkerModule,
      OutboxWorkerModule.forRoles(['all']),
      QueueWorkerModule.forRoles(['all'], 500),
    ];
    const here = await openTestApp({ imports, parts });
    return new NoticesRoom(here, await openTestApp({ imports: [...imports, ...worker], parts, beside: here }));
  }

  async close(): Promise<void> {
    await this.there.close();
    await this.here.close();
  }

  get database() {
    return this.here.database.source;
  }

  get sessions(): SessionService {
    return this.there.app.get(SessionService, { strict: false });
  }

  /** Tells in a transaction of its own; a lamp was lit unless told otherwise. */
  tell(telling: Partial<Telling> & Pick<Telling, 'personIds'>): Promise<number> {
    const whole = { kind: 'lamp.lit', key: newId(), subject: newId(), facts: { lampName: '走廊' }, ...telling };
    return this.database.transaction((tx) => this.here.app.get(Notices, { strict: false }).tell(tx, whole));
  }

  /** A browser in which somebody is signed in, at one of the two processes. */
  browser({ token }: Pick<GivenSession, 'token'>, test = this.here): GraphqlTestClient {
    const client = test.client();
    client.cookies.set('yq_session', token);
    return client;
  }
}
