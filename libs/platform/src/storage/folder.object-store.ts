import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { constants, mkdir, open, readdir, readFile, rename, rm, stat, access, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { AppError } from '../errors/app-error.js';
import { hasCode } from '../errors/system-error.js';
import { requireByteRange } from './byte-range.js';
import { requireObjectKey, requireObjectPrefix } from './object-key.js';
import { ObjectStore, type ByteRange, type ObjectFacts, type ObjectReading } from './object-store.js';

/** Read at once: most segments of a stream come whole. */
const readBytes = 256 * 1024;

/** Objects whose facts are kept in memory: those of some hundred lessons. */
const mostKnown = 20_000;

/** Objects as files below one folder: `objects/` holds the content, `facts/` a line about each, `writing/` what is not finished. */
export class FolderObjectStore extends ObjectStore {
  /** Facts by key, as long as the file is the one that they were read for. */
  private readonly known = new Map<string, StoredFacts & { readonly file: string }>();

  constructor(private readonly folder: string) {
    super();
  }

  async put(key: string, content: Readable | Buffer, { contentType }: { contentType: string }): Promise<ObjectFacts> {
    const path = this.contentPath(key);
    const temporary = join(this.folder, 'writing', randomUUID());
    await mkdir(dirname(temporary), { recursive: true });
    try {
      const etag = await writeDurably(temporary, content);
      await this.writeFacts(key, { contentType, etag });
      await moveDurably(temporary, path);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
    return this.requireFacts(key);
  }

  async read(key: string, range?: ByteRange): Promise<ObjectReading> {
    const facts = await this.requireFacts(key);
    const bounds = range && requireByteRange(range, facts.bytes);
    return {
      ...facts,
      stream: createReadStream(this.contentPath(key), {
        highWaterMark: readBytes,
        ...(bounds && { start: bounds.first, end: bounds.last }),
      }),
    };
  }

  async stat(key: string): Promise<ObjectFacts | null> {
    try {
      const { size, mtime, mtimeMs, ino } = await stat(this.contentPath(key));
      const { contentType, etag } = await this.factsOf(key, `${ino} ${mtimeMs} ${size}`);
      return { key, bytes: size, contentType, etag, lastModified: mtime };
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  async remove(key: string): Promise<void> {
    await rm(this.contentPath(key), { force: true });
    await rm(this.factsPath(key), { force: true });
  }

  async removePrefix(prefix: string): Promise<void> {
    requireObjectPrefix(prefix);
    await rm(join(this.folder, 'objects', prefix), { recursive: true, force: true });
    await rm(join(this.folder, 'facts', prefix), { recursive: true, force: true });
  }

  async list(prefix: string): Promise<string[]> {
    requireObjectPrefix(prefix);
    const root = join(this.folder, 'objects', prefix);
    const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
      if (isMissing(error)) return [];
      throw error;
    });
    const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    return paths.map((path) => path.slice(join(this.folder, 'objects').length + 1)).sort();
  }

  async check(): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    await access(this.folder, constants.W_OK);
  }

  private async requireFacts(key: string): Promise<ObjectFacts> {
    const facts = await this.stat(key);
    if (!facts) throw new AppError('OBJECT_NOT_FOUND');
    return facts;
  }

  /** @param file says which file has the content now */
  private async factsOf(key: string, file: string): Promise<StoredFacts> {
    const known = this.known.get(key);
    if (known?.file === file) return known;
    const facts = JSON.parse(await readFile(this.factsPath(key), 'utf8')) as StoredFacts;
    const [oldest] = this.known.keys();
    if (this.known.size >= mostKnown && oldest !== undefined) this.known.delete(oldest);
    this.known.set(key, { ...facts, file });
    return facts;
  }

  private async writeFacts(key: string, facts: StoredFacts): Promise<void> {
    const temporary = join(this.folder, 'writing', randomUUID());
    await writeDurably(temporary, Buffer.from(JSON.stringify(facts)));
    await moveDurably(temporary, this.factsPath(key));
  }

  private contentPath(key: string): string {
    return join(this.folder, 'objects', requireObjectKey(key));
  }

  private factsPath(key: string): string {
    return join(this.folder, 'facts', requireObjectKey(key));
  }
}

type StoredFacts = Pick<ObjectFacts, 'contentType' | 'etag'>;

function isMissing(error: unknown): boolean {
  return hasCode(error, 'ENOENT', 'ENOTDIR');
}

/** Writes a file to the disk, not only to its cache; answers the digest of the content. */
async function writeDurably(path: string, content: Readable | Buffer): Promise<string> {
  const digest = createHash('md5');
  const file: FileHandle = await open(path, 'wx');
  try {
    for await (const chunk of Buffer.isBuffer(content) ? [content] : content) {
      const bytes = Buffer.from(chunk as Uint8Array);
      digest.update(bytes);
      await file.appendFile(bytes);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return digest.digest('hex');
}

/** Gives a file its name all at once, and lets the folder remember it. */
async function moveDurably(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await rename(from, to);
  const folder = await open(dirname(to), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
