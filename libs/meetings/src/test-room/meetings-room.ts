import { DataSource, type EntityManager } from 'typeorm';
import { activityEntities, activityMigrations } from '@yunqiao/activity';
import { identityEntities, identityMigrations, IdentityModule } from '@yunqiao/identity';
import { mediaEntities, mediaMigrations } from '@yunqiao/media';
import type { Actor } from '@yunqiao/platform';
import { openTestApp, type TestApp } from '@yunqiao/testing';
import type { DynamicModule, Type } from '@nestjs/common';
import { meetingsEntities, meetingsMigrations } from '../meetings.entities.js';
import { MeetingsModule } from '../meetings.module.js';
import { MeetingsGiven, meetingsGiven, type GivenSession } from '../session/session.factory.js';
import type { ResearchSession } from '../session/research-session.entity.js';
import type { SessionRole } from '../session/session-kinds.js';

type ServiceClass<Service> = abstract new (...given: never[]) => Service;

/** This room's services on a real database. */
export class MeetingsRoom {
  readonly given: MeetingsGiven;

  private constructor(readonly test: TestApp) {
    this.given = meetingsGiven(test.database.source);
  }

  static async open(
    given: { modules?: readonly (Type | DynamicModule)[]; environment?: Readonly<Record<string, string>> } = {},
  ): Promise<MeetingsRoom> {
    const entities = [...identityEntities, ...activityEntities, ...mediaEntities, ...meetingsEntities];
    const migrations = [...identityMigrations, ...activityMigrations, ...mediaMigrations, ...meetingsMigrations];
    const imports = [IdentityModule, MeetingsModule, ...(given.modules ?? [])];
    const { environment } = given;
    return new MeetingsRoom(
      await openTestApp({ imports, parts: { entities, migrations }, environment, withGraphql: false }),
    );
  }

  close(): Promise<void> {
    return this.test.close();
  }

  get<Service>(service: ServiceClass<Service>): Service {
    return this.test.app.get<Service>(service as new () => Service, { strict: false });
  }

  get database() {
    return this.test.database.source;
  }

  /** A transaction as the services make them: what it commits is told. */
  transaction<Result>(work: (tx: EntityManager) => Promise<Result>): Promise<Result> {
    return this.test.app.get(DataSource, { strict: false }).transaction(work);
  }

  /** A live session whose host sits in it. */
  async liveSession(facts: GivenSession = {}): Promise<{ session: ResearchSession; host: Actor }> {
    const startedAt = new Date('2020-04-15T02:00:00.000Z');
    const made = await this.given.researchSession({ state: 'live', startedAt, ...facts });
    await this.database.query('UPDATE session_member SET admitted_at = ?', [startedAt]);
    return made;
  }

  /** A new teacher who sits in the session. */
  async seat(session: ResearchSession, role: SessionRole = 'listener'): Promise<Actor> {
    const { actor } = await this.given.person({ role: 'teacher' });
    await this.given.sessionMember(session.id, actor, { role, admittedAt: session.startedAt });
    return actor;
  }
}
