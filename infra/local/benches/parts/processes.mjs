/**
 * What a process has used, from Linux' own books.
 */
import { readFileSync } from 'node:fs';
import { findPart } from '../../processes.mjs';

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
 * @param {string} data folder of the product
 * @param {import('../../processes.mjs').PartName} name
 * @returns {number} its process id
 */
export function pidOf(data, name) {
  const part = findPart(data, name);
  if (!part) throw new Error(`For ${data} there runs nothing that is ${name}.`);
  return part.id;
}

/**
 * @param {number} pid
 * @returns {number} the most memory that a process has held so far, in MB
 */
export function peakMegabytes(pid) {
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return (Number(kilobytes) * 1024) / 1e6;
}
