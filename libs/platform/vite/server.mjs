/** How api and worker are bundled: our libs from their sources with decorator metadata, npm packages left outside. */
import { transform } from '@swc/core';
import { defineConfig } from 'vite';
import { swc } from './swc.mjs';

/** Vite's own transformer is told nothing of types. */
function decorators() {
  return {
    name: 'yunqiao-decorators',
    enforce: /** @type {const} */ ('pre'),
    /** @param {string} code @param {string} id */
    async transform(code, id) {
      const [filename] = id.split('?', 1);
      if (!filename?.endsWith('.ts')) return null;
      const result = await transform(code, { ...swc, filename, configFile: false, sourceMaps: true });
      return { code: result.code, map: result.map ?? null };
    },
  };
}

/**
 * @param {Record<string, string>} entries name of the result and its source
 */
export function serverBuild(entries) {
  return defineConfig({
    plugins: [decorators()],
    oxc: false,
    ssr: { noExternal: [/^@yunqiao\//] },
    resolve: { conditions: ['@yunqiao/source', 'node', 'import'] },
    build: {
      ssr: true,
      target: 'node24',
      outDir: 'dist',
      sourcemap: true,
      minify: false,
      rollupOptions: {
        input: entries,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  });
}
