import type { CourseCategory } from '@yunqiao/courses';
import type { Region } from '@yunqiao/identity';
import type { BoardRow, BoardWeek, CountsByAudience } from '../board/board.js';
import type { ReportGroup } from '../participation-filter.js';

/** The frozen numbers of an edition, with the names that schools and courses had then. */
export interface ReportFigures {
  readonly total: CountsByAudience;
  readonly rows: Readonly<Record<ReportGroup, readonly BoardRow[]>>;
  readonly weeks: readonly BoardWeek[];
  /** Courses on offer in the period. */
  readonly courseCount: number;
  readonly courseCountByCategory: readonly { category: CourseCategory; count: number }[];
  /** Schools with participants. */
  readonly schoolCount: number;
  /** Where all of these lie; null for several regions. */
  readonly region: Region | null;
}
