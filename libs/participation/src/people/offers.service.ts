import { Injectable } from '@nestjs/common';
import type { CourseCategory } from '@yunqiao/courses';
import { foldSearch } from '@yunqiao/identity';
import { AppError, decodeCursor, pageOf, pageSize, type Actor, type Page } from '@yunqiao/platform';
import { CountedCatalogue, coursesOnOffer, type CountedRun } from '../board/catalogue.js';
import { scopeOf, type CountScope, type ParticipationFilter } from '../participation-filter.js';
import type { PeopleRequest } from './participant.service.js';

/** A course on offer, with its runs that overlap the period. */
export interface OfferedCourse {
  readonly courseId: string;
  readonly title: string;
  readonly category: CourseCategory;
  /** The giving school. */
  readonly schoolName: string;
  readonly runs: readonly OfferedRun[];
}

export interface OfferedRun {
  readonly runId: string;
  readonly startsOn: string;
  readonly endsOn: string;
  /** Schools of the scope to which it is offered. */
  readonly schoolCount: number;
}

/** The courses behind the number of those on offer. */
@Injectable()
export class OffersService {
  constructor(private readonly catalogue: CountedCatalogue) {}

  /**
   * Courses on offer to schools of the scope in the period, by title: as many as the board counts.
   * @throws SCHOOL_NOT_FOUND, PERIOD_INVALID, CURSOR_INVALID
   */
  async list(actor: Actor, filter: ParticipationFilter, page: PeopleRequest): Promise<Page<OfferedCourse>> {
    const names = await this.catalogue.read();
    const scope = scopeOf(actor, filter, names.tree);
    const search = foldSearch(page.search ?? '');
    const offered = coursesOnOffer(names, scope)
      .filter(({ title }) => foldSearch(title).includes(search))
      .sort((a, b) => compare([a.title, a.id], [b.title, b.id]));
    const after = page.after == null ? null : keyOfCursor(page.after);
    const shown = offered.filter(({ title, id }) => after === null || compare([title, id], after) > 0);
    return pageOf(
      shown.slice(0, pageSize(page) + 1).map(({ id, title, category, schoolId, runs }) => ({
        ...{ courseId: id, title, category, schoolName: names.schools.get(schoolId) ?? '' },
        runs: runs.map((run) => runOf(run, scope)),
      })),
      page,
      ({ title, courseId }) => [title, courseId],
      () => Promise.resolve(offered.length),
    );
  }
}

function runOf({ id, startsOn, endsOn, schoolIds }: CountedRun, scope: CountScope): OfferedRun {
  const schoolCount = schoolIds.filter((school) => scope.schoolIds?.has(school) ?? true).length;
  return { runId: id, startsOn, endsOn, schoolCount };
}

type Key = readonly [title: string, id: string];

function keyOfCursor(cursor: string): Key {
  const [title, id] = decodeCursor(cursor, 2);
  if (typeof title !== 'string' || typeof id !== 'string') throw new AppError('CURSOR_INVALID');
  return [title, id];
}

function compare([titleA, idA]: Key, [titleB, idB]: Key): number {
  if (titleA !== titleB) return titleA < titleB ? -1 : 1;
  return idA < idB ? -1 : idA === idB ? 0 : 1;
}
