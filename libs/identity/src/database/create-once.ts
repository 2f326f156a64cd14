import { QueryFailedError } from 'typeorm';

/**
 * Makes a row whose id came from the client: asked again, also at the same moment, it answers with the row that is there.
 * `find` throws CONFLICT when that row says something else.
 */
export async function createOnce<Row>(find: () => Promise<Row | null>, create: () => Promise<Row>): Promise<Row> {
  const known = await find();
  if (known) return known;
  try {
    return await create();
  } catch (error) {
    const made = isDuplicateOf(error, 'PRIMARY') ? await find() : null;
    if (!made) throw error;
    return made;
  }
}

/** Whether the database refused a row because of this unique index. */
export function isDuplicateOf(error: unknown, index: string): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const { errno, sqlMessage } = error.driverError as Error & { errno?: number; sqlMessage?: string };
  return errno === 1062 && (sqlMessage?.endsWith(`${index}'`) ?? false);
}
