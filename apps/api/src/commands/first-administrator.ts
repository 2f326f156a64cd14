import { AdministratorService } from '@yunqiao/identity';
import { text } from 'node:stream/consumers';
import type { Command } from './command.js';
import { withServices } from './with-services.js';

/** Makes the first platform administrator from `{"displayName","accountName","password"}` on standard input. */
export const firstAdministrator: Command = {
  summary: 'make the first administrator; JSON on standard input',
  async run() {
    const given = JSON.parse(await text(process.stdin)) as {
      displayName: string;
      accountName: string;
      password: string;
    };
    await withServices((services) => services.get(AdministratorService, { strict: false }).createFirst(given));
    process.stdout.write('The first administrator can sign in now\n');
  },
};
