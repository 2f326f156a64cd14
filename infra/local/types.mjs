/**
 * `npm run types`: checks the types of everything, servers and web apps.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './command.mjs';
import { cache, root, toolEnvironment } from './places.mjs';
import { run, say } from './say.mjs';

const checks = [
  ['tsc', '-b', '--pretty', 'false'],
  ...['libs/ui', 'apps/learn', 'apps/studio'].map((room) => ['vue-tsc', '-p', room]),
  ['tsc', '-p', 'apps/e2e'],
].filter(([, , room]) => !room.includes('/') || existsSync(join(root, room, 'tsconfig.json')));

/**
 * @param {string[]} words
 * @returns {string[]} the same, remembering between two runs what was checked already
 */
function rememberingly([program, flag, room, ...rest]) {
  if (flag !== '-p') return [program, flag, room, ...rest];
  const memory = join(cache, 'types', `${room.replace('/', '-')}.tsbuildinfo`);
  return [program, flag, room, ...rest, '--noEmit', '--incremental', '--tsBuildInfoFile', memory, '--pretty', 'false'];
}

await run(async () => {
  let worst = 0;
  for (const [program, ...parameters] of checks.map(rememberingly)) {
    const { code, output } = await runCommand(program, parameters, { cwd: root, env: toolEnvironment() });
    if (code === 0) continue;
    say(`${program} ${parameters.slice(0, 2).join(' ')}\n${output.trim()}\n`);
    worst = 1;
  }
  return worst;
});
