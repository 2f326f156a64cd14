import 'reflect-metadata';
import { ConferenceRoom, until } from '../test-room/conference-room.js';
import { describeWithLivekit, TestLivekit } from '../test-room/livekit.js';
import { FloorService } from './floor.service.js';

describeWithLivekit('two nodes of LiveKit on one Redis', () => {
  let conference: ConferenceRoom;
  let other: TestLivekit;

  beforeAll(async () => {
    conference = await ConferenceRoom.open();
    other = await TestLivekit.prepare({ webhookPort: conference.port, keys: conference.livekit });
    await other.start();
  });
  afterAll(async () => {
    await conference.close();
    await other.stop();
  });

  it('are one conference, and go on as one node when the other dies', async () => {
    const { session, host } = await conference.room.liveSession();
    const [teacher, colleague] = [await conference.room.seat(session), await conference.room.seat(session)];
    await conference.room.get(FloorService).giveMicrophone(host, session.id, host.personId);
    const here = await conference.join(host, session.id);
    const there = await conference.join(teacher, session.id, undefined, other.url);
    await here.speak();
    await until(
      () => there.hears,
      (count) => count === 1,
    );
    expect(there.others.map((identity) => identity.split(':')[0])).toEqual([host.personId]);

    await other.kill();
    const late = await conference.join(colleague, session.id);
    await until(
      () => late.others.length,
      (count) => count >= 1,
    );
    const again = await conference.join(teacher, session.id);
    await until(
      () => again.others.map((one) => one.split(':')[0]),
      (all) => all.includes(colleague.personId),
    );
  });
});
