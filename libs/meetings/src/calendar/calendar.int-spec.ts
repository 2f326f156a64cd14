import { readCalendar } from '@yunqiao/notices/testing';
import { newId, type Actor } from '@yunqiao/platform';
import { SessionService } from '../session/session.service.js';
import { MeetingsRoom } from '../test-room/meetings-room.js';

describe("a session's calendar file", () => {
  let room: MeetingsRoom;

  beforeAll(async () => {
    room = await MeetingsRoom.open(true);
  });
  afterAll(() => room.close());
  beforeEach(() => room.setClock('2020-04-14T02:00:00.000Z'));

  const ask = async (actor: Actor, id: string) =>
    (await room.client(actor)).request({ method: 'GET', url: `/sessions/${id}/calendar.ics` });

  /** What a calendar reads in it. */
  async function read(actor: Actor, id: string): Promise<Record<string, string>> {
    const { statusCode, headers, body } = await ask(actor, id);
    expect([statusCode, headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
    const { properties, components } = readCalendar(body);
    return Object.fromEntries([...properties, ...components[0]!.properties].map(({ name, value }) => [name, value]));
  }

  it('is for the invited: a published entry in UTC that leads to the session', async () => {
    const { session, schoolId } = await room.announced({ title: '集合；函数' });
    const { actor: teacher } = await room.given.person({ role: 'teacher', schoolId });
    expect(await read(teacher, session.id)).toMatchObject({
      ...{ METHOD: 'PUBLISH', STATUS: 'CONFIRMED', SEQUENCE: '0', SUMMARY: '集合；函数' },
      ...{ DTSTART: '20200415T020000Z', DTEND: '20200415T030000Z' },
      URL: expect.stringMatching(new RegExp(`/sessions/${session.id}$`)),
    });
  });

  it('keeps the id of the session as its UID, wherever the product lives, and counts up when the session moves, and strikes it out when that is cancelled', async () => {
    const { host, session, schoolId } = await room.announced();
    const { actor: teacher } = await room.given.person({ role: 'teacher', schoolId });
    const UID = session.id;
    expect(await read(teacher, session.id)).toMatchObject({ UID, SEQUENCE: '0' });
    const times = { startsAt: new Date('2020-04-16T02:00:00Z'), endsAt: new Date('2020-04-16T03:00:00Z') };
    const { version } = (await room.get(SessionService).get(host, session.id)).session;
    await room.get(SessionService).update(host, { id: session.id, version, ...times });
    expect(await read(teacher, session.id)).toMatchObject({ UID, SEQUENCE: '1', DTSTART: '20200416T020000Z' });
    await room.get(SessionService).cancel(host, session.id);
    const struckOut = { UID, SEQUENCE: '2', METHOD: 'CANCEL', STATUS: 'CANCELLED' };
    expect(await read(teacher, session.id)).toMatchObject(struckOut);
  });

  it('is for a stranger as if there were no such session, and of a draft for nobody', async () => {
    const { session } = await room.announced();
    const draft = await room.draft();
    const { actor: stranger } = await room.given.person({ role: 'teacher', schoolId: await room.school() });
    const told = async (actor: Actor, id: string) => {
      const { statusCode, body } = await ask(actor, id);
      const { error } = JSON.parse(body) as { error: { code: string } };
      return [statusCode, error.code];
    };
    const hidden = [404, 'SESSION_NOT_FOUND'];
    expect(await told(stranger, session.id)).toEqual(hidden);
    expect(await told(stranger, newId())).toEqual(hidden);
    expect(await told(stranger, 'no-id')).toEqual(hidden);
    expect(await told(draft.host, draft.session.id)).toEqual(hidden);
  });
});
