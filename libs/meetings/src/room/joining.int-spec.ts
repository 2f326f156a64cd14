import 'reflect-metadata';
import type { Actor } from '@yunqiao/platform';
import { ConferenceServer } from '../conference/conference-server.js';
import type { ResearchSession } from '../session/research-session.entity.js';
import { ConferenceRoom, until } from '../test-room/conference-room.js';
import { describeWithLivekit } from '../test-room/livekit.js';
import { FloorService } from './floor.service.js';

describeWithLivekit('between the door and the conference', () => {
  let conference: ConferenceRoom;
  let session: ResearchSession;
  let host: Actor;
  let teacher: Actor;

  beforeAll(async () => {
    conference = await ConferenceRoom.open();
  });
  afterAll(() => conference.close());
  beforeEach(async () => {
    ({ session, host } = await conference.room.liveSession());
    teacher = await conference.room.seat(session);
  });

  const floor = () => conference.room.get(FloorService);
  const mayPublish = async () => {
    const there = await conference.room.get(ConferenceServer).participants(session.id);
    return there.find(({ personId }) => personId === teacher.personId)?.canPublish ?? null;
  };

  it('who is given the microphone on the way in may speak as soon as they are there', async () => {
    const { liveKit } = await conference.enter(teacher, session.id);
    await floor().giveMicrophone(host, session.id, teacher.personId);
    await conference.connect(liveKit!.token);
    expect(await until(mayPublish, (may) => may === true)).toBe(true);
  });

  it('from whom it is taken on the way in may not', async () => {
    await floor().giveMicrophone(host, session.id, teacher.personId);
    const { liveKit } = await conference.enter(teacher, session.id);
    await floor().takeMicrophone(host, session.id, teacher.personId);
    await conference.connect(liveKit!.token);
    expect(await until(mayPublish, (may) => may === false)).toBe(false);
  });
});
