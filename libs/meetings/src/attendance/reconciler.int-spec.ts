import 'reflect-metadata';
import { Clock, type Actor } from '@yunqiao/platform';
import { ConferenceServer } from '../conference/conference-server.js';
import { MeetingsWorkerModule } from '../meetings-worker.module.js';
import { FloorService } from '../room/floor.service.js';
import { MemberService } from '../room/member.service.js';
import { ResearchSession } from '../session/research-session.entity.js';
import { SessionSchedule } from '../session/session-schedule.js';
import { ConferenceRoom, until } from '../test-room/conference-room.js';
import { describeWithLivekit } from '../test-room/livekit.js';
import { AttendanceConnection } from './attendance-connection.entity.js';
import { AttendanceList } from './attendance-list.js';
import { Reconciler } from './reconciler.js';

describeWithLivekit('comparing with the conference server every half minute', () => {
  let conference: ConferenceRoom;
  let session: ResearchSession;
  let host: Actor;
  let teacher: Actor;
  let ahead = 0;

  beforeAll(async () => {
    conference = await ConferenceRoom.open([MeetingsWorkerModule]);
    conference.room.get(Clock).now = () => new Date(Date.now() + ahead);
  });
  afterAll(() => conference.close());
  beforeEach(async () => {
    ahead = 0;
    ({ session, host } = await conference.room.liveSession({ startedAt: new Date(Date.now() - 60_000) }));
    teacher = await conference.room.seat(session);
  });

  const reconcile = () => conference.room.get(Reconciler).reconcile();
  const connections = () =>
    conference.room.database.manager.findBy(AttendanceConnection, {
      sessionId: session.id,
      personId: teacher.personId,
    });
  const forget = () => conference.room.database.query('DELETE FROM attendance_connection');
  /** What the conference server tells is lost meanwhile. */
  async function unheard<Result>(work: () => Promise<Result>): Promise<Result> {
    const server = conference.room.get(ConferenceServer);
    const actual = server.try.bind(server);
    server.try = () => Promise.resolve();
    return work().finally(() => (server.try = actual));
  }

  it('finds who is there although nobody told of it, and who went although nobody told of that', async () => {
    const client = await conference.join(teacher, session.id);
    await until(connections, (rows) => rows.length === 1);
    await forget();
    await reconcile();
    expect(await connections()).toMatchObject([{ leftAt: null }]);

    await client.leave();
    await until(connections, ([row]) => row!.leftAt !== null);
    await conference.room.database.query('UPDATE attendance_connection SET left_at = NULL, closed_by = NULL');
    ahead = 30_000;
    await reconcile();
    expect(await connections()).toMatchObject([{ closedBy: 'reconciler' }]);
  });

  it('gives a device its credit that never sent a heartbeat', async () => {
    const client = await conference.join(teacher, session.id);
    await until(connections, (rows) => rows.length === 1);
    await conference.room.database.query('UPDATE attendance_connection SET joined_at = joined_at - INTERVAL 40 SECOND');
    await client.leave();
    await until(connections, ([row]) => row!.leftAt !== null);
    ahead = 120_000;
    await reconcile();
    await reconcile();
    const page = await conference.room.get(AttendanceList).page(host, session.id, { first: 10 });
    const { attendedSeconds, creditedSeconds } = page.edges.find(
      ({ node }) => node.personId === teacher.personId,
    )!.node;
    expect(attendedSeconds).toBeGreaterThan(39);
    expect(creditedSeconds).toBeCloseTo(attendedSeconds, 2);
  });

  it('makes up for what the conference server did not hear: the microphone, and who was sent out', async () => {
    const server = conference.room.get(ConferenceServer);
    const client = await conference.join(teacher, session.id);
    const mine = async () => (await server.participants(session.id)).find((one) => one.personId === teacher.personId);
    await unheard(() => conference.room.get(FloorService).giveMicrophone(host, session.id, teacher.personId));
    expect((await mine())!.canPublish).toBe(false);
    await reconcile();
    expect((await mine())!.canPublish).toBe(true);

    await unheard(() => conference.room.get(MemberService).remove(host, session.id, teacher.personId));
    expect(client.room.isConnected).toBe(true);
    await reconcile();
    await until(
      () => client.room.isConnected,
      (isConnected) => !isConnected,
    );
  });

  it('keeps a session whose host is heard in it, although no sign of life of the device arrives', async () => {
    await conference.join(host, session.id);
    const inAnHour = new Date(Date.now() + 3_600_000);
    await conference.room.database.query('UPDATE research_session SET ends_at = ?', [inAnHour]);
    ahead = 11 * 60_000;
    await reconcile();
    await conference.room.get(SessionSchedule).run();
    const { state } = await conference.room.database.manager.findOneByOrFail(ResearchSession, { id: session.id });
    expect(state).toBe('live');
  });

  it('ends the conference of a session that has ended', async () => {
    const client = await conference.join(teacher, session.id);
    await conference.room.database.query("UPDATE research_session SET state = 'ended'");
    await reconcile();
    await until(
      () => client.room.isConnected,
      (isConnected) => !isConnected,
    );
    expect(await conference.room.get(ConferenceServer).openSessions()).not.toContain(session.id);
  });
});
