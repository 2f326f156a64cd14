import type { Audience, ParticipationFilterInput } from '../contract.generated';
import { categories } from '../courses/categories';
import { filterInput, type BoardFilter } from './boardFilter';

/** A number that was pressed: whose it is and, in the table, of which row. */
export interface Opening {
  audience: Audience;
  row: { key: string; name: string } | null;
}

/** The filter under which exactly the people behind the pressed number stand. */
export function narrowedFilter(filter: BoardFilter, opening: Opening): ParticipationFilterInput {
  const narrowed: ParticipationFilterInput = { ...filterInput(filter), audience: opening.audience };
  if (!opening.row) return narrowed;
  if (filter.group === 'school') return { ...narrowed, schoolIds: [opening.row.key] };
  if (filter.group === 'course') return { ...narrowed, courseIds: [opening.row.key] };
  return { ...narrowed, categories: categories.filter((category) => category === opening.row?.key) };
}
