import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { CourseCategory } from '@yunqiao/courses';
import { idText } from '@yunqiao/platform';
import { DataSource } from 'typeorm';
import type { CountScope, SchoolTree } from '../participation-filter.js';

/** A course that may be counted. */
export interface CountedCourse {
  readonly title: string;
  readonly category: CourseCategory;
  /** First and last days of its runs. */
  readonly runs: readonly { startsOn: string; endsOn: string; schoolIds: readonly string[] }[];
}

/** Names of what is counted. */
export interface CountedNames {
  readonly schools: ReadonlyMap<string, string>;
  readonly tree: SchoolTree;
  readonly courses: ReadonlyMap<string, CountedCourse>;
  readonly categories: ReadonlyMap<string, CourseCategory>;
}

interface OrganisationRow {
  id: Buffer;
  name: string;
  kind: string;
  parent_id: Buffer | null;
}

interface CourseRow {
  id: Buffer;
  title: string;
  category: CourseCategory;
}

interface OfferRow {
  course_id: Buffer;
  run_id: Buffer;
  starts_on: string;
  ends_on: string;
  school_id: Buffer;
}

/** Reads the names of schools and courses, and what was on offer to whom. */
@Injectable()
export class CountedCatalogue {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  async read(): Promise<CountedNames> {
    const organisations: OrganisationRow[] = await this.database.query(
      'SELECT id, name, kind, parent_id FROM organisation',
    );
    const schools = organisations.filter(({ kind }) => kind === 'school');
    const courses: CourseRow[] = await this.database.query('SELECT id, title, category FROM course');
    const offers: OfferRow[] = await this.database.query(
      `SELECT course_run.course_id, course_run.id AS run_id, DATE_FORMAT(course_run.starts_on, '%Y-%m-%d') AS starts_on,
        DATE_FORMAT(course_run.ends_on, '%Y-%m-%d') AS ends_on, course_run_school.school_id
      FROM course_run JOIN course_run_school ON course_run_school.course_run_id = course_run.id`,
    );
    return {
      schools: new Map(schools.map(({ id, name }) => [idText(id), name])),
      tree: treeOf(schools, organisations),
      courses: new Map(
        courses.map(({ id, title, category }) => [idText(id), { title, category, runs: runsOf(id, offers) }]),
      ),
      categories: new Map(courses.map(({ id, category }) => [idText(id), category])),
    };
  }
}

function treeOf(schools: readonly OrganisationRow[], organisations: readonly OrganisationRow[]): SchoolTree {
  const parents = new Map(organisations.map(({ id, parent_id }) => [idText(id), parent_id && idText(parent_id)]));
  return new Map(
    schools.map(({ id }) => {
      const within = new Set<string>();
      for (let at: string | null = idText(id); at && !within.has(at); at = parents.get(at) ?? null) within.add(at);
      return [idText(id), within];
    }),
  );
}

function runsOf(courseId: Buffer, offers: readonly OfferRow[]): CountedCourse['runs'] {
  const runs = new Map<string, { startsOn: string; endsOn: string; schoolIds: string[] }>();
  for (const offer of offers) {
    if (!offer.course_id.equals(courseId)) continue;
    const key = idText(offer.run_id);
    const run = runs.get(key) ?? { startsOn: offer.starts_on, endsOn: offer.ends_on, schoolIds: [] };
    run.schoolIds.push(idText(offer.school_id));
    runs.set(key, run);
  }
  return [...runs.values()];
}

/** Courses of the scope that were on offer to its schools in the period. */
export function coursesOnOffer(names: CountedNames, scope: CountScope): CountedCourse[] {
  return [...names.courses]
    .filter(([id, course]) => (scope.courseIds?.has(id) ?? true) && (scope.categories?.has(course.category) ?? true))
    .map(([, course]) => course)
    .filter(({ runs }) =>
      runs.some(
        ({ startsOn, endsOn, schoolIds }) =>
          startsOn <= scope.to && endsOn >= scope.from && schoolIds.some((id) => scope.schoolIds?.has(id) ?? true),
      ),
    );
}
