import { uuidColumn } from '@yunqiao/platform';

/** Options of a column that holds an id. */
export const idColumn = { type: 'binary', length: 16, transformer: uuidColumn } as const;
