import { jest } from '@jest/globals';
import { newId, ObjectStore, type Actor } from '@yunqiao/platform';
import { MediaChunk } from '../media/media-chunk.entity.js';
import { makeMedia } from '../media/media.factory.js';
import { Media } from '../media/media.entity.js';
import { MediaService } from '../media/media.service.js';
import { MediaRoom } from '../test-room/media-room.js';
import { storesOf } from '../test-room/stores.js';
import { mediaKeys } from '../transcode/media-keys.js';
import { UploadService } from '../upload/upload.service.js';
import { UploadStore } from '../upload/upload-store.js';
import { BinEmptier } from './bin-emptier.js';
import { MediaBin } from './media-bin.service.js';

const DAY = 24 * 3600 * 1000;
const jpeg = { contentType: 'image/jpeg' };
const unstopped = new AbortController().signal;

describe.each(storesOf('bin'))('the bin, with objects in %s', (_store, environment) => {
  let room: MediaRoom;
  let trainer: Actor;
  let objects: ObjectStore;

  beforeAll(async () => {
    room = await MediaRoom.open(environment);
    trainer = await room.person();
    objects = room.test.app.get<ObjectStore>(ObjectStore);
  });

  afterAll(() => room.close());

  /** A video with two objects and a piece of work. */
  async function video(traits: Partial<Media> = {}): Promise<Media> {
    const owner = { ownerPersonId: trainer.personId, schoolId: trainer.accountSchoolId };
    const media = await makeMedia(room.database, { ...owner, ...traits });
    await objects.put(mediaKeys.original(media.id), Buffer.from('film'), jpeg);
    await objects.put(mediaKeys.file(media.id, '480p.1/00000.m4s'), Buffer.from('piece'), jpeg);
    await room.database.manager.insert(MediaChunk, {
      ...{ id: newId(), mediaId: media.id, kind: 'video', number: 0, attempt: 1, turn: 0, firstFrame: 0 },
      ...{ frameCount: 250, seconds: 10, seekSeconds: null, state: 'ready' },
    });
    return media;
  }

  const removed = (days: number) => ({ removedAt: new Date(Date.now() - days * DAY) });
  const empty = () => room.get(BinEmptier).emptyDue(unstopped);
  const isThere = (id: string) => room.database.manager.existsBy(Media, { id });
  const keysOf = (id: string) => objects.list(mediaKeys.all(id));

  it('keeps everything for thirty days, and gives it back', async () => {
    const media = await video(removed(29.9));
    await empty();
    expect(await keysOf(media.id)).toHaveLength(2);
    await room.get(MediaBin).restore(trainer, media.id);
    expect(await room.find(media.id)).toMatchObject({ state: 'ready', removedAt: null });
    expect(await room.renditions(media.id)).toHaveLength(3);
    expect(await room.chunks(media.id)).toHaveLength(1);
  });

  it('lets go of everything after thirty days: objects, upload, rows', async () => {
    const media = await video(removed(30.1));
    const beside = await video();
    const uploads = room.get(UploadStore);
    await uploads.begin(media.id, 100);
    await empty();
    expect(await keysOf(media.id)).toEqual([]);
    expect([await isThere(media.id), await room.renditions(media.id), await room.chunks(media.id)]).toEqual([
      false,
      [],
      [],
    ]);
    expect(await uploads.findBytes(media.id)).toBeNull();
    expect(await keysOf(beside.id)).toHaveLength(2);
    await empty();
    expect(await isThere(beside.id)).toBe(true);
  });

  it('gives nothing back of which it may have let go already', async () => {
    const media = await video(removed(30.1));
    await expect(room.get(MediaBin).restore(trainer, media.id)).rejects.toThrow('MEDIA_GONE');
    const given = await video(removed(1));
    for (const _ of [1, 2]) await room.get(MediaBin).deleteForGood(trainer, given.id);
    await expect(room.get(MediaBin).restore(trainer, given.id)).rejects.toThrow('MEDIA_GONE');
    await empty();
    expect([await isThere(given.id), await keysOf(given.id)]).toEqual([false, []]);
  });

  it('goes on where somebody was killed between the objects and the row', async () => {
    const media = await video({ ...removed(40), goingAt: new Date(Date.now() - DAY) });
    await objects.remove(mediaKeys.original(media.id));
    await empty();
    expect([await isThere(media.id), await keysOf(media.id)]).toEqual([false, []]);
  });

  it('waits a little with what was removed just now, since a worker may still be writing', async () => {
    const media = await video(removed(0));
    await room.get(MediaBin).deleteForGood(trainer, media.id);
    await empty();
    expect(await keysOf(media.id)).toHaveLength(2);
  });

  it('does not keep the others for one that cannot go', async () => {
    const [stuck, next] = [await video(removed(50)), await video(removed(40))];
    const removing = jest.spyOn(objects, 'removePrefix');
    removing.mockImplementationOnce(() => Promise.reject(new Error('the store is away')));
    await empty();
    expect([await isThere(stuck.id), await isThere(next.id)]).toEqual([true, false]);
    removing.mockRestore();
    await empty();
    expect([await isThere(stuck.id), await keysOf(stuck.id)]).toEqual([false, []]);
  });
});

describe('what lies in the bin', () => {
  let room: MediaRoom;
  let trainer: Actor;
  const inBin = `query { mediaList(inBin: true) { edges { node { id recoverableUntil } } } }`;

  beforeAll(async () => {
    room = await MediaRoom.open();
    trainer = await room.person();
  });

  afterAll(() => room.close());

  async function listed(actor: Actor) {
    type Answer = { mediaList: { edges: { node: { id: string; recoverableUntil: string } }[] } };
    return (await room.client(actor).ask<Answer>(inBin)).mediaList.edges.map(({ node }) => node);
  }

  it('is listed with its last day, for its owner and her administrators only, and not among what is there', async () => {
    const owner = { ownerPersonId: trainer.personId, schoolId: trainer.accountSchoolId };
    const media = await makeMedia(room.database, { ...owner, removedAt: new Date('2026-01-01T00:00:00Z') });
    const removedAt = new Date(Date.now() - DAY);
    await room.database.manager.update(Media, { id: media.id }, { removedAt });
    const recoverableUntil = new Date(removedAt.getTime() + 30 * DAY).toISOString();
    const principal = await room.person('schoolAdministrator', trainer.accountSchoolId);
    for (const actor of [trainer, principal]) expect(await listed(actor)).toEqual([{ id: media.id, recoverableUntil }]);
    expect(await listed(await room.person('trainer', trainer.accountSchoolId))).toEqual([]);
    expect((await room.get(MediaService).list(trainer, {}, { first: 10 })).edges).toEqual([]);
    await room.get(MediaBin).deleteForGood(trainer, media.id);
    expect(await listed(trainer)).toEqual([]);
  });

  it('is not what was never sent', async () => {
    const id = newId();
    const file = { kind: 'video', fileName: 'a.mp4', bytes: 10, contentType: 'video/mp4' } as const;
    await room.get(UploadService).begin(trainer, { id, ...file });
    await room.get(UploadService).cancel(id);
    expect(await listed(trainer)).toEqual([]);
  });

  it('is not deleted for good before it was removed', async () => {
    const owner = { ownerPersonId: trainer.personId, schoolId: trainer.accountSchoolId };
    const media = await makeMedia(room.database, owner);
    await expect(room.get(MediaBin).deleteForGood(trainer, media.id)).rejects.toThrow('MEDIA_NOT_IN_BIN');
  });
});
