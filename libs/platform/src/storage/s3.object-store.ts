import type { Readable } from 'node:stream';
import { Client } from 'minio';
import { AppError } from '../errors/app-error.js';
import { hasCode } from '../errors/system-error.js';
import { requireByteRange } from './byte-range.js';
import { requireObjectKey, requireObjectPrefix } from './object-key.js';
import { ObjectStore, type ByteRange, type ObjectFacts, type ObjectReading } from './object-store.js';

/** Where the bucket is. */
export interface S3Settings {
  readonly endpoint: string;
  readonly accessKey: string;
  readonly secretKey: string;
  readonly bucket: string;
  readonly region: string;
}

/** Objects in a bucket of any S3 server. */
export class S3ObjectStore extends ObjectStore {
  private readonly client: Client;

  constructor(private readonly settings: S3Settings) {
    super();
    const { protocol, hostname, port } = new URL(settings.endpoint);
    this.client = new Client({
      endPoint: hostname,
      port: port ? Number(port) : undefined,
      useSSL: protocol === 'https:',
      accessKey: settings.accessKey,
      secretKey: settings.secretKey,
      region: settings.region,
      pathStyle: true,
    });
  }

  /** Makes the bucket when it is not there. */
  async prepare(): Promise<void> {
    if (await this.client.bucketExists(this.settings.bucket)) return;
    await this.client.makeBucket(this.settings.bucket, this.settings.region);
  }

  async put(key: string, content: Readable | Buffer, { contentType }: { contentType: string }): Promise<ObjectFacts> {
    const type = { 'Content-Type': contentType };
    requireObjectKey(key);
    if (Buffer.isBuffer(content)) await this.client.putObject(this.settings.bucket, key, content, content.length, type);
    else await this.putStream(key, content, type);
    return this.requireFacts(key);
  }

  /** The client waits for ever when its source breaks: so we watch the source, and take back the parts that had arrived. */
  private async putStream(key: string, content: Readable, type: Record<string, string>): Promise<void> {
    const broken = new Promise<never>((_, reject) => content.once('error', reject));
    try {
      await Promise.race([this.client.putObject(this.settings.bucket, key, content, undefined, type), broken]);
    } catch (error) {
      await this.client.removeIncompleteUpload(this.settings.bucket, key);
      throw error;
    }
  }

  async read(key: string, range?: ByteRange): Promise<ObjectReading> {
    const facts = await this.requireFacts(key);
    const bounds = range && requireByteRange(range, facts.bytes);
    const stream = bounds
      ? await this.client.getPartialObject(this.settings.bucket, key, bounds.first, bounds.last - bounds.first + 1)
      : await this.client.getObject(this.settings.bucket, key);
    return { ...facts, stream };
  }

  async stat(key: string): Promise<ObjectFacts | null> {
    try {
      const { size, etag, lastModified, metaData } = await this.client.statObject(
        this.settings.bucket,
        requireObjectKey(key),
      );
      const contentType = (metaData as Record<string, string>)['content-type'] ?? 'application/octet-stream';
      return { key, bytes: size, contentType, etag, lastModified };
    } catch (error) {
      if (hasCode(error, 'NotFound', 'NoSuchKey')) return null;
      throw error;
    }
  }

  async remove(key: string): Promise<void> {
    await this.client.removeObject(this.settings.bucket, requireObjectKey(key));
  }

  async removePrefix(prefix: string): Promise<void> {
    const keys = await this.list(prefix);
    if (keys.length > 0) await this.client.removeObjects(this.settings.bucket, keys);
  }

  async list(prefix: string): Promise<string[]> {
    const keys: string[] = [];
    for await (const item of this.client.listObjectsV2(this.settings.bucket, requireObjectPrefix(prefix), true)) {
      keys.push((item as { name: string }).name);
    }
    return keys.sort();
  }

  async check(): Promise<void> {
    if (!(await this.client.bucketExists(this.settings.bucket))) throw new Error('The bucket does not exist');
  }

  private async requireFacts(key: string): Promise<ObjectFacts> {
    const facts = await this.stat(key);
    if (!facts) throw new AppError('OBJECT_NOT_FOUND');
    return facts;
  }
}
