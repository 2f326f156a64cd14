import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Configuration, type Actor } from '@yunqiao/platform';
import { MediaChunk } from '../media/media-chunk.entity.js';
import { MediaService } from '../media/media.service.js';
import { ffmpeg, filmFolder, h264, measure, picture } from '../test-room/films.js';
import { MediaRoom } from '../test-room/media-room.js';

const run = promisify(execFile);

let room: MediaRoom;
let films: Awaited<ReturnType<typeof filmFolder>>;
let trainer: Actor;

beforeAll(async () => {
  [room, films] = await Promise.all([MediaRoom.open(), filmFolder()]);
  trainer = await room.person();
});

afterAll(async () => {
  await room.close();
  await films.remove();
});

/** The encoder that is at work in a scratch folder, once there is one. */
async function encoderIn(scratch: string): Promise<number> {
  for (;;) {
    for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
      const [name, place] = await Promise.all([
        readFile(`/proc/${pid}/comm`, 'utf8').catch(() => ''),
        readlink(`/proc/${pid}/cwd`).catch(() => ''),
      ]);
      if (name.trim() === 'ffmpeg' && place.startsWith(scratch)) return Number(pid);
    }
    await pause(5);
  }
}

describe('a film that crashes its decoder', () => {
  it('is set aside after three tries, with a log for the operator, and can be tried again', async () => {
    const file = films.file('film.mp4');
    await ffmpeg(...picture('1280x720', 12, 30), ...h264, file);
    const media = await room.prepare(await room.upload(trainer, file));
    for (const tries of [1, 2, 3]) {
      expect(await room.find(media.id)).toMatchObject({ state: 'playable', errorCode: null });
      await room.database.manager.update(MediaChunk, { mediaId: media.id }, { notBefore: null });
      const crash = encoderIn(room.get(Configuration).get('SCRATCH_FOLDER')).then((pid) =>
        process.kill(pid, 'SIGSEGV'),
      );
      await Promise.all([room.takeNext(), crash]);
      expect((await room.chunks(media.id))[0]).toMatchObject(
        tries < 3 ? { state: 'waiting', tries } : { state: 'failed' },
      );
    }
    // What could be watched still can.
    expect(await room.find(media.id)).toMatchObject({ state: 'playable', errorCode: 'MEDIA_DECODER_CRASHED' });
    await room.withObjects(media.id, async (folder) => {
      const log = await readFile(join(folder, 'failure.1.log'), 'utf8');
      expect(log).toMatch(/MEDIA_DECODER_CRASHED\nstep: video 0\nend: crashed/);
      expect(log).toContain('command: ffmpeg');
    });
    const again = await room.get(MediaService).retry(trainer, media.id);
    expect(await room.transcode(await room.prepare(again))).toMatchObject({ state: 'ready', errorCode: null });
  });
});

/** A disk of its own, where we may mount one. */
async function smallDisk(
  megabytes: number,
): Promise<{ folder: string; grow: () => Promise<unknown>; remove: () => Promise<void> } | null> {
  const folder = await mkdtemp(join(tmpdir(), 'yunqiao-disk-'));
  const isMounted = await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]).then(
    () => true,
    () => false,
  );
  if (!isMounted) return null;
  return {
    folder,
    grow: () => run('mount', ['-o', 'remount,size=200m', folder]),
    remove: async () => {
      await run('umount', [folder]);
      await rm(folder, { recursive: true });
    },
  };
}

const disk = await smallDisk(2);

(disk ? describe : describe.skip)('a scratch disk that is full', () => {
  afterAll(() => disk!.remove());

  it('is told to the trainer in words, and loses nothing', async () => {
    const cramped = await MediaRoom.open({ SCRATCH_FOLDER: disk!.folder });
    try {
      const owner = await cramped.person();
      const file = films.file('large.mp4');
      await ffmpeg(...picture('320x240', 10), ...h264, '-b:v', '1600k', '-minrate', '1600k', file);
      const megabytes = Number(await measure(file, 'format=size')) / 1024 ** 2;
      expect(megabytes).toBeGreaterThan(1);
      expect(megabytes).toBeLessThan(2);
      const media = await cramped.upload(owner, file);
      await expect(cramped.prepare(media)).rejects.toThrow('MEDIA_STORAGE_FULL');
      expect(await cramped.find(media.id)).toMatchObject({ state: 'failed', errorCode: 'MEDIA_STORAGE_FULL' });
      expect(await readdir(disk!.folder)).toEqual([]);
      await disk!.grow();
      const again = await cramped.get(MediaService).retry(owner, media.id);
      expect(await cramped.transcode(await cramped.prepare(again))).toMatchObject({ state: 'ready', errorCode: null });
    } finally {
      await cramped.close();
    }
  });
});
