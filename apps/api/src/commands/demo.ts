import { loadDemoWith } from '../demo/demo-command.js';
import type { Command } from './command.js';
import { withServices } from './with-services.js';

/** Loads the demo data; who can sign in is written to `demo-logins.json` in YUNQIAO_DATA. */
export const demo: Command = {
  summary: 'load the demo data into an empty installation',
  async run() {
    await withServices((services) => loadDemoWith(services, process.env['YUNQIAO_DATA'] ?? '.yunqiao'));
  },
};
