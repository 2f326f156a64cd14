import { gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a learner downloads before the first page stands: at most this many bytes, gzipped. */
const budget = 120 * 1024;
const dist = join(import.meta.dirname, 'dist');
const manifest = JSON.parse(readFileSync(join(dist, '.vite', 'manifest.json'), 'utf8'));

/** Pages on which a learner may land first; each brings its own chunk. */
const firstPages = ['src/session/SignInPage.vue', 'src/home/HomePage.vue'];

/** Adds the files of a chunk, and of all that it imports at once, to `files`. */
function collect(key, files) {
  const chunk = manifest[key];
  if (!chunk) throw new Error(`The build has no ${key}; has the page moved?`);
  if (files.has(chunk.file)) return;
  files.add(chunk.file);
  for (const css of chunk.css ?? []) files.add(css);
  for (const imported of chunk.imports ?? []) collect(imported, files);
}

const files = new Set(['index.html', 'icon.svg']);
for (const [, path] of readFileSync(join(dist, 'index.html'), 'utf8').matchAll(/(?:src|href)="\/([^"]+)"/g))
  files.add(path);
for (const key of ['index.html', ...firstPages]) collect(key, files);

let total = 0;
for (const file of files) {
  const bytes = readFileSync(join(dist, file));
  const gzipped = gzipSync(bytes, { level: 9 }).length;
  total += gzipped;
  console.log(`${String(gzipped).padStart(8)}  ${file}`);
}
console.log(`${String(total).padStart(8)}  of ${budget} bytes for the first load (sign-in and home together)`);
if (total > budget) {
  console.error(`The first load is ${total - budget} bytes over its budget.`);
  process.exitCode = 1;
}
