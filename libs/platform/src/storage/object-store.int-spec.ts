import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { FolderObjectStore } from './folder.object-store.js';
import type { ByteRange, ObjectStore } from './object-store.js';
import { S3ObjectStore } from './s3.object-store.js';

const film = { contentType: 'video/mp4' };
const content = randomBytes(300_000);

/** What both adapters promise. */
function keepsItsPromises(open: () => Promise<{ store: ObjectStore; close: () => Promise<void> }>): void {
  let store: ObjectStore;
  let close: () => Promise<void>;
  beforeEach(async () => ({ store, close } = await open()));
  afterEach(() => close());

  const read = async (key: string, range?: ByteRange): Promise<Buffer> => buffer((await store.read(key, range)).stream);

  it('gives back what was put, from memory or from a stream', async () => {
    await store.put('media/one/source.mp4', content, film);
    await store.put('media/two/source.mp4', Readable.from([content.subarray(0, 7), content.subarray(7)]), film);
    expect((await read('media/one/source.mp4')).equals(content)).toBe(true);
    expect((await read('media/two/source.mp4')).equals(content)).toBe(true);
  });

  it('knows size, type, age and a tag of the content', async () => {
    const put = await store.put('a/b.mp4', content, film);
    expect(put).toMatchObject({ key: 'a/b.mp4', bytes: content.length, contentType: 'video/mp4' });
    expect(put.etag).toMatch(/^[^"]+$/);
    expect(Math.abs(Date.now() - put.lastModified.getTime())).toBeLessThan(60_000);
    expect(await store.stat('a/b.mp4')).toEqual(put);
    expect((await store.put('a/b.mp4', randomBytes(10), film)).etag).not.toBe(put.etag);
  });

  it('replaces what was there', async () => {
    await store.put('a/b.txt', Buffer.from('a longer text'), { contentType: 'text/plain' });
    await store.put('a/b.txt', Buffer.from('short'), { contentType: 'text/css' });
    expect((await read('a/b.txt')).toString()).toBe('short');
    expect(await store.stat('a/b.txt')).toMatchObject({ bytes: 5, contentType: 'text/css' });
  });

  it.each([
    [{ first: 0, last: 0 }, 0, 1],
    [{ first: 10, last: 19 }, 10, 20],
    [{ first: 299_990 }, 299_990, 300_000],
    [{ first: 299_990, last: 999_999 }, 299_990, 300_000],
  ])('reads the range %j', async (range, from, to) => {
    await store.put('a/b.mp4', content, film);
    const reading = await store.read('a/b.mp4', range);
    expect(reading.bytes).toBe(content.length);
    expect((await buffer(reading.stream)).equals(content.subarray(from, to))).toBe(true);
  });

  it.each([{ first: 300_000 }, { first: 5, last: 4 }, { first: -1 }, { first: 0.5 }])(
    'has no range %j',
    async (range) => {
      await store.put('a/b.mp4', content, film);
      await expect(store.read('a/b.mp4', range)).rejects.toThrow('RANGE_NOT_SATISFIABLE');
    },
  );

  it('says that there is nothing where nothing was put', async () => {
    expect(await store.stat('a/none')).toBeNull();
    await expect(store.read('a/none')).rejects.toThrow('OBJECT_NOT_FOUND');
    await store.remove('a/none');
    await store.removePrefix('none/');
    expect(await store.list('none/')).toEqual([]);
  });

  it('lists and removes below a prefix, and nothing beside it', async () => {
    for (const key of ['m/1/x', 'm/1/deep/y', 'm/10/x', 'm/2/x']) await store.put(key, Buffer.from(key), film);
    expect(await store.list('m/1/')).toEqual(['m/1/deep/y', 'm/1/x']);
    await store.removePrefix('m/1/');
    expect(await store.list('m/')).toEqual(['m/10/x', 'm/2/x']);
    await store.remove('m/2/x');
    expect(await store.list('m/')).toEqual(['m/10/x']);
  });

  it('writes all or nothing: a stream that breaks leaves what was there', async () => {
    await store.put('a/b.txt', Buffer.from('whole'), film);
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('ha');
        await Promise.resolve();
        throw new Error('the connection broke');
      })(),
    );
    await expect(store.put('a/b.txt', broken, film)).rejects.toThrow('the connection broke');
    expect((await read('a/b.txt')).toString()).toBe('whole');
  });

  it.each([
    '../x',
    'a/../../x',
    '/etc/passwd',
    'a//b',
    'a/',
    '',
    '.',
    'a/.hidden',
    'a\\..\\b',
    'a/\0',
    'a/%2e%2e/b',
    'a/b c',
    'ü/x',
    'a'.repeat(501),
  ])('takes no key %j', async (key) => {
    await expect(store.put(key, content, film)).rejects.toThrow('OBJECT_KEY_INVALID');
    await expect(store.read(key)).rejects.toThrow('OBJECT_KEY_INVALID');
    await expect(store.stat(key)).rejects.toThrow('OBJECT_KEY_INVALID');
    await expect(store.remove(key)).rejects.toThrow('OBJECT_KEY_INVALID');
  });

  it.each(['', '/', '../', 'a', 'a//', 'a/../'])('takes no prefix %j', async (prefix) => {
    await expect(store.removePrefix(prefix)).rejects.toThrow('OBJECT_KEY_INVALID');
    await expect(store.list(prefix)).rejects.toThrow('OBJECT_KEY_INVALID');
  });

  it('answers when asked for its health', async () => {
    await expect(store.check()).resolves.toBeUndefined();
  });
}

describe('objects in a folder', () => {
  keepsItsPromises(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'yunqiao-objects-'));
    return { store: new FolderObjectStore(folder), close: () => rm(folder, { recursive: true, force: true }) };
  });

  it('leaves nothing of a broken write behind', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'yunqiao-objects-'));
    const store = new FolderObjectStore(folder);
    const broken = Readable.from(
      (async function* () {
        yield await Promise.reject(new Error('broken'));
      })(),
    );
    await expect(store.put('a/b', broken, film)).rejects.toThrow('broken');
    expect(await readdir(join(folder, 'writing'))).toEqual([]);
    await rm(folder, { recursive: true, force: true });
  });

  it('is not healthy when its folder cannot be made', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'yunqiao-objects-'));
    await writeFile(join(folder, 'file'), '');
    await expect(new FolderObjectStore(join(folder, 'file', 'objects')).check()).rejects.toThrow();
    await rm(folder, { recursive: true, force: true });
  });
});

const { TEST_S3_ENDPOINT, TEST_S3_ACCESS_KEY, TEST_S3_SECRET_KEY, TEST_S3_REGION } = process.env;
const describeWhereS3Is = TEST_S3_ENDPOINT ? describe : describe.skip;

describeWhereS3Is('objects in a bucket', () => {
  keepsItsPromises(async () => {
    const store = new S3ObjectStore({
      endpoint: TEST_S3_ENDPOINT ?? '',
      accessKey: TEST_S3_ACCESS_KEY ?? '',
      secretKey: TEST_S3_SECRET_KEY ?? '',
      region: TEST_S3_REGION ?? 'us-east-1',
      bucket: `test-${randomBytes(6).toString('hex')}`,
    });
    await store.prepare();
    return { store, close: async () => undefined };
  });
});
