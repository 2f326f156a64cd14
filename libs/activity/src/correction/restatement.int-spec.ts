import { identityEntities, identityMigrations, IdentityModule, MembershipAdministration } from '@yunqiao/identity';
import { identityGiven, type GivenActor, type IdentityGiven } from '@yunqiao/identity/testing';
import { idBytes, idText, newId, OutboxConsumer, OutboxWorkerModule, QueueWorkerModule } from '@yunqiao/platform';
import { openTestApp, type TestApp } from '@yunqiao/testing';
import { activityEntities, activityMigrations } from '../activity.entities.js';
import { ActivityModule } from '../activity.module.js';
import { ActivityWorkerModule } from '../activity-worker.module.js';
import type { ActingMembership, ActivityDraft } from '../log/activity-draft.js';
import { ActivityLog } from '../log/activity-log.js';
import { ActivityCorrections, type CorrectionAct } from './activity-corrections.js';
import { CorrectionReader } from './correction-reader.js';
import { MembershipNewsHandler } from './membership-news.handler.js';
import { Restatement } from './restatement.js';
import { readTransferReason } from './transfer-reason.js';

let here: TestApp;
let given: IdentityGiven;
let administrator: GivenActor;

beforeAll(async () => {
  here = await openTestApp({
    imports: [
      ...[IdentityModule, ActivityModule, ActivityWorkerModule],
      ...[OutboxWorkerModule.forRoles([]), QueueWorkerModule.forRoles([], 500)],
    ],
    parts: {
      entities: [...identityEntities, ...activityEntities],
      migrations: [...identityMigrations, ...activityMigrations],
    },
    withGraphql: false,
  });
  given = identityGiven(here.database.source);
  administrator = await given.person({ role: 'platformAdministrator' });
});
afterAll(() => here.close());

const service = <Service>(type: new (...parts: never[]) => Service): Service =>
  here.app.get<Service>(type, { strict: false });

const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const daysAgo = (days: number) => new Date(Date.parse(today()) - days * 86_400_000).toISOString().slice(0, 10);

function acting({ membership }: GivenActor): ActingMembership {
  const { id, role, organisationId, classGroupId } = membership;
  return { membershipId: id, role, schoolId: organisationId, classGroupId };
}

/** Somebody played a minute at noon of a day; its id. */
async function played(who: GivenActor, daysBefore: number, membership = acting(who)): Promise<string> {
  const draft: ActivityDraft = {
    ...{ id: newId(), kind: 'lesson.played', membership, wallSeconds: 60, secondsFrom: 0, secondsTo: 60 },
    ...{ courseId: newId(), courseRunId: newId(), lessonId: newId() },
    occurredAt: new Date(`${daysAgo(daysBefore)}T00:30:00+08:00`),
  };
  const reporter = { personId: who.person.id, deviceId: null, source: 'web' as const };
  await here.database.source.transaction((tx) => service(ActivityLog).append(tx, reporter, [draft]));
  return draft.id;
}

/** What the relay has to bring is brought; how many messages it were. */
async function tellNews(): Promise<number> {
  const waiting = await here.database.source.query<{ id: Buffer }[]>(
    "SELECT id FROM outbox WHERE handled_at IS NULL AND kind = 'memberships.restated' ORDER BY id",
  );
  for (const { id } of waiting) await service(OutboxConsumer).consume({ outboxId: idText(id) });
  return waiting.length;
}

const end = ({ membership }: GivenActor, lastDay: string) =>
  service(MembershipAdministration).end(administrator.actor, membership.id, lastDay);
const begin = ({ person, membership }: GivenActor, organisationId: string, validFrom: string, classGroupId?: string) =>
  service(MembershipAdministration).add(administrator.actor, {
    ...{ id: newId(), personId: person.id, organisationId, role: membership.role, validFrom },
    ...(classGroupId && { classGroupId }),
  });
const latest = async (eventId: string) => (await service(CorrectionReader).latest([eventId])).get(eventId);
const history = (eventId: string) => service(CorrectionReader).history([eventId]);
const act = (who: GivenActor, eventId: string): CorrectionAct => ({
  ...{ id: newId(), personId: who.person.id, eventIds: [eventId], reason: '录错了人' },
  recordedBy: administrator.person.id,
});

describe('a transfer that is entered late', () => {
  it('moves what was done since to the new school, says why, and leaves what was done before', async () => {
    const teacher = await given.person();
    const [before, onTheDay, since] = [await played(teacher, 11), await played(teacher, 10), await played(teacher, 1)];
    const school = await given.school();
    await end(teacher, daysAgo(11));
    const { membership } = await begin(teacher, school.id, daysAgo(10));
    await tellNews();

    expect(await latest(before)).toBeUndefined();
    for (const id of [onTheDay, since]) {
      const moved = await latest(id);
      expect(moved).toMatchObject({
        ...{ kind: 'moved', cause: 'transfer', recordedBy: null, fromSchoolId: teacher.membership.organisationId },
        membership: { membershipId: membership.id, schoolId: school.id, role: 'teacher', classGroupId: null },
      });
      expect(readTransferReason(moved!.reason)).toEqual({
        ...{ fromMembershipId: teacher.membership.id, toMembershipId: membership.id },
        ...{ firstDay: daysAgo(10), lastDay: daysAgo(1) },
      });
    }
    expect((await latest(onTheDay))?.actId).toBe((await latest(since))?.actId);
  });

  it('moves an event once, however often the news come, and whatever was under way meanwhile', async () => {
    const teacher = await given.person();
    const known = await played(teacher, 3);
    await end(teacher, daysAgo(5));
    const { membership } = await begin(teacher, (await given.school()).id, daysAgo(4));
    await tellNews();
    const underWay = await played(teacher, 2);
    const changes = [{ personId: teacher.person.id, fromDay: daysAgo(4) }];
    for (let again = 0; again < 2; again += 1) await service(MembershipNewsHandler).lookAgain({ changes });
    for (const id of [known, underWay])
      expect((await history(id)).map((one) => one.membership.membershipId)).toEqual([membership.id]);
  });

  it('leaves where it was what was done when no membership held', async () => {
    const teacher = await given.person();
    const id = await played(teacher, 2);
    await end(teacher, daysAgo(5));
    await tellNews();
    expect(await latest(id)).toBeUndefined();
  });

  it('is followed back when it is undone', async () => {
    const teacher = await given.person();
    const id = await played(teacher, 2);
    await end(teacher, daysAgo(5));
    const { membership } = await begin(teacher, (await given.school()).id, daysAgo(4));
    await tellNews();
    await here.database.source.query('DELETE FROM membership WHERE id = ?', [idBytes(membership.id)]);
    await here.database.source.query('UPDATE membership SET valid_to = NULL WHERE id = ?', [
      idBytes(teacher.membership.id),
    ]);
    await service(MembershipNewsHandler).lookAgain({
      changes: [{ personId: teacher.person.id, fromDay: daysAgo(4) }],
    });
    expect((await history(id)).map((one) => one.membership)).toEqual([
      expect.objectContaining({ membershipId: membership.id }),
      acting(teacher),
    ]);
  });

  it('moves a pupil into the class of the day, within the school', async () => {
    const pupil = await given.person({ role: 'student' });
    const schoolId = pupil.membership.organisationId;
    const id = await played(pupil, 1);
    const classGroup = await given.classGroup({ schoolId });
    await end(pupil, daysAgo(2));
    await begin(pupil, schoolId, daysAgo(1), classGroup.id);
    await tellNews();
    expect(await latest(id)).toMatchObject({
      ...{ kind: 'moved', fromSchoolId: schoolId },
      membership: { schoolId, classGroupId: classGroup.id, role: 'student' },
    });
  });

  it('lets what was struck wait until it is restored', async () => {
    const teacher = await given.person();
    const id = await played(teacher, 2);
    const { source } = here.database;
    await source.transaction((tx) => service(ActivityCorrections).strike(tx, act(teacher, id)));
    await end(teacher, daysAgo(5));
    const { membership } = await begin(teacher, (await given.school()).id, daysAgo(4));
    await tellNews();
    expect(await latest(id)).toMatchObject({ kind: 'struck', membership: acting(teacher) });
    await source.transaction(async (tx) => {
      await service(ActivityCorrections).restore(tx, act(teacher, id));
      await service(Restatement).restate(tx, teacher.person.id, new Date(0));
    });
    expect(await latest(id)).toMatchObject({ kind: 'moved', membership: { membershipId: membership.id } });
  });
});

describe('a membership', () => {
  it('that begins or ends after today is no news', async () => {
    const teacher = await given.person();
    await tellNews();
    await end(teacher, today());
    await begin(teacher, (await given.school()).id, daysAgo(-1));
    expect(await tellNews()).toBe(0);
  });
});
