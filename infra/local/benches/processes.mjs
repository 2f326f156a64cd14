/**
 * What a process has used, from Linux' own books.
 */
import { readdirSync, readFileSync } from 'node:fs';

/** The kernel counts in ticks of 10 ms (`getconf CLK_TCK` is 100 on every Linux that Node runs on). */
const millisecondsPerTick = 10;

/**
 * @param {number} pid
 * @returns {number} CPU time of all its threads so far, user and system, in milliseconds
 */
export function cpuMilliseconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) * millisecondsPerTick;
}

/**
 * @param {number} pid
 * @returns {number} memory that a process holds now, in MB, the program's own file pages included
 */
export function residentMegabytes(pid) {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return (Number(kilobytes) * 1024) / 1e6;
}

/**
 * The Node process that runs `program` for this data folder.
 * @param {string} program end of the script's path
 * @param {string} data
 * @returns {number} its process id
 */
export function findProgram(program, data) {
  const found = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .find((name) => runs(name, program, data));
  if (!found) throw new Error(`${program} does not run for ${data}.`);
  return Number(found);
}

/**
 * @param {string} pid
 * @param {string} program
 * @param {string} data
 */
function runs(pid, program, data) {
  try {
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    if (!/node$/.test(words[0]) || !words.some((word) => word.endsWith(program))) return false;
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(`YUNQIAO_DATA=${data}`);
  } catch (error) {
    if (['ENOENT', 'ESRCH', 'EACCES'].includes(/** @type {NodeJS.ErrnoException} */ (error).code ?? '')) return false;
    throw error;
  }
}
