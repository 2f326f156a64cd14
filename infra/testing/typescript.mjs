/**
 * Lets Node read our TypeScript in tests, without a world of its own for each test file: a relative `.js` name means the `.ts`
 * beside it, and decorators keep their metadata. Loaded in every process of jest that runs tests.
 */
import { existsSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';
import { swc } from '../../libs/platform/vite/swc.mjs';

/** The `jest` that test files import is the one that the runner gives. */
const jestGlobals = 'data:text/javascript,export const jest = globalThis.jest;';

/** @param {string | undefined} url */
const isOurs = (url) => url?.startsWith('file:') && !url.includes('/node_modules/');

/**
 * @param {string} name as it is imported
 * @param {string | undefined} from address of the file that imports it
 * @returns {string | null} address of the TypeScript that is meant
 */
function typescriptOf(name, from) {
  if (!/^\.{1,2}\/.*\.js$/.test(name) || !isOurs(from)) return null;
  const url = new URL(`${name.slice(0, -3)}.ts`, from);
  return existsSync(url) ? url.href : null;
}

registerHooks({
  resolve(name, context, next) {
    if (name === '@jest/globals') return { url: jestGlobals, shortCircuit: true };
    const url = typescriptOf(name, context.parentURL);
    return url ? { url, format: 'module', shortCircuit: true } : next(name, context);
  },
  load(url, context, next) {
    // The runner asks for each test file with a moment behind a question mark.
    const [file] = url.split('?');
    if (!file.endsWith('.ts') || !isOurs(file)) return next(url, context);
    const filename = fileURLToPath(file);
    const { code } = transformSync(readFileSync(filename, 'utf8'), { ...swc, filename, sourceMaps: 'inline' });
    return { source: code, format: 'module', shortCircuit: true };
  },
});
process.setSourceMapsEnabled(true);
