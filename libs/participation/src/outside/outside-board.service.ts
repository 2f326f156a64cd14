import { Injectable } from '@nestjs/common';
import { TermService } from '@yunqiao/courses';
import { Clock, type Actor } from '@yunqiao/platform';
import { boardRows, figuresOf } from '../board/board.js';
import { CountedCatalogue, type CountedNames } from '../board/catalogue.js';
import { ParticipationCounts, type CountedScope } from '../counts/questions.js';
import { DEFINITION_VERSION } from '../definitions.js';
import { protect, type ProtectedByAudience, type ProtectedRow } from './protected-table.js';

/** Participation in courses that one gives, over all schools that receive them: figures only. */
export interface CourseParticipation extends ProtectedByAudience {
  readonly dataAsOf: Date;
  readonly definitionVersion: number;
  /** First and last school day that are counted. */
  readonly from: string;
  readonly to: string;
  /** Courses of one's own that are counted. */
  readonly courseCount: number;
  readonly schools: readonly ProtectedRow[];
  readonly courses: readonly ProtectedRow[];
}

/** Roles that give courses. */
export const GIVERS = ['trainer', 'schoolAdministrator'] as const;

/** Counts for those who give courses and see nobody of the schools that receive them. */
@Injectable()
export class OutsideBoardService {
  constructor(
    private readonly counts: ParticipationCounts,
    private readonly catalogue: CountedCatalogue,
    private readonly terms: TermService,
    private readonly clock: Clock,
  ) {}

  /**
   * A trainer's own courses, a school administrator's courses of the school, in one term. Whole months of a running one, so that
   * who looks again tomorrow learns of nobody in between.
   * @throws TERM_NOT_FOUND, REPORTING_AWAY, REPORTING_PREPARING
   */
  async board(actor: Actor, termId: string): Promise<CourseParticipation> {
    const [names, term] = [await this.catalogue.read(), await this.terms.get(termId)];
    const courseIds = coursesOf(actor, names);
    const scope = scopeOf(courseIds, term.startsOn, lastCountedDay(term.endsOn, this.clock.today()));
    const bySchool = await this.counts.counts(scope, 'school');
    const byCourse = await this.counts.counts(scope, 'course');
    const named = { ...names, classes: new Map<string, never>() };
    const { total, tables } = protect(figuresOf(bySchool.total, bySchool.coverage), [
      boardRows(named, 'school', bySchool.rows, new Map(bySchool.rowCoverage)),
      boardRows(named, 'course', byCourse.rows, new Map(byCourse.rowCoverage)),
    ]);
    const [schools = [], courses = []] = tables;
    return {
      ...{ dataAsOf: new Date(bySchool.asOf), definitionVersion: DEFINITION_VERSION, from: scope.from, to: scope.to },
      ...{ courseCount: courseIds.length, ...total, schools, courses },
    };
  }
}

/** Courses of the schools that somebody administers, and those of which they are the trainer. */
function coursesOf(actor: Actor, { courses }: CountedNames): string[] {
  const administered = new Set(
    actor.memberships.filter(({ role }) => role === 'schoolAdministrator').map(({ organisationId }) => organisationId),
  );
  const trains = actor.roles.has('trainer');
  return [...courses.values()]
    .filter(({ schoolId, trainerId }) => administered.has(schoolId) || (trains && trainerId === actor.personId))
    .map(({ id }) => id)
    .sort();
}

/** The last day of a term, or of the month before today's while the term goes on. */
function lastCountedDay(endsOn: string, today: string): string {
  if (today > endsOn) return endsOn;
  const [year, month] = today.split('-').map(Number);
  return new Date(Date.UTC(year!, month! - 1, 0)).toISOString().slice(0, 10);
}

function scopeOf(courseIds: readonly string[], from: string, to: string): CountedScope {
  return {
    ...{ from, to: to < from ? from : to, schoolIds: null, classGroupIds: null, categories: null },
    // In the first month of a term nothing is counted yet.
    ...{ courseIds: to < from ? [] : courseIds, audience: 'everyone', attested: 'with' },
  };
}
