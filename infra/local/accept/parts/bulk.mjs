/**
 * Bundles the program that takes deliveries in, and runs it, some people for each process.
 */
import { join } from 'node:path';
import { build } from 'vite';
import { serverBuild } from '../../../../libs/platform/vite/server.mjs';
import { runCommand } from '../../command.mjs';
import { requireInstallation } from '../../installation.mjs';
import { addressOf, databaseName } from '../../mariadb.mjs';
import { cache, root } from '../../places.mjs';

const outDir = join(cache, 'accept');

/**
 * @param {string} data folder of the product
 * @param {import('./term.mjs').Term} term
 * @param {(sentence: string) => void} say
 */
export async function takeInBulk(data, term, say) {
  const program = await bundle();
  const { databasePort: port, databasePassword: password } = requireInstallation(data);
  const url = addressOf({ folder: join(data, 'mariadb'), port, password }, databaseName);
  const processes = term.people > 5_000 ? 2 : 1;
  const share = Math.ceil(term.people / processes);
  const parts = Array.from({ length: processes }, (_, index) => ({
    ...{ url, term, from: index * share, to: Math.min(term.people, (index + 1) * share) },
  }));
  let lines = 0;
  await Promise.all(
    parts.map(async (part) => {
      const onLine = (/** @type {string} */ line) => {
        lines += 1;
        if (line && lines % 20 === 0) say(`  ${line} by one of ${processes}`);
      };
      const { code, output } = await runCommand(process.execPath, [program, JSON.stringify(part)], {
        cwd: root,
        onLine,
      });
      if (code !== 0) throw new Error(`Not everything was taken in: ${output.slice(-3000)}`);
    }),
  );
}

/** @returns {Promise<string>} the program */
async function bundle() {
  const config = serverBuild({ 'take-in': join(import.meta.dirname, 'take-in.mjs') });
  await build({
    ...config,
    ...{ root, configFile: false, logLevel: 'error' },
    build: { ...config.build, outDir, emptyOutDir: true },
  });
  return join(outDir, 'take-in.js');
}
