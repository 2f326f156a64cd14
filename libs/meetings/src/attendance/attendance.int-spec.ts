import 'reflect-metadata';
import { ActivityEvent, ActivityLog } from '@yunqiao/activity';
import { Clock, newId, schoolDayOf, type Actor } from '@yunqiao/platform';
import type { ResearchSession } from '../session/research-session.entity.js';
import { MemberService } from '../room/member.service.js';
import { MeetingsRoom } from '../test-room/meetings-room.js';
import { AdjustmentService } from './adjustment.service.js';
import { AttendanceList, type Attendance } from './attendance-list.js';
import { AttendanceRecorder, type Beat } from './attendance-recorder.js';
import { RosterService } from './roster.service.js';

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
beforeEach(async () => {
  now = begin;
  ({ session, host } = await room.liveSession());
  teacher = await room.seat(session);
});

/** Beats every fifteen seconds over some seconds of the session; the clock goes on to the last one. */
function beats(from: number, to: number, given: Partial<Beat> = {}): Beat[] {
  now = Math.max(now, begin + to * second);
  return Array.from({ length: Math.round((to - from) / 15) }, (_, index) => ({
    ...{ id: newId(), transport: 'rtc' as const, wallSeconds: 15 },
    at: new Date(begin + (from + (index + 1) * 15) * second),
    ...given,
  }));
}

function record(some: readonly Beat[], actor = teacher, deviceId = newId(), sentAt: Date | null = new Date(now)) {
  return room.get(AttendanceRecorder).record(actor, { sessionId: session.id, deviceId, sentAt, beats: some });
}

async function attendanceOf(actor: Actor): Promise<Attendance> {
  const page = await room.get(AttendanceList).page(host, session.id, { first: 100 });
  return page.edges.map(({ node }) => node).find(({ personId }) => personId === actor.personId)!;
}

async function figures(actor: Actor): Promise<[attended: number, credited: number]> {
  const { attendedSeconds, creditedSeconds } = await attendanceOf(actor);
  return [attendedSeconds, creditedSeconds];
}

function events(actor: Actor): Promise<ActivityEvent[]> {
  return room.database.manager.find(ActivityEvent, {
    where: { personId: actor.personId },
    order: { occurredAt: 'ASC' },
  });
}

const adjust = (sign: 'add' | 'remove', from: number, to: number, actor = teacher) =>
  room.get(AdjustmentService).adjust(host, {
    ...{ id: newId(), sessionId: session.id, personId: actor.personId, sign, reason: '网络中断' },
    ...{ fromAt: new Date(begin + from * second), toAt: new Date(begin + to * second) },
  });

describe('heartbeats', () => {
  it('give the time that they tell, and credit for it in the log', async () => {
    await record(beats(0, 300));
    expect(await figures(teacher)).toEqual([300, 300]);
    const [first] = await events(teacher);
    expect(first).toMatchObject({ kind: 'session.attended', sessionId: session.id, courseId: null, role: 'teacher' });
    expect(first!.schoolId).toBe(teacher.organisationIds[0]);
  });

  it('are the same twice as once, also when they arrive several times at once', async () => {
    const batch = beats(0, 60);
    const device = newId();
    const answers = await Promise.all([1, 2, 3, 4].map(() => record(batch, teacher, device)));
    for (const answer of answers) expect(answer).toEqual({ accepted: batch.map(({ id }) => id), rejected: [] });
    expect(await figures(teacher)).toEqual([60, 60]);
  });

  it('earn a minute a minute on two devices and two transports', async () => {
    const [phone, computer] = [beats(0, 120), beats(60, 180, { transport: 'hls' })];
    await Promise.all([record(phone), record(computer)]);
    expect(await figures(teacher)).toEqual([180, 180]);
  });

  it('are worth a minute at most, whatever they claim', async () => {
    now = begin + 600 * second;
    await record([{ id: newId(), transport: 'rtc', at: new Date(now), wallSeconds: 600 }]);
    expect(await figures(teacher)).toEqual([60, 60]);
  });

  it('count from a device that had no line, whenever they arrive, and by the clock of the house', async () => {
    const late = beats(0, 300);
    now = begin + 3600 * second;
    await record(late);
    expect(await figures(teacher)).toEqual([300, 300]);
    const wrong = beats(600, 660).map((beat) => ({ ...beat, at: new Date(beat.at.getTime() - 3600 * second) }));
    await record(wrong, teacher, newId(), new Date(now - 3600 * second));
    expect((await figures(teacher))[0]).toBe(360);
  });

  it('count only while the session is live', async () => {
    const { id } = session;
    const stretch = (at: number) => new Date(begin + at * second);
    await room.database.query('UPDATE session_stretch SET ended_at = ? WHERE session_id = ?', [
      stretch(120),
      bytes(id),
    ]);
    await room.database.query('INSERT INTO session_stretch VALUES (?, ?, ?)', [bytes(id), stretch(180), stretch(240)]);
    await record(beats(0, 300));
    expect(await figures(teacher)).toEqual([180, 180]);
  });

  it('give no second credit for a minute in which a lesson was learned', async () => {
    now = begin + 60 * second;
    const membership = { membershipId: newId(), role: 'teacher' as const, schoolId: newId(), classGroupId: null };
    const lesson = { courseId: newId(), courseRunId: newId(), lessonId: newId(), secondsFrom: 0, secondsTo: 60 };
    await room.database.transaction((tx) =>
      room
        .get(ActivityLog)
        .append(tx, { personId: teacher.personId, deviceId: null, source: 'web' }, [
          { id: newId(), kind: 'lesson.played', membership, occurredAt: new Date(now), wallSeconds: 60, ...lesson },
        ]),
    );
    await record(beats(0, 120));
    expect(await figures(teacher)).toEqual([120, 60]);
  });

  it('are taken from nobody who was not let in, and not after somebody was sent out', async () => {
    const stranger = (await room.given.person({ role: 'teacher' })).actor;
    await expect(record(beats(0, 15), stranger)).rejects.toThrow('SESSION_NOT_FOUND');
    now = begin + 60 * second;
    await room.get(MemberService).remove(host, session.id, teacher.personId);
    const { accepted, rejected } = await record(beats(0, 120));
    expect([accepted.length, rejected.length]).toEqual([4, 4]);
    expect(rejected[0]!.code).toBe('SESSION_ENTRY_REFUSED');
    expect((await figures(teacher))[0]).toBe(60);
  });

  it('have ids of their own', async () => {
    const batch = beats(0, 15);
    await record(batch);
    const { rejected } = await record(batch, await room.seat(session));
    expect(rejected).toEqual([{ id: batch[0]!.id, code: 'EVENT_ID_TAKEN' }]);
  });

  it('tell when who leads the session was last there', async () => {
    await record(beats(0, 30), host);
    const [row] = await room.database.query<{ seen_at: Date }[]>(
      'SELECT seen_at FROM session_member WHERE session_id = ? AND person_id = ?',
      [bytes(session.id), bytes(host.personId)],
    );
    expect(row!.seen_at).toEqual(new Date(now));
  });
});

describe('people before one camera', () => {
  let liaison: Actor;
  let colleague: Actor;

  beforeEach(async () => {
    liaison = await room.seat(session, 'liaison');
    colleague = (await room.given.person({ role: 'teacher', schoolId: liaison.organisationIds[0] })).actor;
  });

  const confirm = (presentPersonIds: string[], gonePersonIds: string[] = [], since: Date | null = null) =>
    room.get(RosterService).confirm(liaison, { sessionId: session.id, presentPersonIds, gonePersonIds, since });

  it('attend what the device attends, from when the liaison ticked them until they left', async () => {
    const device = newId();
    await record(beats(0, 60), liaison, device);
    await confirm([colleague.personId]);
    await record(beats(60, 120), liaison, device);
    await confirm([], [colleague.personId]);
    await record(beats(120, 180), liaison, device);
    expect(await figures(liaison)).toEqual([180, 180]);
    expect(await figures(colleague)).toEqual([60, 60]);
    expect(await attendanceOf(colleague)).toMatchObject({ role: null, satBefore: true });
  });

  it('can be ticked for the time before, and again without counting twice', async () => {
    await record(beats(0, 120), liaison);
    await confirm([colleague.personId], [], new Date(begin));
    await confirm([colleague.personId], [], new Date(begin));
    expect(await figures(colleague)).toEqual([120, 120]);
    expect(await events(colleague)).toHaveLength(2);
  });

  it('are of the own school', async () => {
    const other = (await room.given.person({ role: 'teacher' })).actor;
    await expect(confirm([other.personId])).rejects.toThrow('PERSON_NOT_FOUND');
    await expect(room.get(RosterService).code(teacher, session.id)).rejects.toThrow('NOT_ALLOWED');
  });

  it('enter themselves with the PIN or the QR code that the screen shows, as long as it shows it', async () => {
    const roster = room.get(RosterService);
    const { pin, secret } = await roster.code(liaison, session.id);
    expect(pin).toMatch(/^\d{4}$/u);
    expect(await roster.join(colleague, session.id, pin)).toMatchObject({ way: 'pin', personId: colleague.personId });
    const other = (await room.given.person({ role: 'teacher', schoolId: liaison.organisationIds[0] })).actor;
    expect(await roster.join(other, session.id, secret)).toMatchObject({ way: 'qr' });

    now += 31 * second;
    await roster.join(colleague, session.id, pin);
    now += 31 * second;
    await expect(roster.join(colleague, session.id, pin)).rejects.toThrow('ROSTER_CODE_WRONG');
    expect((await roster.code(liaison, session.id)).pin).not.toBe(pin);
    expect(await roster.list(liaison, session.id)).toHaveLength(2);
  });

  it('cannot guess the PIN, nor use it from another school', async () => {
    const roster = room.get(RosterService);
    const { pin } = await roster.code(liaison, session.id);
    const far = (await room.given.person({ role: 'teacher' })).actor;
    await expect(roster.join(far, session.id, pin)).rejects.toThrow('SESSION_NOT_FOUND');
    const wrong = pin === '0000' ? '0001' : '0000';
    for (let tries = 0; tries < 5; tries += 1) {
      await expect(roster.join(colleague, session.id, wrong)).rejects.toThrow('ROSTER_CODE_WRONG');
    }
    await expect(roster.join(colleague, session.id, pin)).rejects.toThrow('TOO_MANY_ATTEMPTS');
  });
});

describe('corrections', () => {
  it('give time and take it, the later over the earlier, and the log keeps everything', async () => {
    await record(beats(0, 300));
    await adjust('remove', 60, 180);
    expect(await figures(teacher)).toEqual([180, 180]);
    await adjust('add', 120, 360);
    now = begin + 400 * second;
    expect(await figures(teacher)).toEqual([240, 240]);
    const kinds = (await events(teacher)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'session.reversed')).toHaveLength(2);
    expect(await attendanceOf(teacher)).toMatchObject({ corrections: 2 });
  });

  it('reach no further than the session, and not into what is still to come', async () => {
    now = begin + 600 * second;
    await adjust('add', -300, 900);
    now = begin + 1200 * second;
    expect(await figures(teacher)).toEqual([600, 600]);
    await expect(adjust('add', 1200, 1300)).rejects.toThrow('ATTENDANCE_TIMES_WRONG');
  });

  it('hold against heartbeats that arrive later', async () => {
    const late = beats(0, 120);
    await adjust('remove', 0, 60);
    await record(late);
    expect(await figures(teacher)).toEqual([60, 60]);
  });

  it('are made once by who keeps the attendance, for people of the session', async () => {
    const adjustments = room.get(AdjustmentService);
    const times = { fromAt: new Date(begin), toAt: new Date(begin + 60 * second) };
    const given = {
      id: newId(),
      sessionId: session.id,
      personId: teacher.personId,
      sign: 'add' as const,
      reason: '迟到',
    };
    now = begin + 60 * second;
    await adjustments.adjust(host, { ...given, ...times });
    await adjustments.adjust(host, { ...given, ...times });
    expect(await attendanceOf(teacher)).toMatchObject({ corrections: 1, attendedSeconds: 60 });
    await expect(adjustments.adjust(teacher, { ...given, id: newId(), ...times })).rejects.toThrow('SESSION_NOT_FOUND');
    const stranger = (await room.given.person({ role: 'teacher' })).actor;
    await expect(
      adjustments.adjust(host, { ...given, id: newId(), personId: stranger.personId, ...times }),
    ).rejects.toThrow('PERSON_NOT_FOUND');
    const backwards = { fromAt: times.toAt, toAt: times.fromAt };
    await expect(adjustments.adjust(host, { ...given, id: newId(), ...backwards })).rejects.toThrow(
      'ATTENDANCE_TIMES_WRONG',
    );
  });
});

describe('the list', () => {
  it('is for who leads the session and who administers the owning school', async () => {
    const list = room.get(AttendanceList);
    await expect(list.page(teacher, session.id, {})).rejects.toThrow('SESSION_NOT_FOUND');
    const { actor } = await room.given.person({ role: 'schoolAdministrator', schoolId: session.schoolId });
    expect((await list.page(actor, session.id, {})).edges).toHaveLength(2);
    const other = (await room.given.person({ role: 'schoolAdministrator' })).actor;
    await expect(list.page(other, session.id, {})).rejects.toThrow('SESSION_NOT_FOUND');
  });
});

function bytes(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}
