import 'reflect-metadata';
import { ActivityCorrections, CorrectionReader, Restatement, type ActivityEvent } from '@yunqiao/activity';
import { Membership } from '@yunqiao/identity';
import { newId, type Actor } from '@yunqiao/platform';
import { CoursesRoom } from '../test-room/courses-room.js';
import type { ClassViewing } from './class-viewing.entity.js';
import { ClassViewingService } from './class-viewing.service.js';

let room: CoursesRoom;
let teacher: Actor;
let pupil: Actor;
let schoolId: string;
let viewing: ClassViewing;

beforeAll(async () => {
  room = await CoursesRoom.open();
});
afterAll(() => room.close());

/** A lesson was shown to a class, for a minute and a half, before a pupil who was marked. */
beforeEach(async () => {
  room.setClock('2020-04-15T02:00:00.000Z');
  schoolId = await room.school();
  const classGroupId = await room.classGroup(schoolId);
  teacher = await room.person('teacher', schoolId);
  pupil = await room.person('student', schoolId, { name: '张小华', classGroupId });
  const { run, lessonIds } = await room.run(await room.person('trainer', await room.school('上海测试学校')), [
    schoolId,
  ]);
  const wanted = { id: newId(), courseRunId: run.id, lessonId: lessonIds[0]!, classGroupId };
  viewing = await service().open(teacher, wanted);
  await mark(true, 90);
  await service().end(teacher, viewing.id, { endedAt: null, sentAt: null });
});

const service = () => room.get(ClassViewingService);
const reader = () => room.get(CorrectionReader);

function mark(isPresent: boolean, seconds = 0) {
  const from = room.now();
  room.advance(seconds);
  const played = seconds > 0 ? [{ from, to: room.now() }] : [];
  const marks = [{ id: newId(), personId: pupil.personId, isPresent, at: from }];
  return service().report(teacher, { viewingId: viewing.id, sentAt: room.now(), marks, played });
}

async function strike(events: readonly ActivityEvent[]): Promise<void> {
  const act = { id: newId(), personId: pupil.personId, reason: '不是本人', recordedBy: teacher.personId };
  const eventIds = events.map(({ id }) => id);
  await room.database.transaction((tx) => room.get(ActivityCorrections).strike(tx, { ...act, eventIds }));
}

describe('an attestation that was struck', () => {
  it('is neither taken back nor given again when the marks are corrected', async () => {
    const attested = await room.events(pupil);
    expect(attested).toHaveLength(2);
    await strike(attested);
    await mark(false);
    await mark(true);
    expect(await room.events(pupil)).toEqual(attested);
  });
});

describe('a transfer that is entered after a class viewing', () => {
  it('takes the attestations along, and what was taken back of them', async () => {
    await mark(false);
    await mark(true);
    const [own] = pupil.memberships;
    await room.database.manager.update(Membership, { id: own!.membershipId }, { validTo: '2020-04-15' });
    const elsewhere = await room.school('转入学校');
    const facts = { organisationId: elsewhere, classGroupId: await room.classGroup(elsewhere, '转入班') };
    const membership = { ...facts, id: newId(), personId: pupil.personId, validFrom: '2020-04-15', validTo: null };
    await room.database.manager.insert(Membership, { ...membership, role: 'student', subject: null, version: 1 });
    const restate = () =>
      room.database.transaction((tx) => room.get(Restatement).restate(tx, pupil.personId, viewing.openedAt));
    const events = await room.events(pupil);
    expect(events.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['lesson.attested', 'lesson.reversed']));
    expect(await restate()).toBe(events.length);

    const states = await reader().latest(events.map(({ id }) => id));
    for (const { id } of events)
      expect(states.get(id)?.membership).toMatchObject({
        ...{ membershipId: membership.id, schoolId: elsewhere, classGroupId: facts.classGroupId },
      });
    expect(await restate()).toBe(0);
    expect((await mark(false)).rejected).toMatchObject([{ code: 'PERSON_NOT_FOUND' }]);
  });
});
