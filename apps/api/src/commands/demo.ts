import { loadDemoWith } from '../demo/demo-command.js';
import type { Command } from './command.js';
import { withServices } from './with-services.js';

/** Loads the demo data, once per database. */
export const demo: Command = {
  summary: 'load the demo data, once',
  run: () => withServices((services) => loadDemoWith(services, process.env['YUNQIAO_DATA'] ?? '.yunqiao')),
};
