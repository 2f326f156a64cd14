import { Injectable } from '@nestjs/common';
import { idBytes, idText, type Role } from '@yunqiao/platform';
import type { EntityManager } from 'typeorm';
import { idList } from '../columns.js';
import type { EnrolmentSource } from '../run/enrolment.entity.js';
import { findStudents } from '../run/class-students.js';
import type { EnrolmentsToCompare, KnownEnrolment } from './enrolment-plan.js';
import type { WantedEnrolment } from './enrolment-rows.js';
import type { Candidate } from './enrolment-steps.js';
import type { OfferedRun } from './run-directory.js';

const offeredRuns = `SELECT run.id, run.term_id, edition.title, CAST(run.ends_on AS CHAR) AS ends_on,
  run.closed_at IS NOT NULL AS is_closed, offer.school_id
FROM course_run_school offer JOIN course_run run ON run.id = offer.course_run_id
JOIN course ON course.id = run.course_id AND course.removed_at IS NULL
JOIN course_edition edition ON edition.course_id = course.id AND edition.number = course.edition
WHERE offer.school_id IN (?) ORDER BY run.id`;
const enrolmentsOf = `SELECT id, person_id, membership_id, school_id, class_group_id, role, source, withdrawn_at
FROM enrolment WHERE course_run_id = ? AND person_id IN (?)`;

const peopleAtOnce = 1000;

interface RunRow {
  id: Buffer;
  term_id: Buffer;
  title: string;
  ends_on: string;
  is_closed: number;
  school_id: Buffer;
}

interface EnrolmentRow {
  id: Buffer;
  person_id: Buffer;
  membership_id: Buffer;
  school_id: Buffer;
  class_group_id: Buffer | null;
  role: Role;
  source: EnrolmentSource;
  withdrawn_at: Date | null;
}

/** Reads what a sheet of enrolments is compared with. */
@Injectable()
export class EnrolmentFacts {
  /** Runs that are offered to these schools, by the title that learners see. */
  async runsFor(tx: EntityManager, schoolIds: readonly string[]): Promise<OfferedRun[]> {
    const rows = await tx.query<RunRow[]>(offeredRuns, [idList(schoolIds)]);
    const schools = new Map<string, Set<string>>();
    for (const row of rows) {
      const id = idText(row.id);
      schools.set(id, (schools.get(id) ?? new Set()).add(idText(row.school_id)));
    }
    const runs = new Map(rows.map((row) => [idText(row.id), row]));
    return [...runs].map(([id, { title, ...row }]) => ({
      ...{ id, title, termId: idText(row.term_id), endsOn: row.ends_on, isClosed: row.is_closed > 0 },
      schoolIds: schools.get(id)!,
    }));
  }

  /** Students of the classes that are wanted, and who of the wanted is, or was, in the runs. */
  async toCompare(tx: EntityManager, wanted: readonly WantedEnrolment[], today: string): Promise<EnrolmentsToCompare> {
    const classIds = [...new Set(wanted.flatMap(({ whom }) => ('classGroupId' in whom ? [whom.classGroupId] : [])))];
    const students = new Map<string, Candidate[]>(classIds.map((id) => [id, []]));
    for (const student of await findStudents(tx, classIds, today)) students.get(student.classGroupId)!.push(student);
    const studentsOf = (id: string) => students.get(id) ?? [];
    const people = new Map<string, Set<string>>();
    for (const { run, whom } of wanted) {
      const inRun = people.get(run.id) ?? new Set();
      people.set(run.id, inRun);
      const candidates = 'candidate' in whom ? [whom.candidate] : studentsOf(whom.classGroupId);
      for (const { personId } of candidates) inRun.add(personId);
    }
    const known = new Map<string, Map<string, KnownEnrolment>>();
    for (const [runId, personIds] of people) known.set(runId, await readKnown(tx, runId, [...personIds]));
    return { studentsOf, find: (runId, personId) => known.get(runId)?.get(personId) };
  }
}

async function readKnown(
  tx: EntityManager,
  runId: string,
  personIds: readonly string[],
): Promise<Map<string, KnownEnrolment>> {
  const known = new Map<string, KnownEnrolment>();
  for (let from = 0; from < personIds.length; from += peopleAtOnce) {
    const part = personIds.slice(from, from + peopleAtOnce).map(idBytes);
    for (const row of await tx.query<EnrolmentRow[]>(enrolmentsOf, [idBytes(runId), part]))
      known.set(idText(row.person_id), knownOf(row));
  }
  return known;
}

function knownOf({ withdrawn_at: withdrawnAt, role, source, ...row }: EnrolmentRow): KnownEnrolment {
  const as = {
    membershipId: idText(row.membership_id),
    schoolId: idText(row.school_id),
    classGroupId: row.class_group_id && idText(row.class_group_id),
    role,
  };
  return { id: idText(row.id), withdrawn: withdrawnAt && { ...as, source, withdrawnAt: withdrawnAt.toISOString() } };
}
