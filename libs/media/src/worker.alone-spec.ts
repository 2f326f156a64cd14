import { readdir } from 'node:fs/promises';
import { OutboxWorkerModule, QueueWorkerModule } from '@yunqiao/platform';
import { MediaService } from './media/media.service.js';
import { aac, ffmpeg, filmFolder, h264, picture, tone } from './test-room/films.js';
import { MediaRoom } from './test-room/media-room.js';
import { Configuration } from '@yunqiao/platform';

let room: MediaRoom;
let films: Awaited<ReturnType<typeof filmFolder>>;

beforeAll(async () => {
  const worker = [OutboxWorkerModule.forRoles(['all']), QueueWorkerModule.forRoles(['all'], 500)];
  [room, films] = await Promise.all([MediaRoom.open({}, worker), filmFolder()]);
});

afterAll(async () => {
  await room.close();
  await films.remove();
});

/** Asks the database until the upload has come this far. @throws when it has failed instead, with the reason */
async function until(mediaId: string, state: string): Promise<void> {
  for (;;) {
    const media = await room.find(mediaId);
    if (media.state === state) return;
    if (media.state === 'failed') throw new Error(`${media.errorCode}: ${JSON.stringify(media.errorDetails)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

describe('the worker', () => {
  it('brings an upload from its last byte to all qualities by itself, and tells of every step', async () => {
    const film = films.file('film.mp4');
    await ffmpeg(...picture('854x480', 3), ...tone(3), ...h264, ...aac, film);
    const media = await room.upload(await room.person(), film);
    await until(media.id, 'ready');
    const ready = await room.find(media.id);
    expect(ready.playableAt!.getTime()).toBeLessThanOrEqual(ready.readyAt!.getTime());
    const names = (await room.renditions(media.id)).map(({ name, state }) => `${name} ${state}`).sort();
    expect(names).toEqual(['240p ready', '360p ready', '480p ready', 'audio ready', 'source ready']);
    expect(await room.news(media.id)).toEqual(['media.uploaded', 'media.playable', 'media.planned', 'media.ready']);
    const scratch = room.get(Configuration).get('SCRATCH_FOLDER');
    // The last chunk's folder goes a moment after the video is ready.
    while ((await readdir(scratch)).length > 0) await new Promise((resolve) => setTimeout(resolve, 50));
  });

  it('takes up a failed video again when its trainer asks', async () => {
    const trainer = await room.person();
    const film = films.file('text.mp4');
    await ffmpeg(...picture('64x64', 1), '-frames:v', '1', '-f', 'image2', '-c:v', 'png', film);
    const media = await room.upload(trainer, film);
    await until(media.id, 'failed');
    await room.get(MediaService).retry(trainer, media.id);
    await until(media.id, 'failed');
    expect(await room.find(media.id)).toMatchObject({ attempt: 2, errorCode: 'MEDIA_NOT_A_VIDEO' });
  });
});
