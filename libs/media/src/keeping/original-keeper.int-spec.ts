import { jest } from '@jest/globals';
import { newId, ObjectStore, type Actor } from '@yunqiao/platform';
import { MediaChunk } from '../media/media-chunk.entity.js';
import { MediaRendition } from '../media/media-rendition.entity.js';
import { Media } from '../media/media.entity.js';
import { makeMedia } from '../media/media.factory.js';
import { SchoolStorageService } from '../storage/school-storage.service.js';
import { MediaRoom } from '../test-room/media-room.js';
import { storesOf } from '../test-room/stores.js';
import { mediaKeys } from '../transcode/media-keys.js';
import { OriginalKeeper } from './original-keeper.js';

const DAY = 24 * 3600 * 1000;
const film = { contentType: 'video/mp4' };

describe.each(storesOf('originals'))('originals in %s', (_store, environment) => {
  let room: MediaRoom;
  let trainer: Actor;
  let objects: ObjectStore;

  beforeAll(async () => {
    room = await MediaRoom.open(environment);
    objects = room.test.app.get<ObjectStore>(ObjectStore);
  });

  beforeEach(async () => {
    trainer = await room.person();
  });

  afterAll(() => room.close());

  async function video(traits: Partial<Media> = {}): Promise<Media> {
    const owner = { ownerPersonId: trainer.personId, schoolId: trainer.accountSchoolId };
    const media = await makeMedia(room.database, { ...owner, sourceKey: 'media/original', ...traits });
    await objects.put(mediaKeys.original(media.id), Buffer.from('film'), film);
    await objects.put(mediaKeys.file(media.id, '720p.1/00000.m4s'), Buffer.from('piece'), film);
    return media;
  }

  async function policy(originals: 'keep' | 'drop' | null, days = 0): Promise<void> {
    const principal = await room.person('schoolAdministrator', trainer.accountSchoolId);
    await room.get(SchoolStorageService).setOriginals(principal, trainer.accountSchoolId, { originals, days });
  }

  const ready = (days: number) => ({ readyAt: new Date(Date.now() - days * DAY) });
  const sweep = () => room.get(OriginalKeeper).dropDue(new AbortController().signal);
  const hasOriginal = async (id: string) => (await objects.stat(mediaKeys.original(id))) !== null;

  it('stay while nobody decided otherwise', async () => {
    const media = await video(ready(400));
    await sweep();
    expect(await hasOriginal(media.id)).toBe(true);
  });

  it('go when their days are over, once, and everything that was made of them stays', async () => {
    await policy('drop', 7);
    const [young, old] = [await video(ready(6.9)), await video(ready(7.1))];
    for (const _ of [1, 2]) await sweep();
    expect([await hasOriginal(young.id), await hasOriginal(old.id)]).toEqual([true, false]);
    const found = await room.find(old.id);
    expect(found).toMatchObject({ state: 'ready', sourceKey: 'media/original' });
    expect(found.originalDroppedAt).toBeInstanceOf(Date);
    expect(await objects.list(mediaKeys.all(old.id))).toEqual([mediaKeys.file(old.id, '720p.1/00000.m4s')]);
  });

  it('are never dropped while they are the only copy of something', async () => {
    await policy('drop');
    const [broken, unfinished, poor, inBin] = [await video(), await video(), await video(), await video()];
    await room.database.manager.update(Media, { id: broken.id }, { errorCode: 'MEDIA_BROKEN' });
    await room.database.manager.update(MediaRendition, { mediaId: unfinished.id, name: '720p' }, { state: 'running' });
    await room.database.manager.insert(MediaChunk, {
      ...{ id: newId(), mediaId: poor.id, kind: 'video', number: 1, attempt: 1, turn: 1, firstFrame: 0 },
      ...{ frameCount: 250, seconds: 10, seekSeconds: null, state: 'waiting' },
    });
    await room.database.manager.update(Media, { id: inBin.id }, { removedAt: new Date() });
    const playable = await video({ state: 'playable', readyAt: null });
    await sweep();
    for (const { id } of [broken, unfinished, poor, inBin, playable]) expect(await hasOriginal(id)).toBe(true);
  });

  it('go after a kill between the object and the note of it, too', async () => {
    await policy('drop');
    const media = await video(ready(1));
    const removing = jest.spyOn(objects, 'remove').mockImplementationOnce(() => Promise.reject(new Error('away')));
    await sweep();
    expect(await room.find(media.id)).toMatchObject({ originalDroppedAt: null });
    removing.mockRestore();
    await objects.remove(mediaKeys.original(media.id));
    await sweep();
    expect((await room.find(media.id)).originalDroppedAt).not.toBeNull();
  });

  it('leave their copies, which let them be watched at once, for a day and no longer', async () => {
    const [fresh, old] = [await video(ready(0.9)), await video(ready(1.1))];
    for (const { id } of [fresh, old]) {
      const copy = { id: newId(), mediaId: id, name: 'source', state: 'ready', attempt: 2, bytes: 90 } as const;
      await room.database.manager.insert(MediaRendition, copy);
      await objects.put(mediaKeys.file(id, 'source.2/00000.m4s'), Buffer.from('copy'), film);
      await objects.put(mediaKeys.playlist(id, 'source'), Buffer.from('#EXTM3U'), film);
    }
    await sweep();
    expect(await objects.list(mediaKeys.all(fresh.id))).toHaveLength(4);
    expect(await objects.list(mediaKeys.all(old.id))).toEqual([
      mediaKeys.file(old.id, '720p.1/00000.m4s'),
      mediaKeys.original(old.id),
    ]);
    expect((await room.renditions(old.id)).map(({ name }) => name).sort()).toEqual(['360p', '720p', 'audio']);
  });
});
