import { brotliCompress, constants, gzip } from 'node:zlib';
import { promisify } from 'node:util';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const compressible = /\.(html|js|css|svg|json|webmanifest|txt)$/;
const gzipped = promisify(gzip);
const brotlied = promisify(brotliCompress);

/** @param {string} file absolute path of a built file; writes `<file>.gz` and `<file>.br` */
async function compress(file) {
  const bytes = await readFile(file);
  const brotliOptions = {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  };
  await writeFile(`${file}.gz`, await gzipped(bytes, { level: 9 }));
  await writeFile(`${file}.br`, await brotlied(bytes, brotliOptions));
}

/**
 * Vite plugin: writes `.gz` and `.br` beside every text file of the build, so that the server need not compress.
 * @returns {import('vite').Plugin}
 */
export function precompress() {
  let folder = '';
  return {
    name: 'yunqiao:precompress',
    apply: 'build',
    configResolved(config) {
      folder = join(config.root, config.build.outDir);
    },
    async closeBundle() {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      for (const entry of entries) {
        if (entry.isFile() && compressible.test(entry.name)) await compress(join(entry.parentPath, entry.name));
      }
    },
  };
}
