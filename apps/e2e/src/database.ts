import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { findInstallation } from '../../../infra/local/installation.mjs';
import { databaseName } from '../../../infra/local/mariadb.mjs';
import { dataFolder } from './people';

/** Asks the product's own database, past all of the product's code. */
export async function askDatabase<Row extends object>(sql: string, values: unknown[]): Promise<Row[]> {
  const installation = findInstallation(dataFolder());
  if (!installation) throw new Error('The product has no installation in its data folder.');
  const { databasePort: port, databasePassword: password } = installation;
  const database = await createConnection({
    host: '127.0.0.1',
    port,
    user: databaseName,
    password,
    database: databaseName,
    timezone: 'Z',
  });
  try {
    const [rows] = await database.query<(Row & RowDataPacket)[]>(sql, values);
    return rows;
  } finally {
    await database.end();
  }
}
