import { ActivityCorrections, ActivityLog, type ActivityDraft } from '@yunqiao/activity';
import { CoursesRoom } from '@yunqiao/courses/testing';
import { Chapter, ClassViewingService, Course, EnrolmentService, Lesson } from '@yunqiao/courses';
import { Session } from '@yunqiao/identity';
import { identityGiven } from '@yunqiao/identity/testing';
import { Media } from '@yunqiao/media';
import { makeMedia } from '@yunqiao/media/testing';
import { GuestAccess, GuestLinkService } from '@yunqiao/meetings';
import { Notices } from '@yunqiao/notices';
import { noticesOf } from '@yunqiao/notices/testing';
import { ReportScheduleService, ReportService } from '@yunqiao/participation';
import { TestReporting } from '@yunqiao/participation/testing';
import {
  Clock,
  HealthModule,
  idBytes,
  idText,
  MetricsModule,
  newId,
  WebAppsModule,
  type Actor,
  type Role,
} from '@yunqiao/platform';
import type { GraphqlTestClient } from '@yunqiao/testing';
import { databaseParts, graphqlModules, routeModules, serviceModules } from '../rooms.js';
import { fillRoom, restoreRooms } from './session-room.js';
import { fillSession, restoreSessions } from './sessions.js';
import { roles, type Caller } from './callers.js';
import type { Aim, Rows } from './entries/entry.js';

/** The whole api over two alliances: one with two schools of a region, another with one; in each, people of every kind and their rows. */
export class Schools {
  readonly people = new Map<Caller, Actor>();
  readonly rows = new Map<Aim, Rows>();
  private readonly given;

  private constructor(
    readonly room: CoursesRoom,
    private readonly reporting: TestReporting,
  ) {
    this.given = identityGiven(room.database);
  }

  static async open(): Promise<Schools> {
    const platform = [HealthModule, MetricsModule, WebAppsModule];
    const imports = [...serviceModules, ...graphqlModules, ...routeModules, ...platform];
    const reporting = await TestReporting.listen();
    const environment = { REPORTING_URL: reporting.url };
    const room = await CoursesRoom.open(imports, true, databaseParts, environment);
    await reporting.follow(room.database, room.get(Clock));
    const schools = new Schools(room, reporting);
    await schools.fill();
    return schools;
  }

  async close(): Promise<void> {
    await this.reporting.close();
    await this.room.close();
  }

  rowsOf(aim: Aim): Rows {
    return this.rows.get(aim)!;
  }

  /** A browser of this caller, with a session of its own. */
  async client(caller: Caller): Promise<GraphqlTestClient> {
    const client = this.room.test.client();
    const actor = this.people.get(caller);
    if (!actor) return client;
    const session = await this.given.session(actor.personId, this.room.now());
    const { database } = this.room;
    if (caller === 'expired')
      await database.manager.update(Session, { id: session.id }, { expiresAt: new Date('2020-04-14') });
    if (caller === 'revoked')
      await database.manager.update(Session, { id: session.id }, { revokedAt: this.room.now() });
    client.cookies.set('yq_session', session.token);
    return client;
  }

  /** Undoes what an allowed call did to rows at which others are still to be aimed. */
  async restore(): Promise<void> {
    const { database } = this.room;
    for (const table of [Course, Chapter, Lesson, Media]) {
      await database
        .createQueryBuilder()
        .update(table)
        .set({ removedAt: null })
        .where('removed_at IS NOT NULL')
        .execute();
    }
    await database.query("DELETE FROM enrolment WHERE source = 'self' AND course_run_id <> ?", [
      idBytes(this.rowsOf('own').courseRunId),
    ]);
    await database.query('UPDATE enrolment SET withdrawn_at = NULL');
    await database.query('UPDATE membership SET valid_to = NULL');
    await database.query("DELETE FROM membership WHERE valid_from = '2020-04-20'");
    await database.query('UPDATE pairing SET valid_to = NULL');
    await database.query("UPDATE roster_import SET state = 'checked'");
    await restoreSessions(database, [...this.rows.values()]);
    await database.query('DELETE FROM class_viewing WHERE id NOT IN (?)', [
      [...this.rows.values()].map(({ classViewingId }) => idBytes(classViewingId)),
    ]);
    await database.query('UPDATE class_viewing SET ended_at = NULL, ending = NULL');
    await restoreRooms(database, [...this.rows.values()]);
    await database.query("DELETE FROM activity_correction WHERE kind <> 'struck' OR event_id IN (?)", [
      [...this.rows.values()].map(({ eventId }) => idBytes(eventId)),
    ]);
  }

  private async fill(): Promise<void> {
    const home = await this.alliance('总联盟', 'zunyi');
    const away = await this.alliance('另一联盟', 'shanghai');
    const [own, sibling, other] = [
      await this.school(home.regionId),
      await this.school(home.regionId),
      await this.school(away.regionId),
    ];
    for (const role of roles) {
      const schoolId = role.startsWith('alliance') || role.startsWith('platform') ? home.id : own;
      this.people.set(role, await this.person(role, schoolId));
    }
    await this.fillStrangers(own);
    const [trainer, teacher] = [this.people.get('trainer')!, this.people.get('teacher')!];
    this.rows.set('own', await this.fillSchool(own, home.id, trainer, this.people.get('student')!, teacher));
    await this.room.get(EnrolmentService).enrol(teacher, this.rowsOf('own').courseRunId);
    for (const [aim, schoolId] of [
      ['colleague', own],
      ['sibling', sibling],
      ['other', other],
    ] as const) {
      const [maker, student] = [await this.person('trainer', schoolId), await this.person('student', schoolId)];
      this.rows.set(aim, await this.fillSchool(schoolId, (aim === 'other' ? away : home).id, maker, student));
    }
  }

  /** Everybody whose session is worth nothing could do everything with a good one. */
  private async fillStrangers(schoolId: string): Promise<void> {
    for (const caller of ['expired', 'revoked', 'newcomer'] as const) {
      const actor = await this.person('platformAdministrator', schoolId);
      this.people.set(caller, actor);
    }
    const newcomer = idBytes(this.people.get('newcomer')!.personId);
    await this.room.database.query('UPDATE person SET must_change_password = 1 WHERE id = ?', [newcomer]);
  }

  private async alliance(name: string, region: 'zunyi' | 'shanghai'): Promise<{ id: string; regionId: string }> {
    const { id } = await this.given.alliance({ name });
    return { id, regionId: (await this.given.region({ region, parentId: id })).id };
  }

  private async school(parentId: string): Promise<string> {
    return (await this.given.school({ parentId })).id;
  }

  private async person(role: Role, schoolId: string): Promise<Actor> {
    return (await this.given.person({ role, schoolId })).actor;
  }

  /** A report of a school's participation, and the wish for more of them. */
  private async report(schoolId: string): Promise<Pick<Rows, 'reportId' | 'reportScheduleId'>> {
    const administrator = this.people.get('platformAdministrator')!;
    const counted = { schoolIds: [schoolId], audience: 'everyone', attested: 'with' } as const;
    const filter = { from: '2020-03-01', to: '2020-06-30', ...counted };
    const [reportId, reportScheduleId] = [newId(), newId()];
    await this.room.get(ReportService).issue(administrator, { id: reportId, title: '四月', termId: null, filter });
    const wishes = { title: '学期报告', rhythm: 'term', dayAfterEnd: 7, readerIds: [], ...counted } as const;
    await this.room.get(ReportScheduleService).create(administrator, reportScheduleId, wishes);
    return { reportId, reportScheduleId };
  }

  /** Something that nobody but this person was told. */
  private async tell({ personId }: Actor): Promise<string> {
    const facts = { fileName: '微课.mp4' };
    const telling = { kind: 'media.ready', key: newId(), subject: newId(), facts, personIds: [personId] };
    await this.room.database.transaction((tx) => this.room.get(Notices).tell(tx, telling));
    const [notice] = await noticesOf(this.room.database, personId);
    return notice!.id;
  }

  /** Somebody opened a lesson twice; the second time was struck. */
  private async fillLog({ personId, memberships: [held] }: Actor, lesson: { courseRunId: string; lessonId: string }) {
    const { membershipId, role, organisationId: schoolId, classGroupId } = held!;
    const opened = (): ActivityDraft => ({
      ...{ id: newId(), kind: 'lesson.opened', occurredAt: this.room.now(), wallSeconds: 0 },
      ...{ membership: { membershipId, role, schoolId, classGroupId }, courseId: newId(), ...lesson },
      ...{ secondsFrom: null, secondsTo: null },
    });
    const [counts, struck] = [opened(), opened()];
    await this.room.database.transaction(async (tx) => {
      const reporter = { personId, deviceId: null, source: 'web' as const };
      await this.room.get(ActivityLog).append(tx, reporter, [counts, struck]);
      const act = { id: newId(), personId, eventIds: [struck.id], reason: '录错了人', recordedBy: personId };
      await this.room.get(ActivityCorrections).strike(tx, act);
    });
    return { eventId: counts.id, struckEventId: struck.id };
  }

  /** @param teacher who shows a lesson to the class; one of the school unless told */
  private async fillSchool(
    schoolId: string,
    allianceId: string,
    trainer: Actor,
    student: Actor,
    teacher?: Actor,
  ): Promise<Rows> {
    const { room, given } = this;
    const classGroupId = student.memberships[0]!.classGroupId!;
    const { run, courseId, chapterId, lessonIds } = await room.run(trainer, [schoolId], {
      lessons: [{ title: '只有文字' }],
    });
    await room.get(EnrolmentService).enrolClassGroups(trainer, run.id, [classGroupId]);
    const found = 'SELECT id FROM enrolment WHERE course_run_id = ?';
    const [enrolment] = await room.database.query<{ id: Buffer }[]>(found, [idBytes(run.id)]);
    const { person, membership, actor: member } = await given.person({ role: 'teacher', schoolId });
    const shown = { id: newId(), courseRunId: run.id, lessonId: lessonIds[0]!, classGroupId };
    const viewing = await room.get(ClassViewingService).open(teacher ?? member, shown);
    const { actor: waiting } = await given.person({ role: 'teacher', schoolId });
    const guests = { links: room.get(GuestLinkService), passes: room.get(GuestAccess) };
    const session = await fillSession(room.database, guests, trainer, schoolId);
    const upload = {
      ownerPersonId: trainer.personId,
      schoolId,
      state: 'uploading',
      bytes: 1000,
      kind: 'file',
    } as const;
    const superior = await given.person({ role: 'teacher', schoolId });
    await given.membership({ personId: superior.person.id, organisationId: allianceId, role: 'allianceAdministrator' });
    return {
      ...{ rosterId: (await given.roster({ organisationId: schoolId, madeBy: trainer.personId })).id },
      ...{ superiorId: superior.person.id, termId: run.termId, videoId: await room.media(trainer) },
      ...{
        noticeId: await this.tell(trainer),
        schoolId,
        classGroupId,
        personId: person.id,
        membershipId: membership.id,
        courseId,
        chapterId,
      },
      ...{ lessonId: lessonIds[0]!, courseRunId: run.id, enrolmentId: idText(enrolment!.id) },
      mediaId: await room.media(trainer, { kind: 'cover' }),
      uploadId: (await makeMedia(room.database, upload)).id,
      classViewingId: viewing.id,
      ...(await this.fillLog(member, shown)),
      ...session,
      ...(await this.report(schoolId)),
      ...(await fillRoom(room.database, session.sessionId, [trainer, member, waiting])),
      pairingId: (await given.pairing({ givingSchoolId: schoolId, receivingSchoolId: await this.school(schoolId) })).id,
    };
  }
}
