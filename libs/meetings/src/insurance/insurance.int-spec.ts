import { buffer } from 'node:stream/consumers';
import { coursesEntities, coursesMigrations } from '@yunqiao/courses';
import { newId, ObjectStore, type Actor } from '@yunqiao/platform';
import { RecordingConsents } from '../consent/recording-consents.js';
import { MeetingsWorkerModule } from '../meetings-worker.module.js';
import { fillsOf, gapsOf } from '../recording/playlist.js';
import { RecordingEpoch } from '../recording/recording-epoch.entity.js';
import { recordingFiles, recordingKey, recordingPrefix } from '../recording/recording-keys.js';
import { RecordingReader } from '../recording/recording-reader.js';
import { ReplayService } from '../recording/replay.service.js';
import type { ResearchSession } from '../session/research-session.entity.js';
import { SessionStretch } from '../session/session-stretch.entity.js';
import { MeetingsRoom } from '../test-room/meetings-room.js';
import { browserSound, decodeSegments, record } from '../test-room/recording/recorded.js';
import { InsuranceFiller } from './insurance-filler.js';
import { InsurancePiece } from './insurance-piece.entity.js';
import { InsuranceProcessor } from './insurance.processor.js';
import { InsuranceService } from './insurance.service.js';

const began = Date.parse('2020-04-15T02:00:00.000Z');
const at = (second: number) => new Date(began + second * 1000);
const [recordedTone, hostTone, speakerTone] = [440, 1000, 1600];
let room: MeetingsRoom;
let insurance: InsuranceService;
let sound: Record<number, Buffer[]>;

beforeAll(async () => {
  const parts = { entities: coursesEntities, migrations: coursesMigrations };
  room = await MeetingsRoom.open(false, { modules: [MeetingsWorkerModule], parts });
  insurance = room.get(InsuranceService);
  sound = {
    [hostTone]: await browserSound(hostTone, { seconds: 15 }),
    [speakerTone]: await browserSound(speakerTone, { seconds: 15 }),
  };
});
afterAll(() => room.close());
beforeEach(() => room.setClock(at(600)));

/** A session of 26 seconds, of which no recorder has those from 8 to 18, nor what was before its first one. */
async function withGap(beginsAt = 0): Promise<{ session: ResearchSession; host: Actor }> {
  const facts = { isRecorded: true, state: 'published', startedAt: at(0), endedAt: at(26) } as const;
  const { session, host } = await room.given.researchSession(facts);
  await room.database.query('UPDATE session_member SET admitted_at = ? WHERE admitted_at IS NULL', [at(0)]);
  const stretch = { sessionId: session.id, startedAt: at(beginsAt), endedAt: at(26) };
  await room.database.manager.insert(SessionStretch, stretch);
  await record(room, session.id, { number: 1, startedAt: at(0), seconds: 8, toneHertz: recordedTone });
  await record(room, session.id, { number: 2, startedAt: at(18), seconds: 8, toneHertz: recordedTone });
  return { session, host };
}

interface Sent {
  toneHertz: number;
  second: number;
  runId?: string;
  numbers?: number[];
}

/** Sends fifteen seconds of a microphone in three pieces. */
async function send(actor: Actor, { id: sessionId }: ResearchSession, sent: Sent): Promise<string> {
  const { toneHertz, second, runId = newId(), numbers = [0, 1, 2] } = sent;
  for (const number of numbers) {
    const piece = { runId, number, sessionId, runStartedAt: at(second), durationMs: 5000 };
    await insurance.keep(actor, piece, sound[toneHertz]![number]!);
  }
  return runId;
}

const fill = ({ id }: ResearchSession) => room.get(InsuranceFiller).fill(id, new AbortController().signal);
const segments = ({ id }: ResearchSession, rendition: 'video' | 'audio' = 'video') =>
  room.get(RecordingReader).segments(id, rendition);
const gaps = async (session: ResearchSession) =>
  gapsOf(await segments(session)).map(({ startsAt, endsAt }) => [
    (startsAt.getTime() - began) / 1000,
    (endsAt.getTime() - began) / 1000,
  ]);
const insuranceObjects = async ({ id }: ResearchSession) =>
  (await room.get(ObjectStore).list(recordingPrefix(id))).filter((key) => key.includes('/insurance/'));

/** What a decoder of pictures needs before the first of an epoch. */
async function parametersOf({ id }: ResearchSession, epochNumber: number): Promise<string> {
  const key = recordingKey(id, recordingFiles.start(epochNumber, 'video'));
  const start = await buffer((await room.get(ObjectStore).read(key)).stream);
  const at = start.indexOf('avcC');
  return start.subarray(at, at - 4 + start.readUInt32BE(at - 4)).toString('hex');
}

/** What is heard and seen of the epoch that plays at this second of the session. */
async function playedAt(session: ResearchSession, second: number, rendition: 'video' | 'audio' = 'audio') {
  const all = await segments(session, rendition);
  const playing = all.findLast(({ startsAt }) => startsAt <= at(second))!;
  return decodeSegments(
    room,
    all.filter(({ epochId }) => epochId === playing.epochId),
  );
}

describe('a gap of a recording', () => {
  it('is filled with the sound that the host’s own device had kept, at its time of day, and is none any more', async () => {
    const { session, host } = await withGap();
    expect(await gaps(session)).toEqual([[8, 18]]);
    expect(await insurance.advise(host, session.id)).toMatchObject({
      ...{ advice: 'send', missing: [{ from: began + 8000, to: began + 18_000 }], isBeingAdded: false },
    });
    await send(host, session, { toneHertz: hostTone, second: 6 });
    expect(await insurance.advise(host, session.id)).toMatchObject({ isBeingAdded: true });
    await fill(session);

    expect(await gaps(session)).toEqual([]);
    const told = fillsOf(await segments(session), await room.get(RecordingReader).fills(session.id));
    expect(told).toEqual([{ atSeconds: 8, startsAt: at(8), endsAt: at(18) }]);
    expect(await insurance.advise(host, session.id)).toMatchObject({ isBeingAdded: false });
    for (const rendition of ['video', 'audio'] as const) {
      const { soundSeconds, tone, silentSeconds } = await playedAt(session, 10, rendition);
      expect(Math.abs(soundSeconds - 10)).toBeLessThan(0.2);
      expect([tone(hostTone) > 0.8, tone(recordedTone) < 0.01, silentSeconds]).toEqual([true, true, 0]);
      expect((await playedAt(session, 2, rendition)).tone(recordedTone)).toBeGreaterThan(0.8);
      expect((await playedAt(session, 20, rendition)).tone(recordedTone)).toBeGreaterThan(0.8);
    }
    expect((await playedAt(session, 10, 'video')).frames).toBe(150);
    // Put behind each other in one film, all need the same parameters.
    expect(await parametersOf(session, 3)).toEqual(await parametersOf(session, 1));
    const playlist = await room.get(RecordingReader).replay(session.id, 'video');
    expect(
      playlist!
        .match(/video\.e\d/gu)!
        .map((file) => file.at(-1))
        .join(''),
    ).toMatch(/^1+3+2+$/u);
  });

  it('has a word at the second at which it was said', async () => {
    const { session, host } = await withGap();
    const pieces = await browserSound(hostTone, { seconds: 15, silentSeconds: 7 });
    const run = { runId: newId(), sessionId: session.id, runStartedAt: at(6.25), durationMs: 5000 };
    for (const [number, content] of pieces.entries()) await insurance.keep(host, { ...run, number }, content);
    await fill(session);
    expect((await playedAt(session, 10)).silentSeconds).toBeCloseTo(13.2 - 8, 1);
    expect((await playedAt(session, 10, 'video')).silentSeconds).toBeCloseTo(13.2 - 8, 1);
  });

  it('is filled from where there is sound, to the tenth of a second; the rest stays missing', async () => {
    const { session, host } = await withGap();
    await send(host, session, { toneHertz: hostTone, second: 12, numbers: [0] });
    await fill(session);
    expect(await gaps(session)).toEqual([
      [8, 12],
      [17, 18],
    ]);
    const { soundSeconds, silentSeconds, tone } = await playedAt(session, 13);
    expect(Math.abs(soundSeconds - 5)).toBeLessThan(0.2);
    expect(silentSeconds).toBe(0);
    expect(tone(hostTone)).toBeGreaterThan(0.8);
  });

  it('is filled beside another one with the same run, and before the first recorder too', async () => {
    const { session, host } = await withGap(-3);
    await send(host, session, { toneHertz: hostTone, second: -4 });
    await fill(session);
    expect(await gaps(session)).toEqual([[11, 18]]);
    for (const second of [-2, 9]) expect((await playedAt(session, second)).tone(hostTone)).toBeGreaterThan(0.8);
    expect((await playedAt(session, -2, 'video')).frames).toBe(45);
  });

  it('has everybody’s sound, also of whose device sends it later', async () => {
    const { session, host } = await withGap();
    const speaker = await room.seat(session, 'speaker');
    await send(host, session, { toneHertz: hostTone, second: 6 });
    await fill(session);
    const before = await segments(session);
    await fill(session);
    expect(await segments(session)).toEqual(before);

    await send(speaker, session, { toneHertz: speakerTone, second: 6 });
    await fill(session);
    expect(await gaps(session)).toEqual([]);
    const { soundSeconds, tone } = await playedAt(session, 10);
    expect(Math.abs(soundSeconds - 10)).toBeLessThan(0.2);
    for (const hertz of [hostTone, speakerTone]) expect(tone(hertz)).toBeGreaterThan(0.3);
    // What had been made of the host alone lies nowhere any more.
    const left = await room.get(ObjectStore).list(recordingPrefix(session.id));
    expect(left.filter((key) => key.includes('.e3/') && key.endsWith('.m4s'))).toEqual([]);
  });

  it('stays one when what was sent is no sound, and nobody waits for it', async () => {
    const { session, host } = await withGap();
    const piece = { runId: newId(), number: 0, sessionId: session.id, runStartedAt: at(8), durationMs: 5000 };
    await insurance.keep(host, piece, Buffer.from('no sound at all'));
    const other = await room.seat(session, 'speaker');
    await fill(session);
    expect(await gaps(session)).toEqual([[8, 18]]);
    expect(await insurance.advise(host, session.id)).toMatchObject({ isBeingAdded: false });
    await send(other, session, { toneHertz: speakerTone, second: 6 });
    await fill(session);
    expect(await gaps(session)).toEqual([]);
  });
});

describe('what was cut out', () => {
  it('never comes back, is deleted with what devices sent of it, and can be cut out of a fill', async () => {
    const { session, host } = await withGap();
    await send(host, session, { toneHertz: hostTone, second: 6 });
    await fill(session);
    const { edition, seconds } = (await room.get(RecordingReader).facts([session.id])).get(session.id)!;
    expect(Math.round(seconds)).toBe(26);
    const given = { id: newId(), sessionId: session.id, reason: '学生姓名' };
    await room.get(ReplayService).cut(host, { ...given, edition, fromSeconds: 9, toSeconds: 10 });
    expect(await gaps(session)).toEqual([[8, 12]]);
    expect(await insuranceObjects(session)).toEqual([]);
    expect(await insurance.advise(host, session.id)).toMatchObject({ missing: [{ from: began + 12_000 }] });
    const again = send(host, session, { toneHertz: hostTone, second: 6 });
    await expect(again).rejects.toThrow('INSURANCE_NOT_WANTED');
    await fill(session);
    expect(await gaps(session)).toEqual([[8, 12]]);
  });
});

describe('the sound of a microphone', () => {
  it('is taken once, piece by piece, and of one person and one beginning a run', async () => {
    const { session, host } = await withGap();
    const speaker = await room.seat(session, 'speaker');
    const runId = await send(host, session, { toneHertz: hostTone, second: 6 });
    await send(host, session, { toneHertz: hostTone, second: 6, runId });
    expect(await room.database.manager.countBy(InsurancePiece, { sessionId: session.id })).toBe(3);
    const foreign = { toneHertz: speakerTone, second: 6, runId };
    await expect(send(speaker, session, foreign)).rejects.toThrow('CONFLICT');
    await expect(send(host, session, { ...foreign, second: 7 })).rejects.toThrow('CONFLICT');
  });

  it('is taken only of who speaks in the session, where something is missing, within a week', async () => {
    const { session, host } = await withGap();
    const own = { toneHertz: hostTone, second: 6 };
    const listener = await room.seat(session);
    const { actor: stranger } = await room.given.person({ role: 'trainer' });
    await expect(send(stranger, session, own)).rejects.toThrow('SESSION_NOT_FOUND');
    await expect(send(listener, session, own)).rejects.toThrow('INSURANCE_NOT_WANTED');
    expect(await insurance.advise(listener, session.id)).toMatchObject({ advice: 'discard', missing: [] });
    await expect(send(host, session, { ...own, second: 20 })).rejects.toThrow('INSURANCE_NOT_WANTED');
    room.setClock(at(8 * 24 * 3600));
    await expect(send(host, session, own)).rejects.toThrow('INSURANCE_NOT_WANTED');
    expect(await insurance.advise(host, session.id)).toMatchObject({ advice: 'discard' });
  });

  it('of a minor is taken and used only while a consent is on record', async () => {
    const { session } = await withGap();
    const { actor: pupil } = await room.given.person({ role: 'student' });
    const place = { admittedAt: at(0), hasMicrophone: true };
    await room.given.sessionMember(session.id, pupil, place);
    const own = { toneHertz: hostTone, second: 6 };
    await expect(send(pupil, session, own)).rejects.toThrow('INSURANCE_NOT_WANTED');
    const schoolId = pupil.memberships[0]!.organisationId;
    const { actor: administrator } = await room.given.person({ role: 'schoolAdministrator', schoolId });
    const consents = room.get(RecordingConsents);
    await consents.give(administrator, { id: newId(), personId: pupil.personId, evidence: '父亲书面同意' });
    await send(pupil, session, own);
    await consents.withdraw(administrator, pupil.personId);
    await fill(session);
    expect(await gaps(session)).toEqual([[8, 18]]);
    expect(await insuranceObjects(session)).toEqual([]);
  });

  it('of a session that goes on is kept where it is, and of one that nobody records thrown away', async () => {
    const { session, host } = await room.liveSession({ isRecorded: true });
    expect(await insurance.advise(host, session.id)).toMatchObject({ advice: 'keep' });
    const unrecorded = await room.liveSession({ isRecorded: false });
    expect(await insurance.advise(unrecorded.host, unrecorded.session.id)).toMatchObject({ advice: 'discard' });
  });

  it('is deleted a week after its session', async () => {
    const { session, host } = await withGap();
    await send(host, session, { toneHertz: hostTone, second: 6 });
    await room.get(InsuranceProcessor).sweep();
    expect(await insuranceObjects(session)).toHaveLength(3);
    room.setClock(at(8 * 24 * 3600));
    await room.get(InsuranceProcessor).sweep();
    expect(await insuranceObjects(session)).toEqual([]);
    expect(await room.database.manager.existsBy(RecordingEpoch, { sessionId: session.id })).toBe(true);
  });
});
