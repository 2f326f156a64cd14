import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OutboxWorkerModule, QueueWorkerModule, type Actor } from '@yunqiao/platform';
import { MediaChunk } from '../media/media-chunk.entity.js';
import { Media } from '../media/media.entity.js';
import { aac, ffmpeg, filmFolder, h264, picture, tone } from '../test-room/films.js';
import { MediaRoom } from '../test-room/media-room.js';
import { isS3There, s3Of } from '../test-room/stores.js';
import { ChunkDesk, type TakenChunk } from './chunk-desk.service.js';

let room: MediaRoom;
let films: Awaited<ReturnType<typeof filmFolder>>;
let film: string;

beforeAll(async () => {
  [room, films] = await Promise.all([MediaRoom.open(), filmFolder()]);
  film = films.file('film.mp4');
  await ffmpeg(...picture('128x96', 130, 5), ...h264, film);
});

afterAll(async () => {
  await room.close();
  await films.remove();
});

/** Takes whatever there is, without making it. */
async function takeAll(): Promise<TakenChunk[]> {
  const taken: TakenChunk[] = [];
  for (let next = await room.get(ChunkDesk).take(); next; next = await room.get(ChunkDesk).take()) taken.push(next);
  return taken;
}

async function prepared(trainer: Actor, file = film): Promise<Media> {
  return room.prepare(await room.upload(trainer, file));
}

/** Name and content of every object of an upload, apart from its own id. */
async function contentOf(media: Media): Promise<Record<string, string>> {
  return room.withObjects(media.id, async (folder) => {
    const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((each) => each.isFile());
    const digests = names.map(async ({ parentPath, name }) => {
      const content = await readFile(join(parentPath, name));
      const digest = createHash('sha256').update(content).digest('hex');
      return [join(parentPath, name).slice(folder.length), digest] as const;
    });
    return Object.fromEntries(await Promise.all(digests));
  });
}

describe('the order of chunks', () => {
  it('is first what lets a video begin, of every video; then the trainer who was served least', async () => {
    const [busy, other] = [await room.person(), await room.person()];
    const many = [await prepared(busy), await prepared(busy)];
    const one = await prepared(other);
    const taken = await takeAll();
    expect(taken.map(({ chunk }) => chunk.seconds)).toEqual([12, 12, 12, 48, 48, 48, 48, 22, 22, 48, 48, 22]);
    const owners = taken.map(({ media }) => (media.ownerPersonId === other.personId ? 'other' : 'busy'));
    // The seconds that each was served before: 24 and 12, 24 and 60, 72 and 60, 72 and 108, 120 and 108.
    expect(owners.slice(3, 8)).toEqual(['other', 'busy', 'other', 'busy', 'other']);
    for (const { id } of [...many, one]) {
      await room.database.manager.update(MediaChunk, { mediaId: id }, { state: 'failed' });
    }
  });

  it('gives each chunk to one of those who reach for it', async () => {
    const media = await prepared(await room.person());
    const desk = room.get(ChunkDesk);
    const taken = (await Promise.all(Array.from({ length: 8 }, () => desk.take()))).filter((each) => each !== null);
    expect(new Set(taken.map(({ chunk }) => chunk.id)).size).toBe(taken.length);
    await Promise.all(taken.map(({ chunk }) => desk.giveBack(chunk)));
    expect((await room.transcode(media)).state).toBe('ready');
    expect(new Set((await room.chunks(media.id)).map(({ fence }) => fence))).toEqual(new Set([2]));
  });
});

describe('a chunk that was killed half-way', () => {
  it('is made again to the last byte', async () => {
    const trainer = await room.person();
    // Large enough that no machine makes a chunk of it within a quarter of a second.
    const large = films.file('large.mp4');
    await ffmpeg(...picture('854x480', 62, 10), ...h264, large);
    const smooth = await room.transcode(await prepared(trainer, large));
    const rough = await prepared(trainer, large);
    while ((await room.chunks(rough.id)).some(({ state }) => state === 'waiting')) {
      const stopping = new AbortController();
      const timer = setTimeout(() => stopping.abort(), 250);
      await room.takeNext(stopping.signal).catch(() => undefined);
      clearTimeout(timer);
      await room.takeNext();
    }
    expect((await room.chunks(rough.id)).some(({ fence }) => fence > 1)).toBe(true);
    expect(await contentOf(rough)).toEqual(await contentOf(smooth));
  });
});

const describeWhereS3Is = isS3There ? describe : describe.skip;

describeWhereS3Is('workers on several machines', () => {
  const s3 = s3Of('chunks');
  const roles = (...names: string[]) => [OutboxWorkerModule.forRoles(names), QueueWorkerModule.forRoles(names, 500)];

  it('share the work on a video, with nothing in common but Redis, the database and the object store', async () => {
    const first = await MediaRoom.open(s3, roles('relay', 'general', 'media', 'chunks'));
    const second = await MediaRoom.open(s3, roles('chunks'), first);
    try {
      const long = films.file('long.mp4');
      await ffmpeg(...picture('320x240', 400, 10), ...tone(400), ...h264, ...aac, long);
      const fetched: string[] = [];
      const desk = second.get(ChunkDesk);
      const take = desk.take.bind(desk);
      desk.take = async () => {
        const taken = await take();
        if (taken) fetched.push(taken.chunk.id);
        return taken;
      };
      const media = await first.upload(await first.person(), long);
      while (!['ready', 'failed'].includes((await first.find(media.id)).state)) {
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
      expect(await first.find(media.id)).toMatchObject({ state: 'ready', errorCode: null });
      expect(fetched.length).toBeGreaterThan(0);
      expect(fetched.length).toBeLessThan((await first.chunks(media.id)).length);
    } finally {
      await second.close();
      await first.close();
    }
  });
});
