import 'reflect-metadata';
import { newId, type Actor } from '@yunqiao/platform';
import { MeetingsWorkerModule } from '../meetings-worker.module.js';
import { gapsOf } from '../recording/playlist.js';
import { RecordingEpoch } from '../recording/recording-epoch.entity.js';
import { RecordingReader } from '../recording/recording-reader.js';
import { RecordingSegment } from '../recording/recording-segment.entity.js';
import { RecordingSupervisor } from '../recording/recording-supervisor.js';
import { SessionMember } from '../room/session-member.entity.js';
import { ResearchSession } from '../session/research-session.entity.js';
import { SessionConduct } from '../session/session-conduct.js';
import { ConferenceRoom, until } from '../test-room/conference-room.js';
import { describeWithLivekit } from '../test-room/livekit.js';
import { Performer } from '../test-room/recording/performer.js';
import { browserSound, decodeSegments } from '../test-room/recording/recorded.js';
import { buildRecorder } from '../test-room/recording/recorder-program.js';
import { InsurancePiece } from './insurance-piece.entity.js';
import { InsuranceProcessor } from './insurance.processor.js';

const [heardTone, keptTone] = [440, 1000];
let conference: ConferenceRoom;

describeWithLivekit('a session whose recorder was killed', () => {
  beforeAll(async () => {
    conference = await ConferenceRoom.open([MeetingsWorkerModule], { RECORDING_BOT: buildRecorder() });
  }, 60_000);
  afterAll(() => conference.close());

  const manager = () => conference.room.database.manager;

  /** The host speaks, the recorder is killed and followed by another one, and the session ends. */
  async function recordWithGap(): Promise<{ session: ResearchSession; host: Actor }> {
    const now = new Date();
    const { session, host } = await conference.room.given.researchSession({
      ...{ state: 'live', isRecorded: true, startsAt: now, scheduledAt: now, startedAt: now },
      endsAt: new Date(now.getTime() + 3_600_000),
    });
    await manager().update(SessionMember, { sessionId: session.id }, { hasMicrophone: true });
    const performer = new Performer(await conference.join(host, session.id));
    await performer.sing(heardTone);
    const supervisor = conference.room.get(RecordingSupervisor);
    await supervisor.round();
    await hasSegment(session, 1);
    process.kill(supervisor.pidOf(session.id)!, 'SIGKILL');
    await hasSegment(session, 2);
    await conference.room.get(SessionConduct).end(host, session.id);
    await until(
      () => manager().findOneByOrFail(ResearchSession, { id: session.id }),
      ({ state }) => state === 'published',
    );
    await performer.stop();
    return { session, host };
  }

  const hasSegment = ({ id: sessionId }: ResearchSession, epochNumber: number) =>
    until(
      () => manager().existsBy(RecordingSegment, { sessionId, epochNumber, rendition: 'video' }),
      (isThere) => isThere,
    );
  const segments = ({ id }: ResearchSession, rendition: 'video' | 'audio') =>
    conference.room.get(RecordingReader).segments(id, rendition);

  /** What the page of a session does: asks what is missing, sends what it kept of that time, and waits. */
  async function sendKept(host: Actor, { id: sessionId }: ResearchSession): Promise<void> {
    const cookie = await conference.cookie(host);
    const origin = `http://localhost:${conference.port}`;
    const [gap] = gapsOf(await conference.room.get(RecordingReader).segments(sessionId, 'video'));
    const startedAt = new Date(gap!.startsAt.getTime() - 3000);
    const seconds = Math.ceil((gap!.endsAt.getTime() - startedAt.getTime()) / 5000) * 5;
    const runId = newId();
    for (const [number, body] of (await browserSound(keptTone, { seconds })).entries()) {
      const query = new URLSearchParams({ startedAt: startedAt.toISOString(), durationMs: '5000' });
      const { status } = await fetch(
        `${origin}/sessions/${sessionId}/insurance/${runId}/${number}?${query.toString()}`,
        {
          ...{ method: 'PUT', body: new Uint8Array(body) },
          headers: { cookie, origin, 'content-type': 'application/sound+octet-stream' },
        },
      );
      expect(status).toBe(204);
    }
  }

  it('has a replay without a gap, in which that time sounds as the host’s own device had kept it', async () => {
    const { session, host } = await recordWithGap();
    const [gap, ...others] = gapsOf(await segments(session, 'video'));
    expect(others).toEqual([]);
    await sendKept(host, session);
    const processor = conference.room.get(InsuranceProcessor);
    await processor.fill({ sessionId: session.id }, { signal: new AbortController().signal, isLastAttempt: true });

    expect(gapsOf(await segments(session, 'video'))).toEqual([]);
    const epochs = await manager().findBy(RecordingEpoch, { sessionId: session.id });
    const filled = epochs.find(({ isFill }) => isFill)!;
    expect(filled.startedAt).toEqual(gap!.startsAt);
    const missed = (gap!.endsAt.getTime() - gap!.startsAt.getTime()) / 1000;
    for (const rendition of ['video', 'audio'] as const) {
      for (const { id, isFill } of epochs) {
        const own = (await segments(session, rendition)).filter(({ epochId }) => epochId === id);
        const { tone, soundSeconds } = await decodeSegments(conference.room, own);
        expect(tone(isFill ? keptTone : heardTone)).toBeGreaterThan(0.8);
        if (isFill) expect(Math.abs(soundSeconds - missed)).toBeLessThan(0.2);
      }
    }
    expect(await manager().countBy(InsurancePiece, { sessionId: session.id })).toBeGreaterThan(0);
  });
});
