import { equal } from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { runCommand } from '../local/command.mjs';
import { pinnedNode, toolEnvironment } from '../local/places.mjs';

const folder = mkdtempSync(join(tmpdir(), 'yunqiao-worker-data-'));
after(() => rmSync(folder, { recursive: true }));
const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

/** The second process loads the runner a second later than the first. */
const late = `
import { registerHooks } from 'node:module';
if (process.env.TINYPOOL_WORKER_ID === '2') registerHooks({
  load(url, context, next) {
    const loaded = next(url, context);
    if (!url.endsWith('/@jest/expect/build/index.mjs')) return loaded;
    return { ...loaded, source: 'await new Promise((resolve) => setTimeout(resolve, 1000));' + loaded.source };
  },
});`;

test('a process that is slow to load runs its tests as well', async () => {
  for (const name of ['one', 'two']) writeFileSync(join(folder, `${name}.spec.mjs`), `it('${name}', () => undefined);`);
  writeFileSync(join(folder, 'late.mjs'), late);
  const config = {
    rootDir: folder,
    runner: [here('../../node_modules/jest-light-runner/src/index.js'), { runtime: 'child_process' }],
    testMatch: ['**/*.spec.mjs'],
  };
  const report = join(folder, 'report.json');
  const words = ['--config', JSON.stringify(config), '--maxWorkers=2', '--json', '--outputFile', report];
  const imports = [here('worker-data.mjs'), join(folder, 'late.mjs')].map((file) => `--import=${file}`);
  await runCommand(pinnedNode() ?? process.execPath, [here('../../node_modules/jest/bin/jest.js'), ...words], {
    cwd: folder,
    env: toolEnvironment({ NODE_OPTIONS: imports.join(' ') }),
    limit: 60_000,
  });
  equal(JSON.parse(readFileSync(report, 'utf8')).numPassedTests, 2);
});
