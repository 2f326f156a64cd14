/**
 * A whole running product for tests and benchmarks: `npm start` on a private port and data folder.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './places.mjs';
import { freePort } from './ports.mjs';

/**
 * @typedef {object} ProductOptions
 * @property {number} [port] a free one unless told
 * @property {string} [data] a temporary folder unless told, which is removed at the end
 * @property {boolean} [empty] without demo data; then env has to name the first administrator
 * @property {Record<string, string | undefined>} [env]
 * @property {(line: string) => void} [onLine] is told what the terminal would show
 */

/**
 * Starts the product and waits until it is ready.
 * @param {ProductOptions} [options]
 * @returns {Promise<{ url: string, data: string, port: number, stop: () => Promise<void> }>}
 */
export async function startProduct(options = {}) {
  const port = options.port ?? (await freePort());
  const data = options.data ?? mkdtempSync(join(tmpdir(), 'yunqiao-product-'));
  const url = `http://localhost:${port}`;
  const env = {
    ...process.env,
    npm_lifecycle_event: undefined,
    ...options.env,
    PORT: String(port),
    YUNQIAO_DATA: data,
    PUBLIC_URL: url,
  };
  const words = [join(root, 'infra', 'local', 'start.mjs'), ...(options.empty ? ['--empty'] : [])];
  const child = spawn(process.execPath, words, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    if (!options.data) rmSync(data, { recursive: true, force: true });
  };
  process.once('exit', () => child.kill('SIGTERM'));
  await untilReady(child, options.onLine);
  return { url, data, port, stop };
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {((line: string) => void) | undefined} onLine
 * @returns {Promise<void>}
 */
function untilReady(child, onLine = () => undefined) {
  return new Promise((resolve, reject) => {
    let output = '';
    const take = (/** @type {string} */ text) => {
      output += text;
      text.split('\n').filter(Boolean).forEach(onLine);
      if (/^Yunqiao is ready at /m.test(output)) resolve();
    };
    child.stdout?.setEncoding('utf8').on('data', take);
    child.stderr?.setEncoding('utf8').on('data', take);
    child.once('exit', (code) => reject(new Error(`The product did not start (exit code ${code}):\n${output}`)));
  });
}
