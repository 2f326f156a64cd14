import { spawn, type ChildProcess } from 'node:child_process';
import { sandboxCommand } from './sandbox-command.js';
import { Tail } from './tail.js';

/** What one run of an untrusted decoder may use. */
export interface SandboxLimits {
  /** wall-clock seconds after which the whole process group is killed */
  deadlineSeconds: number;
  /** CPU seconds of the process, enforced by the kernel */
  cpuSeconds: number;
  /** address space in bytes */
  memoryBytes: number;
  /** largest file that may be written, in bytes */
  fileBytes: number;
}

export interface SandboxOptions {
  /** scratch folder; arguments name files relative to it, since its parents may be closed to the unprivileged user */
  folder: string;
  limits: SandboxLimits;
  /** ends the run and its whole process group, for example when the worker shuts down */
  signal?: AbortSignal;
  /** called with each line of standard output; without it the output is kept, up to `OUTPUT_LIMIT` characters */
  onLine?: (line: string) => void;
}

/** How it ended: by itself, at its deadline, by our abort, at a limit of the kernel, or by a mistake of its own. */
export type SandboxEnd = 'exited' | 'deadline' | 'aborted' | 'limit' | 'crashed';

export interface SandboxResult {
  end: SandboxEnd;
  /** what was run, for the operator */
  command: string;
  exitCode: number | null;
  /** kept standard output; empty with `onLine` */
  output: string;
  /** the last lines of standard error */
  errorTail: string;
}

const OUTPUT_LIMIT = 4_000_000;
const ERROR_TAIL = 8_000;

/**
 * Runs one untrusted program in a process group of its own: without network where the kernel allows it, as an
 * unprivileged user when we are root, with an empty environment and limits on CPU, memory and file size.
 * Nothing of the group outlives the returned promise.
 */
export async function runSandboxed(program: string, args: string[], options: SandboxOptions): Promise<SandboxResult> {
  const command = [program, ...args].join(' ');
  if (options.signal?.aborted) return { end: 'aborted', command, exitCode: null, output: '', errorTail: '' };
  const [first, ...rest] = await sandboxCommand(program, args, options.limits);
  const child = spawn(first!, rest, {
    cwd: options.folder,
    detached: true,
    env: { PATH: '/usr/local/bin:/usr/bin:/bin', LANG: 'C.UTF-8', HOME: '/nonexistent' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = new Tail(OUTPUT_LIMIT, options.onLine);
  const errors = new Tail(ERROR_TAIL);
  child.stdout.setEncoding('utf8').on('data', (text: string) => output.add(text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => errors.add(text));

  const ended = await endOf(child, options);
  output.end();
  const errorTail = errors.text;
  const kept = options.onLine ? '' : output.text;
  return { end: judge(ended, errorTail), command, exitCode: ended.exitCode, output: kept, errorTail };
}

interface ProcessEnd {
  end: SandboxEnd;
  exitCode: number | null;
  signal: NodeJS.Signals | null;
}

/** Waits for the process, or ends it with its group at the deadline or by the abort signal. */
function endOf(child: ChildProcess, { limits, signal: aborting }: SandboxOptions): Promise<ProcessEnd> {
  let end: SandboxEnd = 'exited';
  const stop = (reason: SandboxEnd) => {
    end = reason;
    killGroup(child.pid);
  };
  const abort = () => stop('aborted');
  const deadline = setTimeout(() => stop('deadline'), limits.deadlineSeconds * 1000);
  aborting?.addEventListener('abort', abort, { once: true });
  if (aborting?.aborted) abort();
  // A grandchild may hold the pipes open: the group is killed on exit, and `close` follows.
  child.once('exit', () => killGroup(child.pid));
  const ended = new Promise<ProcessEnd>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode, signal) => resolve({ end, exitCode, signal }));
  });
  return ended.finally(() => {
    clearTimeout(deadline);
    aborting?.removeEventListener('abort', abort);
    killGroup(child.pid);
  });
}

const LIMIT_SIGNALS: readonly (NodeJS.Signals | null)[] = ['SIGKILL', 'SIGXCPU', 'SIGXFSZ'];

/** The kernel kills at the CPU and file-size limits; at the memory limit the program says so itself. */
function judge({ end, exitCode, signal }: ProcessEnd, errors: string): SandboxEnd {
  if (end !== 'exited') return end;
  if (LIMIT_SIGNALS.includes(signal)) return 'limit';
  if (exitCode !== 0 && /Cannot allocate memory|File too large|std::bad_alloc|MemoryError/.test(errors)) return 'limit';
  return signal ? 'crashed' : 'exited';
}

function killGroup(pid: number | undefined): void {
  if (!pid) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    // ESRCH: the group has already ended, which is what we want. EPERM: only zombies of it are left.
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ESRCH' && code !== 'EPERM') throw error;
  }
}
