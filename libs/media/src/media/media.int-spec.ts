import { newId, type Actor } from '@yunqiao/platform';
import { MediaRoom } from '../test-room/media-room.js';
import { UploadService } from '../upload/upload.service.js';
import { Media } from './media.entity.js';
import { MediaService } from './media.service.js';

let room: MediaRoom;
let trainer: Actor;
let colleague: Actor;
let principal: Actor;
let stranger: Actor;
let platform: Actor;
let mediaId: string;

beforeAll(async () => {
  room = await MediaRoom.open();
  const school = await room.school();
  trainer = await room.person('trainer', school);
  colleague = await room.person('trainer', school);
  principal = await room.person('schoolAdministrator', school);
  stranger = await room.person('schoolAdministrator');
  platform = await room.person('platformAdministrator');
  mediaId = await begin(trainer, '微课 100%_完成.mp4');
});

afterAll(() => room.close());

async function begin(actor: Actor, fileName: string): Promise<string> {
  const id = newId();
  await room.get(UploadService).begin(actor, { id, kind: 'video', fileName, bytes: 10, contentType: 'video/mp4' });
  return id;
}

describe('who sees an upload', () => {
  const list = `query ($search: String) { mediaList(search: $search) { totalCount edges { node { id ownerName } } } }`;
  const one = `query ($id: ID!) { media(id: $id) { id fileName state } }`;
  const listed = async (actor: Actor, search?: string) => {
    const { mediaList } = await room
      .client(actor)
      .ask<{ mediaList: { edges: { node: { id: string } }[] } }>(list, { search });
    return mediaList.edges.map(({ node }) => node.id);
  };

  it('is its owner, the administrators of its school and of the platform', async () => {
    for (const actor of [trainer, principal, platform]) {
      expect(await listed(actor)).toContain(mediaId);
      expect((await room.client(actor).ask(one, { id: mediaId })).media).toMatchObject({ id: mediaId });
    }
  });

  it('is nobody else: it is not there', async () => {
    for (const actor of [colleague, stranger]) {
      expect(await listed(actor)).not.toContain(mediaId);
      expect((await room.client(actor).send(one, { id: mediaId })).codes).toEqual(['MEDIA_NOT_FOUND']);
    }
    expect((await room.client(trainer).send(one, { id: newId() })).codes).toEqual(['MEDIA_NOT_FOUND']);
    expect((await room.client(trainer).send(one, { id: 'x' })).codes).toEqual(['MEDIA_NOT_FOUND']);
  });

  it('finds it by any part of its name, signs included', async () => {
    expect(await listed(trainer, '100%_')).toEqual([mediaId]);
    expect(await listed(trainer, '1%完')).toEqual([]);
  });
});

describe('removing and restoring', () => {
  const change = (name: string) => `mutation ($id: ID!) { ${name}(input: { mediaId: $id }) { media { id state } } }`;

  it('hides an upload and brings it back; doing it twice is the same as once', async () => {
    const client = room.client(trainer);
    for (const _ of [1, 2]) await client.ask(change('removeMedia'), { id: mediaId });
    await expect(room.get(MediaService).requireOwned(trainer, mediaId)).rejects.toThrow('MEDIA_NOT_FOUND');
    for (const _ of [1, 2]) await client.ask(change('restoreMedia'), { id: mediaId });
    await expect(room.get(MediaService).requireOwned(trainer, mediaId, 'video')).resolves.toMatchObject({
      id: mediaId,
    });
    await expect(room.get(MediaService).requireOwned(trainer, mediaId, 'cover')).rejects.toThrow('MEDIA_NOT_FOUND');
  });

  it.each(['removeMedia', 'restoreMedia', 'retryMedia'])('%s is not for strangers', async (name) => {
    for (const actor of [colleague, stranger, await room.person('teacher')]) {
      expect((await room.client(actor).send(change(name), { id: mediaId })).codes).toEqual(['MEDIA_NOT_FOUND']);
    }
    expect((await room.client(await room.person('student')).send(change(name), { id: mediaId })).codes).toEqual([
      'NOT_ALLOWED',
    ]);
    expect((await room.client().send(change(name), { id: mediaId })).codes).toEqual(['NOT_SIGNED_IN']);
  });
});

describe('trying again', () => {
  it('begins one new attempt, however often it is asked', async () => {
    const id = await begin(trainer, 'a.mp4');
    const failed = { state: 'failed', uploadedAt: new Date(), errorCode: 'MEDIA_STORAGE_FULL' } as const;
    await room.database.manager.update(Media, { id }, failed);
    await Promise.all([1, 2, 3].map(() => room.get(MediaService).retry(trainer, id)));
    expect(await room.find(id)).toMatchObject({ state: 'processing', attempt: 2, errorCode: null });
    expect(await room.news(id)).toEqual(['media.uploaded']);
  });

  it('is refused when the bytes never arrived, or nothing went wrong', async () => {
    const id = await begin(trainer, 'a.mp4');
    await expect(room.get(MediaService).retry(trainer, id)).rejects.toThrow('MEDIA_NOT_RETRYABLE');
    await room.database.manager.update(Media, { id }, { state: 'ready', uploadedAt: new Date() });
    await expect(room.get(MediaService).retry(trainer, id)).rejects.toThrow('MEDIA_NOT_RETRYABLE');
  });
});
