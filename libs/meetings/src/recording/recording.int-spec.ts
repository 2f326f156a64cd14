import 'reflect-metadata';
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { dispose } from '@livekit/rtc-node';
import { ObjectStore, type Actor } from '@yunqiao/platform';
import { MeetingsWorkerModule } from '../meetings-worker.module.js';
import { ResearchSession } from '../session/research-session.entity.js';
import { SessionConduct } from '../session/session-conduct.js';
import { ConferenceRoom, until } from '../test-room/conference-room.js';
import { describeWithLivekit } from '../test-room/livekit.js';
import { decode } from '../test-room/recording/decoded.js';
import { Performer } from '../test-room/recording/performer.js';
import { buildRecorder } from '../test-room/recording/recorder-program.js';
import { gapsOf, SEGMENT_SECONDS, secondsOf } from './playlist.js';
import { recordingFiles, recordingKey } from './recording-keys.js';
import { RecordingEpoch } from './recording-epoch.entity.js';
import { RecordingSegment, type Rendition } from './recording-segment.entity.js';
import { RecordingSupervisor } from './recording-supervisor.js';

const [lower, higher] = [440, 1000];
let conference: ConferenceRoom;

describeWithLivekit('the recorder of a session', () => {
  beforeAll(async () => {
    conference = await ConferenceRoom.open([MeetingsWorkerModule], { RECORDING_BOT: buildRecorder() });
  }, 60_000);
  afterAll(async () => {
    await conference.close();
    await dispose();
  });

  /** A live session in which two people speak, one of whom is seen. */
  async function lively(facts: Partial<ResearchSession> = {}) {
    const now = new Date();
    const { session, host } = await conference.room.given.researchSession({
      ...{ state: 'live', isRecorded: true, startsAt: now, scheduledAt: now, startedAt: now },
      ...{ endsAt: new Date(now.getTime() + 3_600_000), ...facts },
    });
    const teacher = await conference.room.seat(session, 'speaker');
    await conference.room.database.query('UPDATE session_member SET has_microphone = 1 WHERE session_id = UNHEX(?)', [
      session.id.replaceAll('-', ''),
    ]);
    const performers: Performer[] = [];
    for (const actor of [host, teacher]) performers.push(new Performer(await conference.join(actor, session.id)));
    await performers[0]!.sing(lower);
    await performers[0]!.move();
    await performers[1]!.sing(higher);
    return { session, host, stop: () => Promise.all(performers.map((each) => each.stop())) };
  }

  const round = () => conference.room.get(RecordingSupervisor).round();
  const end = (host: Actor, { id }: ResearchSession) => conference.room.get(SessionConduct).end(host, id);
  const find = ({ id }: ResearchSession) => conference.room.database.manager.findOneByOrFail(ResearchSession, { id });
  const segments = ({ id: sessionId }: ResearchSession, rendition: Rendition) =>
    conference.room.database.manager.find(RecordingSegment, {
      ...{ where: { sessionId, rendition }, order: { startsAt: 'ASC' } },
    });
  const published = (session: ResearchSession) =>
    until(
      () => find(session),
      ({ state }) => state === 'published',
    );

  async function decoded(session: ResearchSession, rendition: Rendition, epochNumber: number) {
    const own = (await segments(session, rendition)).filter((segment) => segment.epochNumber === epochNumber);
    const files = [
      recordingFiles.start(epochNumber, rendition),
      ...own.map(({ number }) => recordingFiles.segment(epochNumber, rendition, number)),
    ];
    const pieces: Buffer[] = [];
    for (const file of files) {
      pieces.push(await buffer((await conference.room.get(ObjectStore).read(recordingKey(session.id, file))).stream));
    }
    return decode(pieces, rendition === 'video');
  }

  it('records everybody who speaks and who is seen, and opens the replay when the session ends', async () => {
    const { session, host, stop } = await lively();
    await round();
    const [epoch] = await until(
      () => conference.room.database.manager.findBy(RecordingEpoch, { sessionId: session.id }),
      (epochs) => epochs.length === 1,
    );
    await pause(12_000);
    expect((await segments(session, 'audio')).length).toBeGreaterThanOrEqual(2);
    await end(host, session);
    const endedAt = Date.now();
    await published(session);
    expect(Date.now() - endedAt).toBeLessThan(10_000);
    await stop();

    const truth = (endedAt - epoch!.startedAt.getTime()) / 1000;
    for (const rendition of ['video', 'audio'] as const) {
      const recorded = await segments(session, rendition);
      expect(Math.abs(secondsOf(recorded) - truth)).toBeLessThan(SEGMENT_SECONDS);
      expect(gapsOf(recorded)).toEqual([]);
      const { soundSeconds, tone } = await decoded(session, rendition, 1);
      expect(Math.abs(soundSeconds - truth)).toBeLessThan(SEGMENT_SECONDS);
      expect(tone(lower)).toBeGreaterThan(0.3);
      expect(tone(higher)).toBeGreaterThan(0.3);
      expect(tone(700)).toBeLessThan(0.01);
    }
    const { frames, brightest } = await decoded(session, 'video', 1);
    expect(frames / truth).toBeGreaterThan(12);
    expect(brightest.filter((value) => value > 200).length / frames).toBeGreaterThan(0.7);
  });

  it('goes on in a new epoch when its process is killed, and loses less than a segment before that', async () => {
    const { session, host, stop } = await lively();
    await round();
    await until(
      () => segments(session, 'video'),
      (rows) => rows.length >= 1,
    );
    const killedAt = Date.now();
    process.kill(conference.room.get(RecordingSupervisor).pidOf(session.id)!, 'SIGKILL');
    await until(
      () => segments(session, 'video'),
      (rows) => rows.some(({ epochNumber }) => epochNumber === 2),
    );
    await end(host, session);
    await published(session);
    await stop();

    const recorded = await segments(session, 'video');
    const gaps = gapsOf(recorded);
    expect(gaps).toHaveLength(1);
    expect(killedAt - gaps[0]!.startsAt.getTime()).toBeLessThan(SEGMENT_SECONDS * 1000);
    expect(gaps[0]!.endsAt.getTime() - killedAt).toBeLessThan(SEGMENT_SECONDS * 1000);
    expect((await decoded(session, 'audio', 2)).tone(lower)).toBeGreaterThan(0.3);
  });

  it('does not record a session of which nobody was told so', async () => {
    const now = new Date();
    const { session } = await conference.room.given.researchSession({
      state: 'live',
      isRecorded: false,
      startedAt: now,
    });
    await round();
    expect(conference.room.get(RecordingSupervisor).pidOf(session.id)).toBeUndefined();
  });
});
