import { dataSourceOptions } from '@yunqiao/platform';
import { DataSource } from 'typeorm';
import { configurationOrExit } from '../env.js';
import { databaseParts } from '../rooms.js';
import type { Command } from './command.js';

/** Brings the tables up to this version, one migration after another. */
export const migrate: Command = {
  summary: 'bring the tables up to this version',
  async run() {
    const configuration = configurationOrExit();
    const database = await new DataSource(
      dataSourceOptions(configuration.get('DATABASE_URL'), databaseParts, 2),
    ).initialize();
    try {
      const done = await database.runMigrations();
      process.stdout.write(`${done.length} migrations were run\n`);
    } finally {
      await database.destroy();
    }
  },
};
