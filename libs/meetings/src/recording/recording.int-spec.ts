import 'reflect-metadata';
import { setTimeout as pause } from 'node:timers/promises';
import { newId, type Actor } from '@yunqiao/platform';
import { RecordingConsents } from '../consent/recording-consents.js';
import { MeetingsWorkerModule } from '../meetings-worker.module.js';
import { SessionMember } from '../room/session-member.entity.js';
import { ResearchSession } from '../session/research-session.entity.js';
import { SessionConduct } from '../session/session-conduct.js';
import { ConferenceRoom, until } from '../test-room/conference-room.js';
import { describeWithLivekit } from '../test-room/livekit.js';
import { Performer } from '../test-room/recording/performer.js';
import { decodeSegments } from '../test-room/recording/recorded.js';
import { buildRecorder } from '../test-room/recording/recorder-program.js';
import { gapsOf, SEGMENT_SECONDS, secondsOf } from './playlist.js';
import { RecordingEpoch } from './recording-epoch.entity.js';
import { RecordingSegment, type Rendition } from './recording-segment.entity.js';
import { RecordingSupervisor } from './recording-supervisor.js';

const [lower, higher, unconsented, consented] = [440, 1000, 700, 1500];
let conference: ConferenceRoom;

describeWithLivekit('the recorder of a session', () => {
  beforeAll(async () => {
    conference = await ConferenceRoom.open([MeetingsWorkerModule], { RECORDING_BOT: buildRecorder() });
  }, 60_000);
  afterAll(() => conference.close());

  /** A student who has the microphone. */
  async function pupil(session: ResearchSession): Promise<Actor> {
    const { actor } = await conference.room.given.person({ role: 'student' });
    const place = { admittedAt: session.startedAt, hasMicrophone: true };
    await conference.room.given.sessionMember(session.id, actor, place);
    return actor;
  }

  async function consent({ personId, memberships }: Actor): Promise<void> {
    const schoolId = memberships[0]!.organisationId;
    const { actor } = await conference.room.given.person({ role: 'schoolAdministrator', schoolId });
    await conference.room.get(RecordingConsents).give(actor, { id: newId(), personId, evidence: '父亲书面同意' });
  }

  /** A live session in which two teachers and two students speak, for one of whom a consent is on record. */
  async function lively(facts: Partial<ResearchSession> = {}) {
    const now = new Date();
    const { session, host } = await conference.room.given.researchSession({
      ...{ state: 'live', isRecorded: true, startsAt: now, scheduledAt: now, startedAt: now },
      ...{ endsAt: new Date(now.getTime() + 3_600_000), ...facts },
    });
    const teacher = await conference.room.seat(session, 'speaker');
    await conference.room.database.manager.update(SessionMember, { sessionId: session.id }, { hasMicrophone: true });
    const pupils = [await pupil(session), await pupil(session)];
    await consent(pupils[1]!);
    const performers: Performer[] = [];
    for (const actor of [host, teacher, ...pupils])
      performers.push(new Performer(await conference.join(actor, session.id)));
    await performers[0]!.sing(lower);
    await performers[0]!.move();
    await performers[1]!.sing(higher);
    await performers[2]!.sing(unconsented);
    await performers[2]!.move();
    await performers[3]!.sing(consented);
    return { session, host, stop: () => Promise.all(performers.map((each) => each.stop())) };
  }

  const round = () => conference.room.get(RecordingSupervisor).round();
  const end = (host: Actor, { id }: ResearchSession) => conference.room.get(SessionConduct).end(host, id);
  const find = ({ id }: ResearchSession) => conference.room.database.manager.findOneByOrFail(ResearchSession, { id });
  const segments = ({ id: sessionId }: ResearchSession, rendition: Rendition) =>
    conference.room.database.manager.find(RecordingSegment, {
      ...{ where: { sessionId, rendition }, order: { startsAt: 'ASC' } },
    });
  const hasSegment = async (session: ResearchSession, epochNumber: number) =>
    (await segments(session, 'audio')).some((segment) => segment.epochNumber === epochNumber);
  const published = (session: ResearchSession) =>
    until(
      () => find(session),
      ({ state }) => state === 'published',
    );

  async function decoded(session: ResearchSession, rendition: Rendition, epochNumber: number) {
    const own = (await segments(session, rendition)).filter((segment) => segment.epochNumber === epochNumber);
    return decodeSegments(conference.room, own);
  }

  const begun = ({ id: sessionId }: ResearchSession, number: number) =>
    until(
      () => conference.room.database.manager.findOneBy(RecordingEpoch, { sessionId, number }),
      (epoch) => epoch !== null,
    );

  it('records everybody who speaks and who is seen but minors without a consent, and opens the replay when the session ends', async () => {
    const { session, host, stop } = await lively();
    await round();
    const epoch = await begun(session, 1);
    await until(
      () => segments(session, 'audio'),
      (rows) => rows.length >= 1,
    );
    await pause(1500);
    await end(host, session);
    const endedAt = Date.now();
    await published(session);
    await stop();

    for (const rendition of ['video', 'audio'] as const) {
      const recorded = await segments(session, rendition);
      const seconds = secondsOf(recorded);
      expect(recorded.length).toBeGreaterThanOrEqual(2);
      expect(epoch!.startedAt.getTime() / 1000 + seconds).toBeGreaterThan(endedAt / 1000 - 1);
      expect(gapsOf(recorded)).toEqual([]);
      const { soundSeconds, tone } = await decoded(session, rendition, 1);
      expect(Math.abs(soundSeconds - seconds)).toBeLessThan(0.2);
      expect(tone(lower)).toBeGreaterThan(0.2);
      expect(tone(higher)).toBeGreaterThan(0.2);
      expect(tone(consented)).toBeGreaterThan(0.2);
      expect(tone(unconsented)).toBeLessThan(0.01);
    }
    const { frames, brightest } = await decoded(session, 'video', 1);
    const shown = brightest.slice(brightest.findIndex((value) => value > 200));
    expect(frames / secondsOf(await segments(session, 'video'))).toBeCloseTo(15, 0);
    expect(shown.length).toBeGreaterThan(15);
    expect(shown.filter((value) => value > 200).length / shown.length).toBeGreaterThan(0.9);
  });

  it('stands by while the lobby is open, and records from the moment at which the session begins, and nothing before', async () => {
    const now = new Date();
    const times = { scheduledAt: now, startsAt: now, endsAt: new Date(now.getTime() + 3_600_000) };
    const facts = { state: 'lobbyOpen', isRecorded: true, ...times } as const;
    const { session, host } = await conference.room.given.researchSession(facts);
    await conference.room.database.manager.update(SessionMember, { sessionId: session.id }, { hasMicrophone: true });
    const performer = new Performer(await conference.join(host, session.id));
    await performer.sing(lower);
    await round();
    await until(
      () => conference.room.get(RecordingSupervisor).voicesOf(session.id),
      (voices) => voices === 1,
    );
    expect(await conference.room.database.manager.existsBy(RecordingEpoch, { sessionId: session.id })).toBe(false);

    const { startedAt } = await conference.room.get(SessionConduct).start(host, session.id);
    const epoch = await begun(session, 1);
    await until(
      () => hasSegment(session, 1),
      (isThere) => isThere,
    );
    await end(host, session);
    await published(session);
    await performer.stop();
    expect(Math.abs(epoch!.startedAt.getTime() - startedAt!.getTime())).toBeLessThan(100);
    const { silentSeconds, tone } = await decoded(session, 'audio', 1);
    expect(silentSeconds).toBeLessThan(1);
    expect(tone(lower)).toBeGreaterThan(0.8);
  });

  it('goes on in a new epoch when its process is killed, and loses less than a segment before that', async () => {
    const { session, host, stop } = await lively();
    await round();
    await begun(session, 1);
    await pause(2500);
    const killedAt = Date.now();
    process.kill(conference.room.get(RecordingSupervisor).pidOf(session.id)!, 'SIGKILL');
    const second = await begun(session, 2);
    // How soon it hears anything is the machine's; that it does is the rule.
    await until(
      async () => ((await hasSegment(session, 2)) ? decoded(session, 'audio', 2) : null),
      (recorded) => (recorded?.tone(lower) ?? 0) > 0.2,
    );
    await end(host, session);
    await published(session);
    await stop();

    const gaps = gapsOf(await segments(session, 'video'));
    expect(gaps).toHaveLength(1);
    expect(killedAt - gaps[0]!.startsAt.getTime()).toBeLessThan(SEGMENT_SECONDS * 1000);
    expect(gaps[0]!.endsAt).toEqual(second!.startedAt);
    expect((await decoded(session, 'audio', 2)).tone(lower)).toBeGreaterThan(0.2);
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
