import type {
  Audience,
  ParticipationFigure,
  ParticipationFilterInput,
  ParticipationGroup,
} from '../contract.generated';
import { categories } from '../courses/categories';
import { filterInput, type BoardFilter } from './boardFilter';

/** What a number opens to: people who did something, people whom the courses reach, or courses. */
export type OpenedFigure = ParticipationFigure | 'coverage' | 'courses';

/** A number that was pressed: which figure, whose it is and, in the table, of which row. */
export interface Opening {
  figure: OpenedFigure;
  audience: Audience;
  row: { key: string; name: string; group: ParticipationGroup } | null;
}

/** The filter under which exactly what is behind the pressed number stands. */
export function narrowedFilter(filter: BoardFilter, opening: Opening): ParticipationFilterInput {
  const narrowed: ParticipationFilterInput = { ...filterInput(filter), audience: opening.audience };
  if (!opening.row) return narrowed;
  const { key, group } = opening.row;
  if (group === 'school') return { ...narrowed, schoolIds: [key] };
  if (group === 'classGroup') return { ...narrowed, classGroupIds: [key] };
  if (group === 'course') return { ...narrowed, courseIds: [key] };
  return { ...narrowed, categories: categories.filter((category) => category === key) };
}
