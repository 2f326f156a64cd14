import type { Actor } from '@yunqiao/platform';
import { RoomReader } from '../room/room-reader.js';
import type { ResearchSession } from '../session/research-session.entity.js';
import { MeetingsRoom } from '../test-room/meetings-room.js';
import { TimelineReader } from '../timeline/timeline-reader.js';
import { RosterService } from './roster.service.js';

let room: MeetingsRoom;
let session: ResearchSession;
let teacher: Actor;
let liaison: Actor;

beforeAll(async () => {
  room = await MeetingsRoom.open();
});
afterAll(() => room.close());
beforeEach(async () => {
  ({ session } = await room.liveSession());
  teacher = await room.seat(session);
  liaison = await room.seat(session, 'liaison');
});

const colleague = async () =>
  (await room.given.person({ role: 'teacher', schoolId: liaison.organisationIds[0] })).actor;
const confirm = (present: readonly Actor[], gone: readonly Actor[] = []) =>
  room.get(RosterService).confirm(liaison, {
    ...{ sessionId: session.id, presentPersonIds: present.map(({ personId }) => personId) },
    gonePersonIds: gone.map(({ personId }) => personId),
  });
const onSite = async () => (await room.get(RoomReader).find(teacher, session.id))!.onSite;
const told = async () =>
  (await room.get(TimelineReader).findAfter(teacher, session.id, 0)).map(({ kind, payload }) => ({ kind, ...payload }));

describe('how many sit before one camera', () => {
  it('is known to everybody in the room, who hear when there are more or fewer', async () => {
    const [one, other] = [await colleague(), await colleague()];
    expect(await onSite()).toEqual([]);
    await confirm([one]);
    await confirm([one]);
    const { pin } = await room.get(RosterService).code(liaison, session.id);
    await room.get(RosterService).join(other, session.id, pin);
    expect(await onSite()).toEqual([{ personId: liaison.personId, count: 2 }]);
    await confirm([], [one, other]);
    expect(await onSite()).toEqual([]);
    await confirm([], [one, other]);
    const change = { kind: 'roster.changed', memberId: liaison.personId };
    expect(await told()).toEqual([change, change, change]);
  });

  it('is counted for each device, and in no other session', async () => {
    const host = await room.seat(session, 'liaison');
    await confirm([await colleague(), await colleague()]);
    const guest = (await room.given.person({ role: 'teacher', schoolId: host.organisationIds[0] })).actor;
    const seat = { sessionId: session.id, presentPersonIds: [guest.personId], gonePersonIds: [] };
    await room.get(RosterService).confirm(host, seat);
    expect([...(await onSite())].sort((a, b) => b.count - a.count)).toEqual([
      { personId: liaison.personId, count: 2 },
      { personId: host.personId, count: 1 },
    ]);
    ({ session } = await room.liveSession());
    teacher = await room.seat(session);
    expect(await onSite()).toEqual([]);
  });
});
