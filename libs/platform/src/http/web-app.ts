import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { hasCode } from '../errors/system-error.js';
import { leaveUncompressed } from './compression.js';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};
const encodings = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

interface WebFile {
  readonly path: string;
  readonly bytes: number;
  readonly etag: string;
}

/**
 * A built web app in a folder. Its files are listed once: an address that is not on the list is no file, however it is spelled.
 * Files with a hash in their name are kept for ever, all others are asked for again.
 */
export class WebApp {
  private constructor(private readonly files: ReadonlyMap<string, WebFile>) {}

  /** Lists the files of a build; an app that was not built has none. */
  static async load(folder: string): Promise<WebApp> {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
      if (hasCode(error, 'ENOENT')) return [];
      throw error;
    });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    const listed = await Promise.all(files.map((path) => describe(folder, path)));
    return new WebApp(new Map(listed));
  }

  /** Sends the file of this name, or for a page the app itself; false when it has neither. */
  send(name: string, request: FastifyRequest, reply: FastifyReply): boolean {
    const isPage = request.headers.accept?.includes('text/html') === true && extname(name) === '';
    const found = this.files.has(name) ? name : isPage ? 'index.html' : null;
    const file = found === null ? undefined : this.files.get(found);
    if (found === null || !file) return false;

    // What gets smaller by it was compressed when the app was built.
    leaveUncompressed(request);
    const [encoding, encoded] = this.encodedFor(found, request.headers['accept-encoding']);
    const sent = encoded ?? file;
    void reply
      .type(contentTypes[extname(found)] ?? 'application/octet-stream')
      .header('cache-control', isHashed(found) ? 'public, max-age=31536000, immutable' : 'no-cache')
      .header('vary', 'accept-encoding')
      .header('etag', sent.etag);
    if (encoding) void reply.header('content-encoding', encoding);
    if (request.headers['if-none-match'] === sent.etag) void reply.status(304).send();
    else void reply.header('content-length', sent.bytes).send(createReadStream(sent.path));
    return true;
  }

  private encodedFor(name: string, accepted: string | string[] | undefined): [string | null, WebFile | null] {
    const words = String(accepted ?? '').split(/[\s,;]+/);
    for (const [encoding, ending] of encodings) {
      const file = this.files.get(name + ending);
      if (file && words.includes(encoding)) return [encoding, file];
    }
    return [null, null];
  }
}

async function describe(folder: string, path: string): Promise<[string, WebFile]> {
  const { size, mtimeMs } = await stat(path);
  const name = relative(folder, path).split(sep).join('/');
  return [name, { path, bytes: size, etag: `"${size.toString(36)}-${Math.floor(mtimeMs).toString(36)}"` }];
}

/** Vite puts what it has named by content into `assets/`. */
function isHashed(name: string): boolean {
  return name.startsWith('assets/');
}
