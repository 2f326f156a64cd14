import 'reflect-metadata';
import { ActivityCorrections, ActivityEvent, CorrectionReader, Restatement } from '@yunqiao/activity';
import { Membership } from '@yunqiao/identity';
import { Clock, newId, schoolDayOf, type Actor } from '@yunqiao/platform';
import type { ResearchSession } from '../session/research-session.entity.js';
import { MeetingsRoom } from '../test-room/meetings-room.js';
import { AdjustmentService } from './adjustment.service.js';
import { AttendanceRecorder } from './attendance-recorder.js';

const begin = Date.parse('2020-04-15T02:00:00.000Z');
const second = 1000;

let room: MeetingsRoom;
let host: Actor;
let teacher: Actor;
let session: ResearchSession;
let now: number;

beforeAll(async () => {
  room = await MeetingsRoom.open();
  const clock = room.get(Clock);
  clock.now = () => new Date(now);
  clock.today = () => schoolDayOf(new Date(now));
});
afterAll(() => room.close());

/** A teacher attended the first two minutes. */
beforeEach(async () => {
  now = begin;
  ({ session, host } = await room.liveSession());
  teacher = await room.seat(session);
  now = begin + 120 * second;
  const beats = [60, 120].map((at) => ({
    ...{ id: newId(), transport: 'rtc' as const, wallSeconds: 60, at: new Date(begin + at * second) },
  }));
  const batch = { sessionId: session.id, deviceId: newId(), sentAt: new Date(now), beats };
  await room.get(AttendanceRecorder).record(teacher, batch);
});

function events(): Promise<ActivityEvent[]> {
  return room.database.manager.find(ActivityEvent, {
    where: { personId: teacher.personId },
    order: { receivedAt: 'ASC', id: 'ASC' },
  });
}

const adjust = (sign: 'add' | 'remove', from: number, to: number) =>
  room.get(AdjustmentService).adjust(host, {
    ...{ id: newId(), sessionId: session.id, personId: teacher.personId, sign, reason: '网络中断' },
    ...{ fromAt: new Date(begin + from * second), toAt: new Date(begin + to * second) },
  });

describe('attendance that was struck', () => {
  it('is neither taken back nor given again when attendance is corrected', async () => {
    const [first, ...others] = await events();
    const act = { id: newId(), personId: teacher.personId, eventIds: [first!.id], reason: '不是本人' };
    await room.database.transaction((tx) =>
      room.get(ActivityCorrections).strike(tx, { ...act, recordedBy: host.personId }),
    );
    await adjust('remove', 0, 120);
    const taken = (await events()).filter(({ kind }) => kind === 'session.reversed');
    expect(taken).toHaveLength(others.length);
    expect(taken.every(({ creditedFrom }) => creditedFrom!.getTime() >= first!.creditedTo!.getTime())).toBe(true);
    await adjust('add', 0, 60);
    expect((await events()).filter(({ kind }) => kind === 'session.attended')).toHaveLength(1 + others.length);
  });
});

describe('a transfer that is entered after a session', () => {
  it('takes along what was attended, what is taken back of it, and what is added later', async () => {
    const own = { id: teacher.memberships[0]!.membershipId };
    const school = await room.given.school();
    await room.database.manager.update(Membership, own, { validTo: '2020-04-15' });
    const membership = await room.given.membership({
      ...{ personId: teacher.personId, organisationId: school.id, role: 'teacher', validFrom: '2020-04-15' },
    });
    const restate = () =>
      room.database.transaction((tx) => room.get(Restatement).restate(tx, teacher.personId, new Date(begin)));
    expect(await restate()).toBe((await events()).length);

    await adjust('remove', 30, 60);
    now += 60 * second;
    await adjust('add', 150, 180);
    const all = await events();
    expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(['session.attended', 'session.reversed']));
    const states = await room.get(CorrectionReader).latest(all.map(({ id }) => id));
    for (const { id } of all)
      expect(states.get(id)?.membership).toMatchObject({ membershipId: membership.id, schoolId: school.id });
    expect(await restate()).toBe(0);
  });
});
