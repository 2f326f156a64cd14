import { buffer } from 'node:stream/consumers';
import { CourseService, coursesEntities, coursesMigrations, Lesson } from '@yunqiao/courses';
import { Media } from '@yunqiao/media';
import { newId, ObjectStore, OutboxMessage, type Actor } from '@yunqiao/platform';
import { MeetingsWorkerModule } from '../meetings-worker.module.js';
import type { ResearchSession } from '../session/research-session.entity.js';
import { MeetingsRoom } from '../test-room/meetings-room.js';
import { decode } from '../test-room/recording/decoded.js';
import { record } from '../test-room/recording/recorded.js';
import { FRAMES_PER_SECOND } from './bot/canvas.js';
import { RecordingSegment } from './recording-segment.entity.js';
import { ReplayFilmProcessor } from './replay-film.processor.js';
import { ReplayPublisher } from './replay-publisher.js';

const began = Date.parse('2020-04-15T02:00:00.000Z');
const toneHertz = 440;
let room: MeetingsRoom;
let publisher: ReplayPublisher;

beforeAll(async () => {
  const parts = { entities: coursesEntities, migrations: coursesMigrations };
  room = await MeetingsRoom.open(false, { modules: [MeetingsWorkerModule], parts });
  publisher = room.get(ReplayPublisher);
});
afterAll(() => room.close());

/** A replay of twelve seconds: of the second recorder the first part was cut out. */
async function replayOf(host: Actor): Promise<ResearchSession> {
  const facts = { isRecorded: true, state: 'published', startedAt: new Date(began) } as const;
  const { session } = await room.given.researchSession({ host, ...facts });
  const take = { seconds: 8, toneHertz };
  await record(room, session.id, { ...take, number: 1, startedAt: new Date(began) });
  await record(room, session.id, { ...take, number: 2, startedAt: new Date(began + 60_000) });
  await room.database.manager.update(
    RecordingSegment,
    { sessionId: session.id, epochNumber: 2, number: 0 },
    { removedAt: new Date() },
  );
  return session;
}

async function courseOf(trainer: Actor): Promise<string> {
  const course = {
    id: newId(),
    title: '集合',
    category: 'publicFoundation',
    subject: '数学',
    description: '',
  } as const;
  return (await room.get(CourseService).create(trainer, course)).id;
}

const trainer = async () => (await room.given.person({ role: 'trainer' })).actor;

describe('a replay as a lesson', () => {
  it('is one film of what plays, at the end of a course, prepared like any other video; once', async () => {
    const host = await trainer();
    const [session, courseId] = [await replayOf(host), await courseOf(host)];
    const given = { id: newId(), sessionId: session.id, courseId, chapterTitle: '教研回放' };
    for (let times = 0; times < 2; times += 1) await publisher.publish(host, given);
    const [lesson, ...others] = await publisher.findBySessions([session.id]);
    expect(others).toEqual([]);
    const lessons = await room.database.manager.findBy(Lesson, { courseId });
    expect(lessons).toMatchObject([{ id: lesson!.lessonId, title: session.title, mediaId: lesson!.mediaId }]);

    const { mediaId } = lesson!;
    await room
      .get(ReplayFilmProcessor)
      .make({ mediaId }, { signal: new AbortController().signal, isLastAttempt: true });
    const media = await room.database.manager.findOneByOrFail(Media, { id: mediaId });
    expect(media).toMatchObject({
      state: 'processing',
      ownerPersonId: host.personId,
      fileName: `${session.title}.mp4`,
    });
    const told = await room.database.manager.findBy(OutboxMessage, { kind: 'media.uploaded' });
    expect(told.map(({ payload }) => payload)).toContainEqual({ mediaId, attempt: 1 });
    const film = await buffer((await room.get(ObjectStore).read(media.sourceKey!)).stream);
    expect(film.length).toBe(media.bytes);
    const { soundSeconds, frames, tone } = await decode([film], true);
    expect(Math.abs(soundSeconds - 12)).toBeLessThan(0.3);
    expect(Math.abs(frames - 12 * FRAMES_PER_SECOND)).toBeLessThan(5);
    expect(tone(toneHertz)).toBeGreaterThan(0.8);
  });

  it('is made by who leads the session and makes the course', async () => {
    const [host, other] = [await trainer(), await trainer()];
    const session = await replayOf(host);
    const given = { id: newId(), sessionId: session.id, chapterTitle: '教研回放' };
    const foreign = { ...given, courseId: await courseOf(other) };
    await expect(publisher.publish(other, foreign)).rejects.toThrow('SESSION_NOT_FOUND');
    await expect(publisher.publish(host, foreign)).rejects.toThrow('COURSE_NOT_FOUND');
    await room.database.manager.update(RecordingSegment, { sessionId: session.id }, { removedAt: new Date() });
    const own = { ...given, courseId: await courseOf(host) };
    await expect(publisher.publish(host, own)).rejects.toThrow('REPLAY_EMPTY');
    expect(await publisher.findBySessions([session.id])).toEqual([]);
  });
});
