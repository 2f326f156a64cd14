import { hostname } from 'node:os';
import { newId } from '@yunqiao/platform';

/** Another process that had this number before us has another one of these. */
const ownProcess = newId();

/** Who holds a lease, as it is kept: machine, process, which of those that had its number, and which holder in it. */
export function newHolder(of = { host: hostname(), pid: process.pid, run: ownProcess }): string {
  return [of.host, of.pid, of.run, newId()].join('|');
}

/**
 * Whether a holder is surely dead: it was a process of this machine that runs no more. Of another machine one knows nothing,
 * so that its lease has to run out.
 */
export function isSurelyDead(holder: string): boolean {
  const [host, pid, run] = holder.split('|');
  if (host !== hostname() || !Number(pid)) return false;
  if (Number(pid) === process.pid) return run !== ownProcess;
  return !isAlive(Number(pid));
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
