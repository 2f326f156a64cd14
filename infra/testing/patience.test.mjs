import { deepEqual, equal } from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { runCommand } from '../local/command.mjs';
import { pinnedNode, toolEnvironment } from '../local/places.mjs';

const folder = mkdtempSync(join(tmpdir(), 'yunqiao-patience-'));
after(() => rmSync(folder, { recursive: true }));

const hangs = '() => new Promise(() => undefined)';
const specs = {
  'hook.spec.mjs': `beforeAll(${hangs}); it('waits for its hook', () => undefined);`,
  'test.spec.mjs': `it('hangs', ${hangs}); it('goes on', () => undefined); it.each([1])('hangs with %s', ${hangs}, 50);`,
};

/** @param {{ patience: number }} given in milliseconds */
async function runSpecs({ patience }) {
  for (const [name, source] of Object.entries(specs)) writeFileSync(join(folder, name), source);
  const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
  const config = {
    rootDir: folder,
    runner: [here('../../node_modules/jest-light-runner/src/index.js'), { runtime: 'child_process' }],
    setupFilesAfterEnv: [here('patience.mjs')],
    testMatch: ['**/*.spec.mjs'],
  };
  const report = join(folder, 'report.json');
  const words = [here('../../node_modules/jest/bin/jest.js'), '--config', JSON.stringify(config), '--json'];
  const env = toolEnvironment({ TEST_PATIENCE: String(patience) });
  await runCommand(pinnedNode() ?? process.execPath, [...words, '--outputFile', report], { cwd: folder, env });
  return JSON.parse(readFileSync(report, 'utf8'));
}

test('a test or a hook that hangs fails by its name, and the others go on', async () => {
  const { testResults, numFailedTests } = await runSpecs({ patience: 100 });
  const outcomes = testResults.flatMap(({ assertionResults }) =>
    assertionResults.map(({ title, status }) => [title, status]),
  );
  deepEqual(Object.fromEntries(outcomes), {
    '(beforeAll)': 'failed',
    'waits for its hook': 'passed',
    hangs: 'failed',
    'goes on': 'passed',
    'hangs with 1': 'failed',
  });
  equal(numFailedTests, 3);
});
