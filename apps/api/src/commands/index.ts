import type { Command } from './command.js';
import { migrate } from './migrate.js';
import { schema } from './schema.js';

export const commands: Readonly<Record<string, Command>> = { migrate, schema };
