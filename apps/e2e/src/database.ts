import { askDatabase as ask } from '../../../infra/local/ask-database.mjs';
import { dataFolder } from './people';

/** Asks the product's own database, past all of the product's code. */
export async function askDatabase<Row extends object>(sql: string, values: unknown[]): Promise<Row[]> {
  return (await ask(dataFolder(), sql, values)) as Row[];
}
