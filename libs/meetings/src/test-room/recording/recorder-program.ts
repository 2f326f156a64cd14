import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const lib = fileURLToPath(new URL('../../../', import.meta.url));
const vite = fileURLToPath(new URL('../../../../../node_modules/vite/bin/vite.js', import.meta.url));

/** Bundles the recorder as the worker forks it. Answers where the program lies. */
export function buildRecorder(): string {
  const config = 'src/test-room/recording/vite.config.mjs';
  const words = ['build', '--ssr', '--config', config, '--outDir', 'dist/recorder-test', '--logLevel', 'error'];
  execFileSync(process.execPath, [vite, ...words], { cwd: lib, stdio: 'inherit' });
  return fileURLToPath(new URL('../../../dist/recorder-test/recording-bot.js', import.meta.url));
}
