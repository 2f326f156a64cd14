import { DataSource, type EntityManager } from 'typeorm';
import { coursesEntities, coursesMigrations } from '@yunqiao/courses';
import { activityEntities, activityMigrations } from '@yunqiao/activity';
import {
  identityEntities,
  identityMigrations,
  IdentityModule,
  SessionService as SignInSessions,
} from '@yunqiao/identity';
import { mediaEntities, mediaMigrations } from '@yunqiao/media';
import { Notice, noticesEntities, noticesMigrations } from '@yunqiao/notices';
import { Clock, newId, type Actor } from '@yunqiao/platform';
import { openTestApp, type TestApp } from '@yunqiao/testing';
import type { DynamicModule, Type } from '@nestjs/common';
import { meetingsEntities, meetingsMigrations } from '../meetings.entities.js';
import { MediaGraphqlModule } from '@yunqiao/media/graphql';
import { InvitationService } from '../invitation/invitation.service.js';
import { MeetingsGraphqlModule } from '../meetings-graphql.module.js';
import { MeetingsHttpModule } from '../meetings-http.module.js';
import { MeetingsModule } from '../meetings.module.js';
import { SessionAnnouncement } from '../session/session-announcement.js';
import { SessionService, type NewSession } from '../session/session.service.js';
import { MeetingsGiven, meetingsGiven, type GivenSession } from '../session/session.factory.js';
import type { ResearchSession } from '../session/research-session.entity.js';
import type { SessionRole } from '../session/session-kinds.js';

const lowerEntities = [
  ...identityEntities,
  ...activityEntities,
  ...noticesEntities,
  ...mediaEntities,
  ...coursesEntities,
];
const lowerMigrations = [
  ...identityMigrations,
  ...activityMigrations,
  ...noticesMigrations,
  ...mediaMigrations,
  ...coursesMigrations,
];

type ServiceClass<Service> = abstract new (...given: never[]) => Service;

/** This room's services on a real database. */
export class MeetingsRoom {
  readonly given: MeetingsGiven;
  private alliance: Promise<string> | undefined;

  private constructor(readonly test: TestApp) {
    this.given = meetingsGiven(test.database.source);
  }

  /** With the contract and the routes, if wanted, and whatever modules a test needs besides. */
  static async open(
    withGraphql = false,
    given: {
      modules?: readonly (Type | DynamicModule)[];
      environment?: Readonly<Record<string, string>>;
      /** Tables of other rooms that a test needs. */
      parts?: { entities: readonly Type[]; migrations: readonly Type[] };
      /** Another process of the same installation; close that one last. */
      beside?: MeetingsRoom;
    } = {},
  ): Promise<MeetingsRoom> {
    const entities = [...lowerEntities, ...(given.parts?.entities ?? []), ...meetingsEntities];
    const migrations = [...lowerMigrations, ...(given.parts?.migrations ?? []), ...meetingsMigrations];
    const { modules = [], environment, beside } = given;
    const imports = withGraphql
      ? [MediaGraphqlModule, MeetingsGraphqlModule, MeetingsHttpModule, ...modules]
      : [IdentityModule, MeetingsModule, ...modules];
    const parts = { entities, migrations };
    const test = await openTestApp({ imports, parts, environment, withGraphql, beside: beside?.test });
    return new MeetingsRoom(test);
  }

  close(): Promise<void> {
    return this.test.close();
  }

  get<Service>(service: ServiceClass<Service>): Service {
    return this.test.app.get<Service>(service as new () => Service, { strict: false });
  }

  /** A transaction as the services make them: what it commits is told. */
  transaction<Result>(work: (tx: EntityManager) => Promise<Result>): Promise<Result> {
    return this.test.app.get(DataSource, { strict: false }).transaction(work);
  }

  get database() {
    return this.test.database.source;
  }

  /** Has the clock stand still, from now on. */
  setClock(instant: string | Date): void {
    this.test.app.get(Clock, { strict: false }).now = () => new Date(instant);
  }

  /** A school of the one alliance that all schools of a test belong to. */
  async school(name?: string): Promise<string> {
    this.alliance ??= this.given.alliance().then(({ id }) => id);
    return (await this.given.school({ ...(name && { name }), parentId: await this.alliance })).id;
  }

  /** A draft of a new trainer, on 15 April 2020 from ten to eleven in Shanghai, with a school invited. */
  async draft(facts: Partial<NewSession> = {}): Promise<{ host: Actor; session: ResearchSession; schoolId: string }> {
    const { actor: host } = await this.given.person({ role: 'trainer', schoolId: await this.school() });
    const schoolId = await this.school();
    const session = await this.get(SessionService).create(host, {
      ...{ id: newId(), kind: 'sameLesson', subject: '数学', title: '集合的概念', description: '' },
      ...{ startsAt: new Date('2020-04-15T02:00:00.000Z'), endsAt: new Date('2020-04-15T03:00:00.000Z') },
      ...{ signUpRequired: false, hasLobby: false, allowsGuests: false, isRecorded: false, coHostPersonIds: [] },
      ...{ replayAudience: 'invited', recordingNotice: '', ...facts },
    });
    await this.get(InvitationService).invite(host, session.id, [{ id: newId(), scope: 'school', schoolId }]);
    return { host, session, schoolId };
  }

  /** The same, announced. */
  async announced(
    facts: Partial<NewSession> = {},
  ): Promise<{ host: Actor; session: ResearchSession; schoolId: string }> {
    const { host, session, schoolId } = await this.draft(facts);
    return { host, schoolId, session: await this.get(SessionAnnouncement).schedule(host, session.id) };
  }

  /** What was told of a session and to whom, in the order in which it was told. */
  async told(sessionId: string): Promise<{ kind: string; people: string[] }[]> {
    const notices = await this.database.manager.find(Notice, { where: { subjectId: sessionId }, order: { id: 'ASC' } });
    const keys = [...new Set(notices.map(({ dedupeKey }) => dedupeKey))];
    return keys.map((key) => {
      const same = notices.filter(({ dedupeKey }) => dedupeKey === key);
      return { kind: same[0]!.kind, people: same.map(({ personId }) => personId) };
    });
  }

  /** A browser in which this person is signed in. */
  async client(actor: Actor) {
    const device = { deviceToken: null, userAgent: 'test' };
    const sessions = this.get(SignInSessions);
    const { token } = await this.database.transaction((tx) => sessions.begin(tx, actor.personId, device));
    const client = this.test.client();
    client.cookies.set('yq_session', token);
    return client;
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
