import { parseArgs } from 'node:util';
import { CannotGoOn } from '../../say.mjs';

/**
 * @param {string[]} words of the command line
 * @param {number} usual number of rounds
 * @returns {{ rounds: number, seed: number }} a seed that was not told is a new one
 */
export function roundsAndSeed(words, usual) {
  const { values } = parseArgs({ args: words, options: { rounds: { type: 'string' }, seed: { type: 'string' } } });
  const rounds = Number(values.rounds ?? usual);
  const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
  if (!Number.isSafeInteger(rounds) || rounds < 1 || !Number.isSafeInteger(seed) || seed < 0)
    throw new CannotGoOn('Use: npm run chaos -- <name> [--rounds <number>] [--seed <number>]');
  return { rounds, seed };
}
