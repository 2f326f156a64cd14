import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { CourseCategory } from '@yunqiao/courses';
import type { Region } from '@yunqiao/identity';
import { idText } from '@yunqiao/platform';
import { DataSource } from 'typeorm';
import { groupBy } from '../facts/group-by.js';
import type { CountScope, SchoolTree } from '../participation-filter.js';

/** A run of a course, and the schools to which it is offered. */
export interface CountedRun {
  readonly id: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly schoolIds: readonly string[];
}

/** A course that may be counted. */
export interface CountedCourse {
  readonly id: string;
  readonly title: string;
  readonly category: CourseCategory;
  /** The giving school, and the trainer whose course it is. */
  readonly schoolId: string;
  readonly trainerId: string;
  readonly runs: readonly CountedRun[];
}

/** Schools, and where they stand. */
export interface CountedPlaces {
  /** Names by id. */
  readonly schools: ReadonlyMap<string, string>;
  readonly tree: SchoolTree;
}

/** Names of what is counted. */
export interface CountedNames extends CountedPlaces {
  readonly courses: ReadonlyMap<string, CountedCourse>;
}

interface OrganisationRow {
  id: Buffer;
  name: string;
  kind: string;
  region: Region | null;
  parent_id: Buffer | null;
}

interface CourseRow {
  id: Buffer;
  title: string;
  category: CourseCategory;
  school_id: Buffer;
  trainer_id: Buffer;
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

  /** The schools alone, of which there are few: who asks what somebody may count needs no more. */
  async places(): Promise<CountedPlaces> {
    const organisations: OrganisationRow[] = await this.database.query(
      'SELECT id, name, kind, region, parent_id FROM organisation',
    );
    const schools = organisations.filter(({ kind }) => kind === 'school');
    return {
      schools: new Map(schools.map(({ id, name }) => [idText(id), name])),
      tree: treeOf(schools, organisations),
    };
  }

  /** Schools and courses with their runs. */
  async read(): Promise<CountedNames> {
    const places = await this.places();
    const courses: CourseRow[] = await this.database.query(
      'SELECT id, title, category, school_id, trainer_id FROM course',
    );
    const offers: OfferRow[] = await this.database.query(
      `SELECT course_run.course_id, course_run.id AS run_id, DATE_FORMAT(course_run.starts_on, '%Y-%m-%d') AS starts_on,
        DATE_FORMAT(course_run.ends_on, '%Y-%m-%d') AS ends_on, course_run_school.school_id
      FROM course_run JOIN course_run_school ON course_run_school.course_run_id = course_run.id`,
    );
    const runs = runsByCourse(offers);
    return {
      ...places,
      courses: new Map(courses.map((row) => [idText(row.id), courseOf(row, runs)])),
    };
  }

  /** Names of classes of which something was counted. */
  async classNames(ids: readonly Buffer[]): Promise<ReadonlyMap<string, ClassName>> {
    if (ids.length === 0) return new Map();
    const rows: { id: Buffer; name: string; school_id: Buffer }[] = await this.database.query(
      'SELECT id, name, school_id FROM class_group WHERE id IN (?)',
      [ids],
    );
    return new Map(rows.map(({ id, name, school_id }) => [idText(id), { name, schoolId: idText(school_id) }]));
  }
}

export interface ClassName {
  readonly name: string;
  readonly schoolId: string;
}

function treeOf(schools: readonly OrganisationRow[], organisations: readonly OrganisationRow[]): SchoolTree {
  const parents = new Map(organisations.map(({ id, parent_id }) => [idText(id), parent_id && idText(parent_id)]));
  return new Map(
    schools.map(({ id, region }) => {
      const within = new Set<string>();
      for (let at: string | null = idText(id); at && !within.has(at); at = parents.get(at) ?? null) within.add(at);
      return [idText(id), { within, region }];
    }),
  );
}

function courseOf(row: CourseRow, runs: ReadonlyMap<string, readonly CountedRun[]>): CountedCourse {
  const id = idText(row.id);
  return {
    ...{ id, title: row.title, category: row.category, runs: runs.get(id) ?? [] },
    ...{ schoolId: idText(row.school_id), trainerId: idText(row.trainer_id) },
  };
}

function runsByCourse(offers: readonly OfferRow[]): ReadonlyMap<string, readonly CountedRun[]> {
  const byRun = groupBy(offers, ({ run_id }) => idText(run_id));
  const runs = [...byRun].map(([id, mine]) => {
    const { course_id, starts_on: startsOn, ends_on: endsOn } = mine[0]!;
    return { id, courseId: idText(course_id), startsOn, endsOn, schoolIds: mine.map((one) => idText(one.school_id)) };
  });
  return groupBy(runs, ({ courseId }) => courseId);
}

/** Courses of the scope that were on offer to its schools in the period, with the runs that were. */
export function coursesOnOffer(names: CountedNames, scope: CountScope): CountedCourse[] {
  return [...names.courses.values()]
    .filter(({ id, category }) => (scope.courseIds?.has(id) ?? true) && (scope.categories?.has(category) ?? true))
    .map((course) => ({ ...course, runs: course.runs.filter((run) => isOnOffer(run, scope)) }))
    .filter(({ runs }) => runs.length > 0);
}

function isOnOffer({ startsOn, endsOn, schoolIds }: CountedRun, scope: CountScope): boolean {
  return startsOn <= scope.to && endsOn >= scope.from && schoolIds.some((id) => scope.schoolIds?.has(id) ?? true);
}
