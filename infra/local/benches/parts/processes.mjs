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
  return find(
    `${program} for ${data}`,
    data,
    (words) => /node$/.test(words[0]) && words.some((word) => word.endsWith(program)),
  );
}

/**
 * A server that is no Node program, of this data folder.
 * @param {string} program its file's name
 * @param {string} data
 * @returns {number} its process id
 */
export function findServer(program, data) {
  return find(`${program} for ${data}`, data, (words) => words[0].endsWith(`/${program}`));
}

/**
 * @param {string} what for people
 * @param {string} data
 * @param {(words: string[]) => boolean} isIt of its command line
 */
function find(what, data, isIt) {
  const found = readdirSync('/proc').find((name) => /^\d+$/.test(name) && runs(name, data, isIt));
  if (!found) throw new Error(`There is no ${what}.`);
  return Number(found);
}

/**
 * @param {string} pid
 * @param {string} data
 * @param {(words: string[]) => boolean} isIt
 */
function runs(pid, data, isIt) {
  try {
    if (!isIt(readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0'))) return false;
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(`YUNQIAO_DATA=${data}`);
  } catch (error) {
    if (['ENOENT', 'ESRCH', 'EACCES'].includes(/** @type {NodeJS.ErrnoException} */ (error).code ?? '')) return false;
    throw error;
  }
}
