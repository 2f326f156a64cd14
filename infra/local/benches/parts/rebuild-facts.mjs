/**
 * `npm run yunqiao -- participation rebuild` on a running product.
 */
import { join } from 'node:path';
import { runCommand } from '../../command.mjs';
import { root } from '../../places.mjs';

/**
 * @param {string} data folder of the product
 * @returns {Promise<{ events: number, seconds: number }>} as the reporting process tells it
 */
export async function rebuildFacts(data) {
  const script = join(root, 'infra', 'local', 'yunqiao.mjs');
  const { code, output } = await runCommand(process.execPath, [script, 'participation', 'rebuild'], {
    cwd: root,
    env: { ...process.env, YUNQIAO_DATA: data },
  });
  const found = /from (\d+) events in ([\d.]+) s/.exec(output);
  if (code !== 0 || !found) throw new Error(`The facts were not made anew: ${output.slice(-2000)}`);
  return { events: Number(found[1]), seconds: Number(found[2]) };
}
