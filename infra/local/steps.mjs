/**
 * What `npm test` runs: every step is a command, some of them beside servers, most with a result file of their own.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { markBuilt, sourcesNow } from './build.mjs';
import { runCommand } from './command.mjs';
import { makeLivekit, program as livekitProgram } from './livekit.mjs';
import { pinnedNode, root, toolEnvironment } from './places.mjs';
import { startForTests } from './servers.mjs';
import { makeVersitygw, program as versitygwProgram } from './versitygw.mjs';

/** Longer than this no step takes; one that hangs is ended and counts as failed. */
const limit = 20 * 60_000;

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {string} what for people
 * @property {1 | 2} lanes
 * @property {string[]} [after]
 * @property {{ programs: string[] }} [reuse] its pass holds until a file, a package or one of these programs changes
 * @property {{ file: string, kind: 'jest' | 'playwright' | 'node' }} [result]
 * @property {() => Promise<import('./command.mjs').Outcome | 'skipped'>} run `skipped` where something is not there that it needs
 */

/** Where the runners put their reports. */
export const results = join(root, 'results');

/**
 * @param {string[]} words program and parameters
 * @param {Record<string, string | undefined>} [env]
 */
function command([program, ...parameters], env = {}) {
  return runCommand(program, parameters, {
    cwd: root,
    env: toolEnvironment({ CI: 'true', NO_COLOR: '1', FORCE_COLOR: undefined, ...env }),
    limit,
  });
}

/**
 * @param {'unit' | 'int'} kind
 * @param {Record<string, string | undefined>} [env]
 */
function jest(kind, env) {
  const program = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  const workers = kind === 'unit' ? ['--maxWorkers=1'] : [];
  const words = [
    '--experimental-vm-modules',
    '--no-warnings',
    program,
    '--config',
    `jest.${kind}.config.mjs`,
    '--json',
    '--outputFile',
    join(results, `${kind}.json`),
  ];
  return command([pinnedNode() ?? process.execPath, ...words, ...workers], env);
}

/** Services on the real servers; the S3 server is among them where it could be made. */
async function integration() {
  const servers = await startForTests({ s3: (await makeVersitygw()) === 'ready' });
  try {
    return await jest('int', servers.env);
  } finally {
    await servers.stop();
  }
}

/**
 * Without Go nothing is made, and the tests that need it say themselves that they are skipped.
 * @param {() => Promise<string | { failed: string }>} make
 * @returns {Promise<import('./command.mjs').Outcome | 'skipped'>}
 */
async function madeWithGo(make) {
  const made = await make();
  if (made === 'no Go') return 'skipped';
  return typeof made === 'string' ? { code: 0, output: made } : { code: 1, output: made.failed };
}

async function build() {
  const before = sourcesNow();
  const outcome = await command(['nx', 'run-many', '-t', 'build', '--parallel=2', '--outputStyle=static']);
  if (outcome.code === 0) markBuilt(before);
  return outcome;
}

/**
 * @param {('journeys' | 'pages' | 'sessions' | 'absence')[]} projects the first gives the report its name
 * @param {number} workers files that run side by side
 */
function playwright(projects, workers) {
  const chosen = projects.flatMap((project) => ['--project', project]);
  const words = ['-c', 'apps/e2e/playwright.config.ts', ...chosen, `--workers=${workers}`];
  return command(['playwright', 'test', ...words], { E2E_RUN: projects[0] });
}

/**
 * @param {string} report name of its file
 * @param {string} files
 */
function nodeTest(report, files) {
  const reporters = [
    '--test-reporter=junit',
    `--test-reporter-destination=${join(results, `${report}.xml`)}`,
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
  ];
  return command([pinnedNode() ?? process.execPath, '--test', '--test-concurrency=1', ...reporters, files]);
}

/** What the whole product runs on. */
const productPrograms = ['mariadbd', 'redis-server', 'ffmpeg', 'ffprobe', 'livekit-server', livekitProgram];

/** @type {Step[]} in the order in which they are begun: what takes longest first, so that no lane is empty at the end */
export const steps = [
  { name: 'build', what: 'build of api, worker, learn, studio', lanes: 1, run: build },
  { name: 's3', what: 'S3 server for the tests', lanes: 1, run: () => madeWithGo(makeVersitygw) },
  { name: 'livekit', what: 'conference server', lanes: 1, run: () => madeWithGo(makeLivekit) },
  {
    name: 'demo',
    what: 'demo data, with all videos ready',
    lanes: 1,
    after: ['build'],
    run: () => command([pinnedNode() ?? process.execPath, 'infra/local/demo-data.mjs']),
  },
  {
    name: 'int',
    what: 'integration on MariaDB, Redis, ffmpeg, S3, LiveKit',
    lanes: 1,
    after: ['s3', 'livekit'],
    reuse: { programs: [...productPrograms, 'nginx', 'versitygw', versitygwProgram] },
    result: { file: join(results, 'int.json'), kind: 'jest' },
    run: integration,
  },
  {
    name: 'pages',
    what: 'every page in both languages, sizes and looks, with axe',
    lanes: 1,
    after: ['build', 'demo'],
    reuse: { programs: ['mariadbd', 'redis-server', 'ffmpeg', 'chromium'] },
    result: { file: join(results, 'pages.json'), kind: 'playwright' },
    run: () => playwright(['pages'], 1),
  },
  {
    name: 'journeys',
    what: 'journeys in the browser',
    lanes: 1,
    after: ['build', 'demo', 'livekit'],
    result: { file: join(results, 'journeys.json'), kind: 'playwright' },
    // Mostly they wait for what plays.
    run: () => playwright(['journeys'], 2),
  },
  {
    name: 'sessions',
    what: 'research sessions in the browser, over good and bad lines',
    lanes: 1,
    after: ['build', 'demo', 'livekit'],
    reuse: { programs: [...productPrograms, 'chromium'] },
    result: { file: join(results, 'sessions.json'), kind: 'playwright' },
    // Beside the others one waits for five minutes.
    run: () => playwright(['sessions', 'absence'], 2),
  },
  {
    name: 'faults',
    what: 'starts that are refused, parts that are killed, a disk that fills up',
    lanes: 1,
    after: ['build', 'livekit'],
    reuse: { programs: productPrograms },
    result: { file: join(results, 'faults.xml'), kind: 'node' },
    run: () => nodeTest('faults', 'infra/local/faults/*.faults.mjs'),
  },
  {
    name: 'chaos',
    what: 'three research sessions in which every part of the product is killed once',
    lanes: 1,
    after: ['build', 'demo', 'livekit'],
    reuse: { programs: productPrograms },
    run: async () =>
      (await makeLivekit()) === 'no Go'
        ? 'skipped'
        : command([pinnedNode() ?? process.execPath, 'infra/local/chaos/meetings.mjs', '--rounds', '3', '--seed', '2']),
  },
  {
    name: 'accept',
    what: 'a fiftieth of a term, of which every figure of every board is counted plainly, too',
    lanes: 1,
    after: ['build'],
    reuse: { programs: ['mariadbd', 'redis-server'] },
    run: () => command([pinnedNode() ?? process.execPath, 'infra/local/accept/participation.mjs', '1/50']),
  },
  {
    name: 'chaos-media',
    what: 'three rounds of uploads in which parts of the product are killed',
    lanes: 1,
    after: ['build', 's3'],
    reuse: { programs: [...productPrograms, 'versitygw', versitygwProgram] },
    run: async () =>
      (await makeVersitygw()) === 'ready'
        ? command([pinnedNode() ?? process.execPath, 'infra/local/chaos/media.mjs', '--rounds', '3', '--seed', '1'])
        : 'skipped',
  },
  {
    name: 'infra',
    what: 'tests of infra',
    lanes: 1,
    result: { file: join(results, 'infra.xml'), kind: 'node' },
    run: () => nodeTest('infra', 'infra/**/*.test.mjs'),
  },
  {
    name: 'types',
    what: 'types',
    lanes: 1,
    reuse: { programs: [] },
    after: ['build'],
    run: () => command(['node', 'infra/local/types.mjs']),
  },
  {
    name: 'lint',
    what: 'lint, with the walls between rooms',
    lanes: 1,
    reuse: { programs: [] },
    run: () => command(['nx', 'run-many', '-t', 'lint', '--parallel=1', '--outputStyle=static']),
  },
  {
    name: 'unit',
    what: 'unit tests',
    lanes: 1,
    reuse: { programs: ['ffmpeg'] },
    result: { file: join(results, 'unit.json'), kind: 'jest' },
    run: () => jest('unit'),
  },
  {
    name: 'components',
    what: 'tests of Vue components',
    lanes: 1,
    reuse: { programs: [] },
    result: { file: join(results, 'vitest.json'), kind: 'jest' },
    run: () =>
      command([
        'vitest',
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${join(results, 'vitest.json')}`,
      ]),
  },
  {
    name: 'format',
    what: 'format',
    lanes: 1,
    reuse: { programs: [] },
    run: () => command(['prettier', '--check', '--cache', '--cache-location', '.cache/prettier', '.']),
  },
  {
    name: 'lint-infra',
    what: 'lint of infra',
    lanes: 1,
    reuse: { programs: [] },
    run: () =>
      command(['eslint', '--max-warnings', '0', 'infra', '--cache', '--cache-location', '.cache/eslint-infra']),
  },
  {
    name: 'codegen',
    what: 'generated types are up to date',
    lanes: 1,
    reuse: { programs: [] },
    run: () => command(['graphql-codegen', '--config', 'codegen.ts', '--check']),
  },
  {
    name: 'size',
    what: 'first load of learn, and its meeting room',
    lanes: 1,
    after: ['build'],
    reuse: { programs: [] },
    run: () => command(['node', 'apps/learn/size-check.mjs']),
  },
];

/** Makes the folder for the reports. */
export function makeResults() {
  if (!existsSync(results)) mkdirSync(results, { recursive: true });
}
