import type { DynamicModule, Type } from '@nestjs/common';
import { ActivityEvent, activityEntities, activityMigrations } from '@yunqiao/activity';
import {
  ClassGroup,
  identityEntities,
  identityMigrations,
  IdentityModule,
  Membership,
  nameOf,
  Organisation,
  type OrganisationKind,
  Person,
  searchKeys,
  SessionService,
} from '@yunqiao/identity';
import { Media, mediaEntities, mediaMigrations, type MediaKind, type MediaState } from '@yunqiao/media';
import { noticesEntities, noticesMigrations } from '@yunqiao/notices';
import { Clock, Configuration, newId, type Actor, type DatabaseParts, type Role } from '@yunqiao/platform';
import { fakeActor } from '@yunqiao/platform/testing';
import { openTestApp, type TestApp } from '@yunqiao/testing';
import type { Course } from '../course/course.entity.js';
import { ChapterService } from '../course/chapter.service.js';
import { CourseService } from '../course/course.service.js';
import { LessonService } from '../course/lesson.service.js';
import { PublishService } from '../course/publish.service.js';
import { coursesEntities, coursesMigrations } from '../courses.entities.js';
import { CoursesModule } from '../courses.module.js';
import { grantSecret, signGrant } from '../progress/learning-grant.js';
import type { CourseRun } from '../run/course-run.entity.js';
import { CourseRunService, type NewCourseRun } from '../run/course-run.service.js';
import { TermService } from '../term/term.service.js';

/** The tables of this room and of those below it. */
const ownParts: DatabaseParts = {
  entities: [...identityEntities, ...activityEntities, ...noticesEntities, ...mediaEntities, ...coursesEntities],
  migrations: [
    ...identityMigrations,
    ...activityMigrations,
    ...noticesMigrations,
    ...mediaMigrations,
    ...coursesMigrations,
  ],
};

type ServiceClass<Service> = abstract new (...given: never[]) => Service;

/** This room on a real database, with whatever a test has to do again and again. The clock stands still at `clock`. */
export class CoursesRoom {
  /** 15 April 2020, ten o'clock in Shanghai. */
  private instant = new Date('2020-04-15T02:00:00.000Z');
  private alliance: Promise<string> | undefined;

  private constructor(readonly test: TestApp) {
    test.app.get(Clock, { strict: false }).now = () => new Date(this.instant);
  }

  static async open(
    imports: (Type | DynamicModule)[] = [IdentityModule, CoursesModule],
    withGraphql = false,
    parts: DatabaseParts = ownParts,
    environment: Readonly<Record<string, string>> = {},
  ): Promise<CoursesRoom> {
    return new CoursesRoom(await openTestApp({ imports, parts, withGraphql, environment }));
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

  now(): Date {
    return new Date(this.instant);
  }

  setClock(instant: string | Date): void {
    this.instant = new Date(instant);
  }

  /** Moves the clock on. */
  advance(seconds: number): void {
    this.instant = new Date(this.instant.getTime() + seconds * 1000);
  }

  /** Proof that a lesson was handed to somebody, long ago unless it is told when. */
  grantOf(actor: Actor, lesson: { courseRunId: string; lessonId: string }, at = new Date(0)): string {
    const secret = grantSecret(this.get(Configuration).get('SECRET_KEY'));
    return signGrant(secret, actor.personId, lesson, at);
  }

  /** A school of the one alliance that all schools of a test belong to. */
  async school(name = '遵义测试学校'): Promise<string> {
    this.alliance ??= this.organisation('alliance', '测试联盟', null);
    return this.organisation('school', name, await this.alliance);
  }

  private async organisation(kind: OrganisationKind, name: string, parentId: string | null): Promise<string> {
    const id = newId();
    const region = kind === 'school' ? 'zunyi' : null;
    await this.database.manager.insert(Organisation, {
      ...{ id, kind, region, parentId, closedAt: null, version: 1, name, shortName: name },
      ...searchKeys(name),
    });
    return id;
  }

  async classGroup(schoolId: string, name = '护理1班'): Promise<string> {
    const id = newId();
    await this.database.manager.insert(ClassGroup, { id, schoolId, name, grade: 2019, closedAt: null, version: 1 });
    return id;
  }

  /** Somebody with an account and one membership. */
  async person(role: Role, schoolId: string, given: { name?: string; classGroupId?: string } = {}): Promise<Actor> {
    const personId = newId();
    await this.database.manager.insert(Person, {
      ...{ id: personId, schoolId, accountName: personId.slice(-12), ...nameOf(given.name ?? '王小明'), locale: null },
      ...{ passwordHash: null, mustChangePassword: false, activationHash: null, isTest: false },
      ...{ disabledAt: null, sessionsValidFrom: null, version: 1 },
    });
    return this.member(personId, role, schoolId, given.classGroupId ?? null);
  }

  /** Another membership of a person; the actor has only this one. */
  async member(
    personId: string,
    role: Role,
    organisationId: string,
    classGroupId: string | null = null,
  ): Promise<Actor> {
    const membership = { id: newId(), personId, organisationId, classGroupId, role, subject: null };
    await this.database.manager.insert(Membership, {
      ...membership,
      validFrom: '2019-09-01',
      validTo: null,
      version: 1,
    });
    return fakeActor({ personId, memberships: [{ membershipId: membership.id, organisationId, classGroupId, role }] });
  }

  /** A browser in which this person is signed in. */
  async client(actor: Actor) {
    const device = { deviceToken: null, userAgent: 'test' };
    const session = await this.database.transaction((tx) => this.get(SessionService).begin(tx, actor.personId, device));
    const client = this.test.client();
    client.cookies.set('yq_session', session.token);
    return client;
  }

  /** An upload as it looks after its processing. */
  async media(owner: Actor, given: { kind?: MediaKind; state?: MediaState; seconds?: number } = {}): Promise<string> {
    const id = newId();
    const { kind = 'video', state = 'ready', seconds = 100 } = given;
    await this.database.manager.insert(Media, {
      ...{
        id,
        kind,
        state,
        ownerPersonId: owner.personId,
        schoolId: owner.organisationIds[0]!,
        fileName: 'lesson.mp4',
      },
      ...{ bytes: 1000, contentType: 'video/mp4', progress: 1, durationSeconds: kind === 'video' ? seconds : null },
      ...{ width: 1280, height: 720, createdAt: this.now(), touchedAt: this.now(), attempt: 1, version: 1 },
    });
    return id;
  }

  /** A draft with one chapter and these lessons; each a title, with a ready video of so many seconds if there is one. */
  async draft(
    trainer: Actor,
    lessons: { title: string; seconds?: number }[] = [{ title: '第一课', seconds: 100 }],
  ): Promise<{
    course: Course;
    chapterId: string;
    lessonIds: string[];
  }> {
    const course = await this.get(CourseService).create(trainer, {
      ...{ id: newId(), title: '护理学基础', category: 'specialised', subject: '护理', description: '从头学起' },
    });
    const chapterId = newId();
    await this.get(ChapterService).add(trainer, { id: chapterId, courseId: course.id, title: '第一章' });
    const lessonIds: string[] = [];
    for (const { title, seconds } of lessons) {
      const mediaId = seconds ? await this.media(trainer, { seconds }) : null;
      const id = newId();
      await this.get(LessonService).add(trainer, { id, chapterId, title, body: '正文', mediaId });
      lessonIds.push(id);
    }
    return { course: await this.get(CourseService).get(trainer, course.id), chapterId, lessonIds };
  }

  /** A published course on offer from March to June 2020. */
  async run(
    trainer: Actor,
    schoolIds: string[],
    given: Partial<NewCourseRun> & { lessons?: { title: string; seconds?: number }[] } = {},
  ): Promise<{ run: CourseRun; courseId: string; chapterId: string; lessonIds: string[] }> {
    const { lessons, ...fields } = given;
    const { course, chapterId, lessonIds } = await this.draft(trainer, lessons);
    await this.get(PublishService).publish(trainer, course.id);
    const term = (await this.get(TermService).findOn('2020-04-15'))!;
    const run = await this.get(CourseRunService).create(trainer, {
      ...{ id: newId(), courseId: course.id, termId: term.id, startsOn: '2020-03-01', endsOn: '2020-06-30' },
      ...{ selfEnrolment: true, schoolIds, ...fields },
    });
    return { run, courseId: course.id, chapterId, lessonIds };
  }

  /** Everything that the log has of a person, in the order of what happened. */
  events(actor: Actor): Promise<ActivityEvent[]> {
    return this.database.manager.find(ActivityEvent, {
      where: { personId: actor.personId },
      order: { occurredAt: 'ASC', id: 'ASC' },
    });
  }
}
