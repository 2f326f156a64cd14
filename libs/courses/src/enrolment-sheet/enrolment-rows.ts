import {
  fold,
  PeopleIndex,
  PlanLine,
  SchoolDirectory,
  type KnownMembership,
  type RosterRow,
  type RosterState,
} from '@yunqiao/identity';
import type { EnrolmentColumn } from './enrolment-sheets.js';
import type { Candidate } from './enrolment-steps.js';
import type { OfferedRun, RunDirectory } from './run-directory.js';

/** Whom a good row wants in which run: one person, or a whole class. */
export interface WantedEnrolment {
  readonly line: PlanLine<EnrolmentColumn>;
  readonly run: OfferedRun;
  readonly whom: { readonly candidate: Candidate } | { readonly classGroupId: string };
}

/** Reads what the rows of a sheet of enrolments say, and whom and what they name. */
export class EnrolmentRows {
  readonly lines: PlanLine<EnrolmentColumn>[] = [];
  readonly wanted: WantedEnrolment[] = [];
  private readonly schools: SchoolDirectory;
  private readonly people: PeopleIndex;
  private readonly seen = new Map<string, number>();

  /** @param today memberships of this day count */
  constructor(
    state: RosterState,
    scopeId: string,
    private readonly runs: RunDirectory,
    private readonly today: string,
  ) {
    this.schools = new SchoolDirectory(state, scopeId);
    this.people = new PeopleIndex(state);
  }

  read(rows: readonly RosterRow<EnrolmentColumn>[]): this {
    for (const row of rows) {
      const line = new PlanLine<EnrolmentColumn>(row);
      this.lines.push(line);
      const wanted = this.readRow(line);
      if (wanted) this.wanted.push(wanted);
    }
    return this;
  }

  private readRow(line: PlanLine<EnrolmentColumn>): WantedEnrolment | null {
    const isPerson = line.text('number') !== '';
    line.name = isPerson ? line.limited('name', 60) : line.text('classGroup');
    line.accountName = line.limited('number', 100);
    if (!isPerson && line.name === '') line.miss('number', 'ROSTER_NUMBER_OR_CLASS');
    const school = this.schools.school(line);
    const run = school && this.runs.run(line, school.id);
    if (!school || line.isWrong) return null;
    const whom = isPerson ? this.person(line, school.id) : this.classGroup(line, school.id);
    if (!whom || !run) return null;
    const key = [run.id, 'candidate' in whom ? whom.candidate.personId : whom.classGroupId].join(' ');
    const before = this.seen.get(key);
    if (before !== undefined) line.miss(isPerson ? 'number' : 'classGroup', 'ROSTER_DOUBLED', { row: before });
    this.seen.set(key, before ?? line.number);
    return line.isWrong ? null : { line, run, whom };
  }

  private classGroup(line: PlanLine<EnrolmentColumn>, schoolId: string): { classGroupId: string } | null {
    const found = this.schools.knownClassGroup(line, schoolId);
    return found && { classGroupId: found.id };
  }

  /** By the number; a name and a class that stand beside it have to be those of the person. */
  private person(line: PlanLine<EnrolmentColumn>, schoolId: string): { candidate: Candidate } | null {
    const person = this.people.find(schoolId, line.accountName);
    if (!person) line.miss('number', 'ROSTER_PERSON_UNKNOWN');
    if (!person) return null;
    const isNamedOtherwise = line.name !== '' && fold(line.name) !== fold(person.displayName);
    if (isNamedOtherwise) line.miss('name', 'ROSTER_PERSON_DIFFERS', { name: person.displayName });
    else line.name = person.displayName;
    const membership = this.learningAs(person.id, schoolId);
    if (person.isDisabled) line.miss('number', 'ROSTER_ACCOUNT_CLOSED');
    else if (!membership) line.miss('number', 'ROSTER_PERSON_NOT_LEARNING');
    if (!membership || line.isWrong) return null;
    line.role = membership.role === 'student' ? 'student' : 'teacher';
    if (line.text('classGroup') !== '') this.requireClass(line, schoolId, membership);
    const { id: membershipId, organisationId, classGroupId, role } = membership;
    const { id: personId, displayName } = person;
    return { candidate: { personId, displayName, membershipId, schoolId: organisationId, classGroupId, role } };
  }

  private requireClass(line: PlanLine<EnrolmentColumn>, schoolId: string, { classGroupId }: KnownMembership): void {
    const named = this.schools.knownClassGroup(line, schoolId);
    if (named && named.id !== classGroupId) line.miss('classGroup', 'ROSTER_CLASS_DIFFERS');
  }

  /** As a student, or else as a teacher of the school. */
  private learningAs(personId: string, schoolId: string): KnownMembership | undefined {
    const held = this.people
      .membershipsOf(personId)
      .filter(({ organisationId }) => organisationId === schoolId)
      .filter(({ validFrom, validTo }) => validFrom <= this.today && (validTo === null || validTo > this.today));
    return held.find(({ role }) => role === 'student') ?? held.find(({ role }) => role === 'teacher');
  }
}
