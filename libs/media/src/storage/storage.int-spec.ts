import { newId, type Actor } from '@yunqiao/platform';
import { MediaBin } from '../bin/media-bin.service.js';
import { Media } from '../media/media.entity.js';
import { makeMedia } from '../media/media.factory.js';
import { MediaRoom } from '../test-room/media-room.js';
import { UploadService } from '../upload/upload.service.js';
import { SchoolStorageService } from './school-storage.service.js';

const MB = 1_000_000;

let room: MediaRoom;
let trainer: Actor;
let platform: Actor;

beforeAll(async () => {
  room = await MediaRoom.open();
  platform = await room.person('platformAdministrator');
});

beforeEach(async () => {
  trainer = await room.person();
});

afterAll(() => room.close());

const owner = () => ({ ownerPersonId: trainer.personId, schoolId: trainer.accountSchoolId });

function upload(bytes: number, id = newId()): Promise<Media> {
  const file = { id, kind: 'video', fileName: '课.mp4', bytes, contentType: 'video/mp4' } as const;
  return room.get(UploadService).begin(trainer, file);
}

const quota = (bytes: number | null) => room.get(SchoolStorageService).setQuota(trainer.accountSchoolId, bytes);

describe('how much room a school takes', () => {
  const use = async () => (await room.get(SchoolStorageService).get(trainer, trainer.accountSchoolId)).use;

  it('is nothing at first', async () => {
    expect(await use()).toEqual({ originalBytes: 0, madeBytes: 0, binBytes: 0, files: 0 });
  });

  it('counts originals, what was made of them, what is under way, and what lies in the bin', async () => {
    const { id } = await makeMedia(room.database, { ...owner(), bytes: 80 * MB });
    await upload(20 * MB);
    expect(await use()).toEqual({ originalBytes: 100 * MB, madeBytes: 78 * MB, binBytes: 0, files: 2 });
    await room.get(MediaBin).remove(trainer, id);
    expect(await use()).toMatchObject({ originalBytes: 100 * MB, binBytes: 158 * MB });
  });

  it('does not count what was cancelled, what ran out, and originals that were dropped', async () => {
    const [cancelled, expired] = [await upload(MB), await upload(MB)];
    await room.get(UploadService).cancel(cancelled.id);
    await room.get(UploadService).expire(expired.id);
    await makeMedia(room.database, { ...owner(), originalDroppedAt: new Date() });
    expect(await use()).toEqual({ originalBytes: 0, madeBytes: 78 * MB, binBytes: 0, files: 1 });
  });
});

describe('the quota of a school', () => {
  it('refuses an upload before its first byte, with the sizes for the sentence, and takes it when there is room', async () => {
    const { id } = await makeMedia(room.database, { ...owner(), bytes: 22 * MB });
    await quota(110 * MB);
    const client = room.client(trainer);
    const begin = `mutation ($input: BeginUploadInput!) { beginUpload(input: $input) { uploadUrl } }`;
    const file = { id: newId(), kind: 'video', fileName: '课.mp4', bytes: 11 * MB, contentType: 'video/mp4' };
    const refused = await client.send(begin, { input: file });
    expect(refused.codes).toEqual(['UPLOAD_OVER_QUOTA']);
    expect(refused.errors[0]?.extensions?.['details']).toEqual({
      ...{ bytes: 11 * MB, quotaBytes: 110 * MB, usedBytes: 100 * MB, freeBytes: 10 * MB, binBytes: 0 },
    });
    expect(await room.database.manager.existsBy(Media, { id: file.id })).toBe(false);
    await client.ask(begin, { input: { ...file, bytes: 10 * MB } });
    await room.database.manager.delete(Media, { id });
    await client.ask(begin, { input: { ...file, id: newId(), bytes: 100 * MB } });
  });

  it('lets no two uploads that come together share the last room', async () => {
    await quota(10 * MB);
    const all = await Promise.allSettled([1, 2, 3, 4].map(() => upload(6 * MB)));
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('does not ask again for an upload that has begun', async () => {
    await quota(10 * MB);
    const { id } = await upload(8 * MB);
    await quota(5 * MB);
    expect(await upload(8 * MB, id)).toMatchObject({ id, state: 'uploading' });
  });

  it('is what the configuration says, until a platform administrator sets another one, or none', async () => {
    const limited = await MediaRoom.open({
      STORAGE_QUOTA_BYTES: String(5 * MB),
      ORIGINALS: 'drop',
      ORIGINALS_DAYS: '7',
    });
    try {
      const service = limited.get(SchoolStorageService);
      const actor = await limited.person();
      const rules = () => service.get(actor, actor.accountSchoolId);
      expect(await rules()).toMatchObject({
        quotaBytes: 5 * MB,
        isOwnQuota: false,
        originals: 'drop',
        originalsDays: 7,
      });
      await service.setQuota(actor.accountSchoolId, 0);
      expect(await rules()).toMatchObject({ quotaBytes: null, isOwnQuota: true });
      await service.setQuota(actor.accountSchoolId, null);
      expect(await rules()).toMatchObject({ quotaBytes: 5 * MB, isOwnQuota: false });
      await expect(service.setQuota(newId(), 1)).rejects.toThrow('ORGANISATION_NOT_FOUND');
    } finally {
      await limited.close();
    }
  });
});

describe('a disk without room', () => {
  it('is told before the first byte', async () => {
    const full = await MediaRoom.open({ STORAGE_RESERVE_BYTES: String(1000 * 1024 ** 3) });
    try {
      const actor = await full.person();
      const file = { id: newId(), kind: 'video', fileName: '课.mp4', bytes: 10, contentType: 'video/mp4' } as const;
      await expect(full.get(UploadService).begin(actor, file)).rejects.toThrow('UPLOAD_DISK_FULL');
    } finally {
      await full.close();
    }
  });
});

describe('who decides', () => {
  const setOriginals = `mutation ($input: SetOriginalsInput!) {
    setOriginals(input: $input) { storage { originals originalsDays isOwnOriginals } } }`;

  it('what becomes of originals: the administrators of the school', async () => {
    const principal = await room.person('schoolAdministrator', trainer.accountSchoolId);
    const input = { schoolId: trainer.accountSchoolId, originals: 'drop', days: 14 };
    for (const actor of [principal, platform]) {
      const { setOriginals: answer } = await room
        .client(actor)
        .ask<{ setOriginals: { storage: unknown } }>(setOriginals, { input });
      expect(answer.storage).toEqual({ originals: 'drop', originalsDays: 14, isOwnOriginals: true });
    }
    const stranger = await room.person('schoolAdministrator');
    expect((await room.client(stranger).send(setOriginals, { input })).codes).toEqual(['ORGANISATION_NOT_FOUND']);
    expect((await room.client(trainer).send(setOriginals, { input })).codes).toEqual(['NOT_ALLOWED']);
  });

  it('how much room there is: platform administrators, and nobody for themselves', async () => {
    const set = `mutation ($input: SetSchoolQuotaInput!) { setSchoolQuota(input: $input) { storage { quotaBytes } } }`;
    const input = { schoolId: trainer.accountSchoolId, quotaBytes: 7 * MB };
    const principal = await room.person('schoolAdministrator', trainer.accountSchoolId);
    for (const actor of [trainer, principal])
      expect((await room.client(actor).send(set, { input })).codes).toEqual(['NOT_ALLOWED']);
    expect(await room.client(platform).ask(set, { input })).toEqual({
      setSchoolQuota: { storage: { quotaBytes: 7 * MB } },
    });
  });

  it('who sees it: whoever uploads for the school', async () => {
    const ask = `query ($schoolId: ID) { schoolStorage(schoolId: $schoolId) { schoolId quotaBytes } }`;
    await quota(9 * MB);
    const seen = { schoolStorage: { schoolId: trainer.accountSchoolId, quotaBytes: 9 * MB } };
    expect(await room.client(trainer).ask(ask, {})).toEqual(seen);
    expect(await room.client(platform).ask(ask, { schoolId: trainer.accountSchoolId })).toEqual(seen);
    const stranger = await room.person();
    expect((await room.client(stranger).send(ask, { schoolId: trainer.accountSchoolId })).codes).toEqual([
      'ORGANISATION_NOT_FOUND',
    ]);
  });
});
