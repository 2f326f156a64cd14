import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const dist = join(import.meta.dirname, 'dist');

/** Pages on which a learner may land first; each brings its own chunk. */
const firstPages = ['src/session/SignInPage.vue', 'src/home/HomePage.vue'];

/** What the meeting room brings before one can hear and see: its page and the conference's client. */
const roomPages = ['src/room/RoomPage.vue', 'src/room/conference/conference.ts'];

/**
 * Downloads of the built learn app, each with the most that it may be.
 * @typedef {{ name: string, budget: number, total: number, files: { file: string, bytes: number }[] }} Download in bytes, gzipped
 * @returns {Download[]}
 */
export function downloads() {
  const manifest = JSON.parse(readFileSync(join(dist, '.vite', 'manifest.json'), 'utf8'));
  const first = new Set(['index.html', 'icon.svg', ...filesOfPage()]);
  for (const key of ['index.html', ...firstPages]) collect(manifest, key, first);
  const room = new Set(first);
  for (const key of roomPages) collect(manifest, key, room);
  return [
    weigh('the first load (sign-in and home together)', 120 * 1024, first),
    weigh('the meeting room, beyond the first load', 220 * 1024, room.difference(first)),
  ];
}

/** Files that the page itself names. */
function filesOfPage() {
  const page = readFileSync(join(dist, 'index.html'), 'utf8');
  return [...page.matchAll(/(?:src|href)="\/([^"]+)"/g)].map(([, path]) => path);
}

/**
 * Adds the files of a chunk, and of all that it imports at once, to `files`.
 * @param {Record<string, { file: string, css?: string[], imports?: string[] }>} manifest
 * @param {string} key
 * @param {Set<string>} files
 */
function collect(manifest, key, files) {
  const chunk = manifest[key];
  if (!chunk) throw new Error(`The build has no ${key}; has the page moved?`);
  if (files.has(chunk.file)) return;
  files.add(chunk.file);
  for (const css of chunk.css ?? []) files.add(css);
  for (const imported of chunk.imports ?? []) collect(manifest, imported, files);
}

/**
 * @param {string} name
 * @param {number} budget
 * @param {Set<string>} names
 * @returns {Download}
 */
function weigh(name, budget, names) {
  const files = [...names].map((file) => ({
    file,
    bytes: gzipSync(readFileSync(join(dist, file)), { level: 9 }).length,
  }));
  return { name, budget, files, total: files.reduce((sum, { bytes }) => sum + bytes, 0) };
}
