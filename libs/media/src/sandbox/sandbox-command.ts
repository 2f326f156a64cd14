import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { SandboxLimits } from './sandbox.js';

const run = promisify(execFile);

/** user and group `nobody`/`nogroup` of Debian, which own nothing */
const NOBODY = 65534;
/** threads and processes of the unprivileged user, all its runs together */
const PROCESS_LIMIT = 1024;

/** Dies when the worker dies, even by SIGKILL. Of its own, since the kernel forgets it when the user changes. */
const WITH_PARENT = ['setpriv', '--pdeathsig', 'KILL', '--'];

/** Which of the tools of util-linux work here; asked once. */
interface SandboxTools {
  prlimit: boolean;
  setpriv: boolean;
  network: boolean;
}

let tools: Promise<SandboxTools> | undefined;

/** The full command: nice, no network, limits, no privileges, then the program. */
export async function sandboxCommand(program: string, args: string[], limits: SandboxLimits): Promise<string[]> {
  const have = await sandboxTools();
  const isRoot = process.getuid?.() === 0;
  return [
    ...['nice', '-n', '10'],
    ...(have.network ? ['unshare', '--net', '--'] : []),
    ...(have.prlimit ? ['prlimit', ...limitArguments(limits, isRoot), '--'] : []),
    ...(have.setpriv ? ['setpriv', ...privilegeArguments(isRoot), '--', ...WITH_PARENT] : []),
    program,
    ...args,
  ];
}

/** Whether the decoder gets an owner of its own here, to whom scratch folders must be given. */
export async function sandboxOwner(): Promise<number | null> {
  const { setpriv } = await sandboxTools();
  return setpriv && process.getuid?.() === 0 ? NOBODY : null;
}

export function sandboxTools(): Promise<SandboxTools> {
  tools ??= findTools();
  return tools;
}

async function findTools(): Promise<SandboxTools> {
  const [prlimit, setpriv, network] = await Promise.all([
    works('prlimit', ['--cpu=60:60', '--', 'true']),
    works('setpriv', [...privilegeArguments(process.getuid?.() === 0), '--', ...WITH_PARENT, 'true']),
    works('unshare', ['--net', '--', 'true']),
  ]);
  return { prlimit, setpriv, network };
}

async function works(program: string, args: string[]): Promise<boolean> {
  return run(program, args, { timeout: 5_000 }).then(
    () => true,
    () => false,
  );
}

function limitArguments(limits: SandboxLimits, isRoot: boolean): string[] {
  const cpu = Math.max(1, Math.ceil(limits.cpuSeconds));
  return [
    `--cpu=${cpu}:${cpu}`,
    `--as=${limits.memoryBytes}`,
    `--fsize=${limits.fileBytes}`,
    '--core=0',
    '--nofile=256',
    // The count is per user: as an ordinary user it would include everything else that she runs.
    ...(isRoot ? [`--nproc=${PROCESS_LIMIT}`] : []),
  ];
}

function privilegeArguments(isRoot: boolean): string[] {
  const nobody = [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups', '--bounding-set=-all', '--inh-caps=-all'];
  return [...(isRoot ? nobody : []), '--no-new-privs'];
}
