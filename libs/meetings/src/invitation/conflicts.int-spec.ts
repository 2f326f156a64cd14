import 'reflect-metadata';
import { newId, type Actor } from '@yunqiao/platform';
import { MeetingsRoom } from '../test-room/meetings-room.js';
import { AnswerService } from './answer.service.js';
import { ConflictReader } from './conflicts.js';
import { InvitationService } from './invitation.service.js';

describe('conflicts', () => {
  let room: MeetingsRoom;

  beforeAll(async () => {
    room = await MeetingsRoom.open();
  });
  afterAll(() => room.close());
  beforeEach(() => room.setClock('2020-04-14T02:00:00.000Z'));

  const at = (from: string, to: string) => ({
    startsAt: new Date(`2020-04-15T${from}:00Z`),
    endsAt: new Date(`2020-04-15T${to}:00Z`),
  });

  it('are other sessions at the same time to which one has not said no', async () => {
    const { session, schoolId } = await room.announced();
    const actor = (await room.given.person({ schoolId })).actor;
    const find = async (from: string, to: string, exceptSessionId?: string) =>
      (await room.get(ConflictReader).find(actor, { ...at(from, to), exceptSessionId })).sessions.map(({ id }) => id);
    expect(await find('02:59', '04:00')).toEqual([session.id]);
    expect(await find('01:00', '02:01')).toEqual([session.id]);
    expect(await find('03:00', '04:00')).toEqual([]);
    expect(await find('01:00', '02:00')).toEqual([]);
    expect(await find('02:00', '03:00', session.id)).toEqual([]);
    await room.get(AnswerService).answer(actor, session.id, 'notComing');
    expect(await find('02:00', '03:00')).toEqual([]);
  });

  it('count for a host how many of the invited have something else', async () => {
    const first = await room.announced();
    const second = await room.draft();
    const [busy, free, declined] = [
      (await room.given.person({ schoolId: first.schoolId })).actor,
      (await room.given.person({ schoolId: first.schoolId })).actor,
      (await room.given.person({ schoolId: first.schoolId })).actor,
    ];
    const named = [busy, declined].map(({ personId }) => ({ id: newId(), scope: 'person', personId }) as const);
    await room.get(InvitationService).invite(second.host, second.session.id, named);
    await room.get(AnswerService).answer(declined, first.session.id, 'notComing');
    const count = async (actor: Actor, from: string, to: string) =>
      (await room.get(ConflictReader).find(actor, { ...at(from, to), exceptSessionId: second.session.id })).busyPeople;
    expect(await count(second.host, '02:00', '03:00')).toBe(1);
    // What the host has then, they are told by name.
    await room
      .get(InvitationService)
      .invite(first.host, first.session.id, [{ id: newId(), scope: 'person', personId: second.host.personId }]);
    expect(await count(second.host, '02:00', '03:00')).toBe(1);
    expect(await count(second.host, '05:00', '06:00')).toBe(0);
    await expect(count(free, '02:00', '03:00')).rejects.toThrow('SESSION_NOT_FOUND');
  });
});
