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

/** Has the guard stand ready before the first part starts, so that there is no moment without it. */
export function raiseGuard() {
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
 * From now on the group ends with this process.
 * @param {number} group the process id of its first process
 */
export function guard(group) {
  raiseGuard().stdin?.write(`+${group}\n`);
}

/**
 * The group has ended already.
 * @param {number} group
 */
export function unguard(group) {
  shell?.stdin?.write(`-${group}\n`);
}
