import { text } from 'node:stream/consumers';
import { AdministratorService, type FirstAdministrator } from '@yunqiao/identity';
import type { Command } from './command.js';
import { withServices } from './with-services.js';

/** Makes the first administrator of an empty installation from JSON on standard input. */
export const firstAdministrator: Command = {
  summary: 'make the first administrator: {displayName, accountName, password} as JSON on standard input',
  async run() {
    const wish = readWish(await text(process.stdin));
    const person = await withServices((services) => services.get(AdministratorService, { strict: false }).createFirst(wish));
    process.stdout.write(`${person.displayName} administers this installation\n`);
  },
};

function readWish(input: string): FirstAdministrator {
  const { displayName, accountName, password } = JSON.parse(input) as Record<string, unknown>;
  if (typeof displayName === 'string' && typeof accountName === 'string' && typeof password === 'string') {
    return { displayName, accountName, password };
  }
  throw new Error('Standard input must be JSON with displayName, accountName and password.');
}
