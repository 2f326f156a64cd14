/**
 * `npm run yunqiao -- <command>`: the api's command line, with the environment of the Yunqiao that runs on this machine.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { productEnvironment } from './environment.mjs';
import { findInstallation } from './installation.mjs';
import { findOwner } from './lock.mjs';
import { dataFolder, root } from './places.mjs';
import { productNode } from './provision.mjs';
import { CannotGoOn, run } from './say.mjs';

await run(async () => {
  const data = dataFolder();
  const installation = findInstallation(data);
  const owner = findOwner(data);
  if (!installation || !owner)
    throw new CannotGoOn(
      `No Yunqiao runs on the data folder ${data}: start it with npm start in another terminal first.`,
    );
  const env = productEnvironment({ data, port: owner.port, installation });
  const program = join(root, 'apps', 'api', 'dist', 'cli.js');
  const child = spawn(productNode(), [program, ...process.argv.slice(2)], { cwd: root, env, stdio: 'inherit' });
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
});
