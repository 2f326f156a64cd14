/**
 * Sees to it that no part outlives this process, however it ends: a small shell of its own waits for the end of a pipe
 * that only this process holds open, and then ends every process group that was reported to it.
 */
import { spawn } from 'node:child_process';

/** Asks first, waits up to 15 s, then kills. One line per change: "+<group>" or "-<group>". */
const script = `
trap '' INT TERM HUP
groups=" "
while read -r change; do
  case "$change" in
    +*) groups="$groups\${change#+} " ;;
    -*) gone=\${change#-}; groups=$(printf '%s' "$groups" | sed "s/ $gone / /") ;;
  esac
done
for group in $groups; do kill -TERM -"$group" 2>/dev/null; done
waited=0
while [ $waited -lt 75 ]; do
  left=""
  for group in $groups; do kill -0 -"$group" 2>/dev/null && left="$left $group"; done
  [ -z "$left" ] && exit 0
  sleep 0.2
  waited=$((waited + 1))
done
for group in $left; do kill -KILL -"$group" 2>/dev/null; done
`;

/** @type {import('node:child_process').ChildProcess | null} */
let shell = null;

/** A child runs its program only after the guard knows of it; without that word it ends. */
const waitForGuard = 'read -r go <&3 || exit 1; exec 3<&-; exec "$@"';

/** The guard stands ready before the first child starts. */
function raiseGuard() {
  if (shell) return shell;
  const raised = spawn('/bin/sh', ['-c', script], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  raised.stdin.on('error', () => {
    shell = null;
  });
  raised.unref();
  /** @type {import('node:net').Socket} */ (raised.stdin).unref();
  shell = raised;
  return raised;
}

/**
 * Starts a program in a process group of its own that ends with this process.
 * @param {string} program
 * @param {string[]} parameters
 * @param {{ cwd?: string, env?: Record<string, string | undefined>, stdio: ('ignore' | 'pipe' | number)[] }} options
 * @returns {import('node:child_process').ChildProcess}
 */
export function spawnGuarded(program, parameters, { cwd, env = process.env, stdio }) {
  const guard = raiseGuard();
  const child = spawn('/bin/sh', ['-c', waitForGuard, 'sh', program, ...parameters], {
    cwd,
    env,
    detached: true,
    stdio: [...stdio, 'pipe'],
  });
  const word = /** @type {import('node:net').Socket} */ (child.stdio[3]);
  word.on('error', () => undefined);
  guard.stdin?.write(`+${child.pid}\n`, () => word.end('go\n'));
  return child;
}

/**
 * The group has ended already.
 * @param {number | undefined} group the process id of its first process
 */
export function unguard(group) {
  if (group) shell?.stdin?.write(`-${group}\n`);
}

/**
 * Ends a whole group at once; one that is gone already is no error.
 * @param {number | undefined} group
 */
export function killGroup(group) {
  if (!group) return;
  try {
    process.kill(-group, 'SIGKILL');
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
  }
}
