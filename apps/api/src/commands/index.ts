import type { Command } from './command.js';
import { demo } from './demo.js';
import { firstAdministrator } from './first-administrator.js';
import { migrate } from './migrate.js';
import { nginx } from './nginx.js';
import { participation } from './participation.js';
import { schema } from './schema.js';

/** Every command by its name. */
export const commands: Readonly<Record<string, Command>> = {
  migrate,
  demo,
  'first-administrator': firstAdministrator,
  nginx,
  participation,
  schema,
};
