import 'reflect-metadata';
import { IsNull } from 'typeorm';
import { ActivityEvent, unionLength } from '@yunqiao/activity';
import type { Actor } from '@yunqiao/platform';
import { seededRandom } from '@yunqiao/platform/testing';
import { freePort } from '../../../../infra/local/ports.mjs';
import { MeetingsWorkerModule } from '../meetings-worker.module.js';
import { SessionEntryService } from '../room/session-entry.service.js';
import { ConferenceClient } from '../test-room/conference-client.js';
import { ConferenceRoom, until } from '../test-room/conference-room.js';
import { AttendingDevice } from '../test-room/kill/attending-device.js';
import { ChildApi } from '../test-room/kill/child-api.js';
import { describeWithLivekit, TestLivekit } from '../test-room/livekit.js';
import { MeetingsRoom } from '../test-room/meetings-room.js';
import { AttendanceConnection } from './attendance-connection.entity.js';
import { AttendanceList } from './attendance-list.js';
import { Reconciler } from './reconciler.js';

const seed = Number(process.env['KILL_SEED'] ?? Math.floor(Math.random() * 1_000_000));
const rounds = 3;
/** Seconds from one heartbeat to the next; the product promises to be no further than that from what the devices' own clocks say. */
const heartbeat = 1;

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describeWithLivekit(`attendance under kill -9 (KILL_SEED=${seed})`, () => {
  let livekit: TestLivekit;
  let room: MeetingsRoom;
  let api: ChildApi;
  let url: string;
  const clients: ConferenceClient[] = [];

  beforeAll(async () => {
    ChildApi.build();
    const port = await freePort();
    url = `http://localhost:${port}`;
    livekit = await TestLivekit.prepare({ webhookPort: port });
    await livekit.start();
    room = await MeetingsRoom.open(false, { modules: [MeetingsWorkerModule], environment: livekit.environment });
    const { database, redis } = room.test;
    api = new ChildApi({
      ...{ ...livekit.environment, PORT: String(port), PUBLIC_URL: url },
      ...{ DATABASE_URL: database.url, REDIS_URL: redis.url, QUEUE_PREFIX: redis.prefix },
    });
    await api.start();
  });
  afterAll(async () => {
    for (const client of clients) await client.leave();
    await api.kill();
    await room.close();
    await livekit.stop();
  });

  /** Somebody who comes with a device: in the conference, and beating. */
  async function come(actor: Actor, sessionId: string): Promise<AttendingDevice> {
    const cookie = await ConferenceRoom.cookieIn(room, actor);
    const device = new AttendingDevice(`http://127.0.0.1:${new URL(url).port}`, cookie, sessionId);
    const request = { sessionId, deviceId: device.deviceId, prefersStream: false };
    const { liveKit } = await room.get(SessionEntryService).enter(actor, request);
    clients.push(await ConferenceClient.join(livekit.url, liveKit!.token));
    device.come();
    return device;
  }

  /** Goes from both: what was not sent yet is, as soon as the api is back. */
  async function leave(device: AttendingDevice, client: ConferenceClient): Promise<void> {
    await Promise.all([device.go(), client.leave()]);
    device.isGone();
  }

  it('is what the devices lived through, and is counted once', async () => {
    const random = seededRandom(seed);
    const { session, host } = await room.liveSession({ startedAt: new Date(Date.now() - 1000) });
    const people = [await room.seat(session), await room.seat(session), await room.seat(session)];
    const devices = [await come(people[0]!, session.id), await come(people[1]!, session.id)];
    const reconciling = setInterval(() => void room.get(Reconciler).reconcile(), 2000);

    let leaving: Promise<unknown> = Promise.resolve();
    for (let round = 0; round < rounds; round += 1) {
      await pause(random.between(1500, 3500));
      const victim = random.next() < 0.5 ? api : livekit;
      await victim.kill();
      if (round === 1) leaving = leave(devices[1]!, clients.splice(1, 1)[0]!);
      await pause(random.between(200, 1500));
      await victim.start();
      if (round === 0) devices.push(await come(people[2]!, session.id));
    }
    await pause(2000);
    const [first, last] = clients.splice(0);
    await Promise.all([leave(devices[0]!, first!), leaving, leave(devices[2]!, last!)]);
    clearInterval(reconciling);

    // A minute later nobody beats any more, and the ghosts of killed servers show.
    await room.database.query('UPDATE attendance_heartbeat SET received_at = received_at - INTERVAL 1 MINUTE');
    const open = async () => {
      await room.get(Reconciler).reconcile();
      return room.database.manager.countBy(AttendanceConnection, { sessionId: session.id, leftAt: IsNull() });
    };
    await until(open, (count) => count === 0);
    const list = await room.get(AttendanceList).page(host, session.id, { first: 100 });
    for (const [index, device] of devices.entries()) {
      const found = list.edges.find(({ node }) => node.personId === people[index]!.personId)!.node;
      for (const seconds of [found.attendedSeconds, found.creditedSeconds]) {
        expect(seconds).toBeGreaterThanOrEqual(device.beatSeconds - heartbeat);
        expect(seconds).toBeLessThanOrEqual(device.longestSeconds + heartbeat);
      }
      const events = await room.database.manager.findBy(ActivityEvent, { personId: people[index]!.personId });
      const credited = events.map((event) => ({
        from: event.creditedFrom!.getTime(),
        to: event.creditedTo!.getTime(),
      }));
      expect(unionLength(credited)).toBe(credited.reduce((sum, { from, to }) => sum + to - from, 0));
    }
  });
});
