import { execFileSync, fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const lib = fileURLToPath(new URL('../../../', import.meta.url));
const bundle = fileURLToPath(new URL('../../../dist/kill-test/room.js', import.meta.url));
const vite = fileURLToPath(new URL('../../../../../node_modules/vite/bin/vite.js', import.meta.url));

/** An api in a process of its own, which can be killed and started again. */
export class ChildApi {
  private process: ChildProcess | null = null;

  constructor(private readonly environment: Readonly<Record<string, string>>) {}

  static build(): void {
    const config = 'src/test-room/kill/vite.config.mjs';
    const words = ['build', '--ssr', '--config', config, '--outDir', 'dist/kill-test', '--logLevel', 'error'];
    execFileSync(process.execPath, [vite, ...words], { cwd: lib, stdio: 'inherit' });
  }

  async start(): Promise<void> {
    const env = { ...process.env, ...this.environment };
    const child = fork(bundle, { env, execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    this.process = child;
    const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`The api ended with ${String(code)}`)));
    ended.catch(() => undefined);
    await Promise.race([once(child, 'message'), ended]);
  }

  async kill(): Promise<void> {
    const child = this.process;
    this.process = null;
    if (!child || child.exitCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }
}
