import type { Readable } from 'node:stream';

/** What is known of an object without reading it. */
export interface ObjectFacts {
  readonly key: string;
  readonly bytes: number;
  readonly contentType: string;
  /** Changes when the content changes; without quotes. */
  readonly etag: string;
  readonly lastModified: Date;
}

/** First and last byte, both inclusive; without `last` to the end. */
export interface ByteRange {
  readonly first: number;
  readonly last?: number;
}

/** An object that is being read: `bytes` is the size of the whole, `stream` gives the range. */
export interface ObjectReading extends ObjectFacts {
  readonly stream: Readable;
}

/** Where films and files lie. Keys are paths of lower-case letters, digits, `.`, `_`, `-` between single slashes. */
export abstract class ObjectStore {
  /** Writes all or nothing; replaces what was there. */
  abstract put(key: string, content: Readable | Buffer, options: { contentType: string }): Promise<ObjectFacts>;
  /** @throws OBJECT_NOT_FOUND, RANGE_NOT_SATISFIABLE */
  abstract read(key: string, range?: ByteRange): Promise<ObjectReading>;
  /** Null when there is no such object. */
  abstract stat(key: string): Promise<ObjectFacts | null>;
  /** Removing what is not there is no error. */
  abstract remove(key: string): Promise<void>;
  /** Removes everything below a prefix that ends in a slash. */
  abstract removePrefix(prefix: string): Promise<void>;
  /** Keys below a prefix that ends in a slash, sorted. */
  abstract list(prefix: string): Promise<string[]>;
  /** Fails when objects cannot be written now. */
  abstract check(): Promise<void>;
}
