import { Injectable } from '@nestjs/common';
import type { Organisation } from '@yunqiao/identity';
import { RequestLoader } from '@yunqiao/identity/graphql';
import { CourseRunService } from './course-run.service.js';
import type { CourseRun } from './course-run.entity.js';
import { RunCounts, type RunPeople } from './run-counts.js';
import { SchoolsForOffer } from './schools-for-offer.js';

/** Runs of courses. */
@Injectable()
export class RunsOfCourseLoader extends RequestLoader<CourseRun[]> {
  constructor(private readonly runs: CourseRunService) {
    super();
  }

  protected async batch(courseIds: readonly string[]): Promise<CourseRun[][]> {
    const runs = await this.runs.findByCourses(courseIds);
    return courseIds.map((id) => runs.filter((run) => run.courseId === id));
  }
}

/** How many people runs have. */
@Injectable()
export class RunPeopleLoader extends RequestLoader<RunPeople> {
  constructor(private readonly counts: RunCounts) {
    super();
  }

  protected async batch(runIds: readonly string[]): Promise<RunPeople[]> {
    const people = await this.counts.find(runIds);
    return runIds.map((id) => people.get(id) ?? { enrolled: 0, watched: 0, finished: 0 });
  }
}

/** Ids of the schools to which runs are offered. */
@Injectable()
export class RunSchoolsLoader extends RequestLoader<string[]> {
  constructor(private readonly runs: CourseRunService) {
    super();
  }

  protected async batch(runIds: readonly string[]): Promise<string[][]> {
    const schools = await this.runs.findSchoolsByRun(runIds);
    return runIds.map((id) => schools.get(id) ?? []);
  }
}

/** Schools that are paired today with a school, by name. */
@Injectable()
export class PairedSchoolsLoader extends RequestLoader<Organisation[]> {
  constructor(private readonly schools: SchoolsForOffer) {
    super();
  }

  protected async batch(schoolIds: readonly string[]): Promise<Organisation[][]> {
    return Promise.all(schoolIds.map((id) => this.schools.findPaired(id)));
  }
}
