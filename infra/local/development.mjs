/**
 * `npm run dev`: api and worker are built anew when a source changes, and started anew; learn and studio reload by themselves.
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { logOf } from './parts.mjs';
import { root } from './places.mjs';
import { isFree } from './ports.mjs';
import { Part } from './process.mjs';
import { CannotGoOn, say } from './say.mjs';

const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
const webApps = { learn: 5173, studio: 5174 };

/**
 * Builds api and worker at each change; to be begun before they are.
 * @param {import('./parts.mjs').Running} running
 * @param {import('./supervisor.mjs').Supervisor} supervisor
 */
export async function watchServers(running, supervisor) {
  await Promise.all([watchServer(running, supervisor, 'api'), watchServer(running, supervisor, 'worker')]);
}

/**
 * Starts the development servers of learn and studio.
 * @param {import('./parts.mjs').Running} running
 * @param {import('./supervisor.mjs').Supervisor} supervisor
 */
export async function startWebApps(running, supervisor) {
  for (const [app, port] of Object.entries(webApps)) {
    if (!(await isFree(port)))
      throw new CannotGoOn(
        `Port ${port} is taken, and the development server of ${app} needs it: stop the program that uses it.`,
      );
    await supervisor.keep(app, () => viteOf(running, app, ['--port', String(port), '--strictPort']));
  }
}

/** Says where pages are that change with their sources. */
export function tellWebApps() {
  const { learn, studio } = webApps;
  say(`What you change shows at once at http://localhost:${learn}/ and http://localhost:${studio}/studio/`);
}

/**
 * @param {import('./parts.mjs').Running} running
 * @param {string} app
 * @param {string[]} parameters
 */
async function viteOf({ data, node, env }, app, parameters) {
  return new Part({
    name: `${app}'s Vite`,
    program: node,
    parameters: [vite, ...parameters],
    cwd: join(root, 'apps', app),
    env: { ...env, NODE_ENV: 'development', YUNQIAO_API: `http://localhost:${env.PORT}` },
    log: logOf(data, `vite-${app}`),
  });
}

/**
 * @param {import('./parts.mjs').Running} running
 * @param {import('./supervisor.mjs').Supervisor} supervisor
 * @param {'api' | 'worker'} app
 */
async function watchServer(running, supervisor, app) {
  const result = join(root, 'apps', app, 'dist', 'main.js');
  const before = timeOf(result);
  await supervisor.keep(`${app}'s build`, () => viteOf(running, app, ['build', '--ssr', '--watch']));
  for (let waited = 0; timeOf(result) === before && waited < 60_000; waited += 100) await pause(100);
  let seen = await settled(result);
  const look = async () => {
    const now = await settled(result);
    if (now !== seen) {
      seen = now;
      say(`  ${app} is built anew; starting it again`);
      await supervisor.restart(`the ${app}`);
      if (app === 'worker') await supervisor.restart('the reporting process');
    }
    setTimeout(look, 300).unref();
  };
  void look();
}

/**
 * @param {string} file
 * @returns {Promise<number>} when it was last written, once nobody is writing it
 */
async function settled(file) {
  let before = -1;
  for (let now = timeOf(file); now !== before || now === 0; now = timeOf(file)) {
    before = now;
    await pause(200);
  }
  return before;
}

/** @param {string} file */
function timeOf(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
