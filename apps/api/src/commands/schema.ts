import type { Command } from './command.js';
import { printContract } from '../contract.js';

/** Prints the schema that the resolvers make; needs no servers. */
export const schema: Command = {
  summary: 'print the GraphQL schema',
  async run() {
    process.stdout.write(await printContract());
  },
};
