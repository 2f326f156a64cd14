import { newId } from '@yunqiao/platform';
import { overlap } from '../membership/membership.rules.js';
import { accountNamePattern, foldAccountName } from '../sign-in/account-name.js';
import { findLeavers, presenceKey } from './leavers.js';
import { accountKey, foldNumber, PeopleIndex } from './people-index.js';
import { PlanLine } from './plan-line.js';
import type { PlannedProposal, RosterDecisions, RosterPlan, RosterRow, RosterStep } from './roster-plan.js';
import type { KnownMembership, KnownPerson, KnownSchool, RosterState } from './roster-state.js';
import { fold, isRounded, readDay, readRole, type RosterRole } from './roster-values.js';
import { SchoolDirectory } from './school-directory.js';

/** What a good row says of somebody. */
export interface ListedPerson {
  readonly line: PlanLine;
  readonly school: KnownSchool;
  readonly number: string;
  readonly name: string;
  readonly role: RosterRole;
  readonly classGroupId: string | null;
  readonly subject: string | null;
  readonly validFrom: string;
}

/** What a sheet of people would do. Known people are left alone but for new roles and subjects; the rest is proposed. */
export function planPeople(
  rows: Iterable<RosterRow>,
  state: RosterState,
  scopeId: string,
  decisions: RosterDecisions,
): RosterPlan {
  return new PeoplePlan(state, scopeId, decisions).plan(rows);
}

class PeoplePlan {
  private readonly directory: SchoolDirectory;
  private readonly people: PeopleIndex;
  private readonly lines: PlanLine[] = [];
  private readonly listed: ListedPerson[] = [];
  private readonly seen = new Map<string, { name: string; number: number; roles: Map<RosterRole, number> }>();
  private readonly created = new Map<string, string>();
  private readonly proposals = new Map<string, PlannedProposal>();
  private readonly steps: RosterStep[] = [];
  /** Who is in the sheet, as what. */
  private readonly present = new Set<string>();

  constructor(
    private readonly state: RosterState,
    scopeId: string,
    private readonly decisions: RosterDecisions,
  ) {
    this.directory = new SchoolDirectory(state, scopeId);
    this.people = new PeopleIndex(state);
  }

  plan(rows: Iterable<RosterRow>): RosterPlan {
    for (const row of rows) {
      const line = new PlanLine(row);
      this.lines.push(line);
      const listed = this.read(line);
      if (listed) this.listed.push(listed);
    }
    for (const listed of this.listed) this.compare(listed);
    this.proposeLeavers();
    const lines = this.lines.map((line) => line.plan());
    return { lines, proposals: [...this.proposals.values()], steps: this.steps };
  }

  private read(line: PlanLine): ListedPerson | null {
    const school = this.directory.school(line);
    const name = (line.name = line.required('name', 60));
    const number = this.readNumber(line);
    const role = (line.role = readRoleOf(line));
    const validFrom = this.readDay(line);
    const subject = line.limited('subject', 60);
    if (subject !== '' && role !== null && role !== 'teacher' && role !== 'trainer') {
      if (role !== 'student') line.miss('subject', 'ROSTER_SUBJECT_NOT_ALLOWED');
    }
    line.note = line.text('classGroup') || subject;
    if (!school || !role || line.isWrong) return null;
    this.refuseDoubles(line, accountKey(school.id, foldNumber(number)), name, role);
    const classGroupId = this.classOf(line, school.id, role);
    if (line.isWrong) return null;
    const teaches = role === 'teacher' || role === 'trainer';
    return { line, school, number, name, role, classGroupId, subject: (teaches && subject) || null, validFrom };
  }

  private readNumber(line: PlanLine): string {
    const text = line.required('number', 100);
    const number = (line.accountName = foldAccountName(text));
    if (text === '' || accountNamePattern.test(number)) return isRounded(text) ? this.rounded(line) : number;
    return isRounded(text) ? this.rounded(line) : line.miss('number', 'ROSTER_NUMBER_INVALID');
  }

  private rounded(line: PlanLine): '' {
    return line.miss('number', 'ROSTER_NUMBER_ROUNDED');
  }

  private readDay(line: PlanLine): string {
    const text = line.text('validFrom');
    if (text === '') return this.decisions.effectiveOn;
    return readDay(text) ?? line.miss('validFrom', 'ROSTER_DAY_INVALID');
  }

  private refuseDoubles(line: PlanLine, key: string, name: string, role: RosterRole): void {
    const before = this.seen.get(key);
    if (!before) {
      this.seen.set(key, { name, number: line.number, roles: new Map([[role, line.number]]) });
      return;
    }
    const sameRole = before.roles.get(role);
    if (fold(before.name) !== fold(name)) line.miss('name', 'ROSTER_NAME_DIFFERS', { row: before.number });
    else if (sameRole !== undefined) line.miss('number', 'ROSTER_DOUBLED', { row: sameRole });
    else before.roles.set(role, line.number);
  }

  private classOf(line: PlanLine, schoolId: string, role: RosterRole): string | null {
    if (role !== 'student') {
      if (line.text('classGroup') !== '') line.miss('classGroup', 'ROSTER_CLASS_NOT_ALLOWED');
      return null;
    }
    const found = this.directory.classGroup(line, schoolId);
    if (found?.step && !line.isWrong) {
      line.effects.add('newClassGroup');
      this.steps.push(found.step);
    }
    return found?.classGroup.id ?? null;
  }

  private compare(listed: ListedPerson): void {
    const known = this.people.find(listed.school.id, listed.number);
    if (known) this.compareKnown(listed, known);
    else if (!this.proposeSchoolChange(listed)) this.addPerson(listed);
  }

  private compareKnown(listed: ListedPerson, known: KnownPerson): void {
    const { line, name } = listed;
    this.present.add(presenceKey(known.id, listed.role));
    if (this.people.isAbove(known.id)) return void line.miss('number', 'ROSTER_ACCOUNT_ABOVE');
    if (fold(known.displayName) !== fold(name)) {
      const texts = { before: known.displayName, after: name };
      if (this.propose(listed, { kind: 'rename', subjectId: known.id, ...texts }))
        this.once({ kind: 'rename', id: known.id, ...texts });
    }
    if (known.isDisabled) {
      if (!this.propose(listed, { kind: 'enable', subjectId: known.id, before: '', after: '' })) return;
      this.once({ kind: 'enable', id: known.id });
    }
    this.compareMembership(listed, known.id);
  }

  private compareMembership(listed: ListedPerson, personId: string): void {
    const { role, school, validFrom } = listed;
    const standing = this.people
      .membershipsOf(personId)
      .filter((one) => one.role === role && overlap(one, { validFrom, validTo: null }))
      .filter((one) => role === 'student' || one.organisationId === school.id);
    const same = standing.find((one) => one.organisationId === school.id && one.classGroupId === listed.classGroupId);
    if (same) this.compareSubject(listed, same);
    else if (standing.length > 0) this.proposeTransfer(listed, personId, standing);
    else this.begin(listed, personId);
  }

  private compareSubject({ line, subject }: ListedPerson, { id, subject: before }: KnownMembership): void {
    if (subject === null || subject === before) return;
    line.effects.add('newSubject');
    this.steps.push({ kind: 'changeSubject', id, before, after: subject });
  }

  /** From one class to another, or to a class of another school while the account stays. */
  private proposeTransfer(listed: ListedPerson, personId: string, standing: readonly KnownMembership[]): void {
    const [old, ...more] = standing;
    const { line, school, validFrom } = listed;
    if (!old || more.length > 0 || old.validFrom >= validFrom || old.validTo !== null)
      return void line.miss('validFrom', 'ROSTER_OVERLAPS', { validFrom: old?.validFrom ?? '' });
    const isSameSchool = old.organisationId === school.id;
    const proposal = {
      kind: isSameSchool ? ('classChange' as const) : ('schoolChange' as const),
      subjectId: old.id,
      before: this.placeOf(old, !isSameSchool),
      after: this.placeOf({ organisationId: school.id, classGroupId: listed.classGroupId }, !isSameSchool),
    };
    if (!this.propose(listed, proposal)) return;
    this.steps.push({ kind: 'endMembership', id: old.id, personId, validTo: validFrom });
    this.begin(listed, personId, false);
  }

  /** Somebody of the same number and name in another school of the scope, who is not listed there, may be the same person. */
  private proposeSchoolChange(listed: ListedPerson): boolean {
    const candidates = this.people
      .withNumber(listed.number)
      .filter(({ displayName, isDisabled }) => !isDisabled && fold(displayName) === fold(listed.name))
      .filter(({ id, schoolId }) => !this.isListed(schoolId, listed.number) && !this.people.isAbove(id));
    const [person, ...more] = candidates;
    if (!person || more.length > 0) return false;
    const standing = this.people
      .membershipsOf(person.id)
      .filter((one) => one.role === listed.role && one.validTo === null && one.validFrom < listed.validFrom);
    const [old, ...others] = standing;
    if (!old || others.length > 0) return false;
    const proposal = {
      kind: 'schoolChange' as const,
      subjectId: old.id,
      before: this.placeOf(old, true),
      after: this.placeOf({ organisationId: listed.school.id, classGroupId: listed.classGroupId }, true),
    };
    this.present.add(presenceKey(person.id, listed.role));
    if (!this.propose(listed, proposal)) return true;
    this.steps.push({ kind: 'endMembership', id: old.id, personId: person.id, validTo: listed.validFrom });
    this.steps.push({ kind: 'moveAccount', id: person.id, before: person.schoolId, after: listed.school.id });
    this.begin(listed, person.id, false);
    return true;
  }

  private addPerson(listed: ListedPerson): void {
    const { school, number, name, line } = listed;
    const key = accountKey(school.id, foldNumber(number));
    let personId = this.created.get(key);
    if (!personId) {
      personId = newId();
      this.created.set(key, personId);
      line.effects.add('newPerson');
      const facts = { schoolId: school.id, accountName: number, displayName: name };
      this.steps.push({ kind: 'createPerson', id: personId, ...facts });
    }
    this.begin(listed, personId, !line.effects.has('newPerson'));
  }

  private begin(listed: ListedPerson, personId: string, isRoleNew = true): void {
    const { line, school, classGroupId, role, subject, validFrom } = listed;
    if (isRoleNew) line.effects.add('newRole');
    const facts = { personId, organisationId: school.id, classGroupId, role, subject, validFrom };
    this.steps.push({ kind: 'beginMembership', id: newId(), ...facts });
  }

  /** Somebody with two roles stands in two rows. */
  private once(step: Extract<RosterStep, { kind: 'rename' | 'enable' }>): void {
    if (!this.steps.some(({ kind, id }) => kind === step.kind && id === step.id)) this.steps.push(step);
  }

  /** @returns whether it was ticked */
  private propose(
    { line, name, number }: ListedPerson,
    proposal: Pick<PlannedProposal, 'kind' | 'subjectId' | 'before' | 'after'>,
  ): boolean {
    const { kind, subjectId } = proposal;
    line.isProposed = true;
    this.proposals.set(`${kind} ${subjectId}`, { ...proposal, number: line.number, name, accountName: number });
    return this.decisions.accepts(kind, subjectId);
  }

  private proposeLeavers(): void {
    const { effectiveOn } = this.decisions;
    const { listed, present, people } = this;
    for (const { membership, person } of findLeavers({ listed, present }, this.state, people, effectiveOn)) {
      const { id, personId } = membership;
      const proposal = { kind: 'leaver' as const, subjectId: id, before: this.placeOf(membership, true), after: '' };
      const who = { number: null, name: person.displayName, accountName: person.accountName };
      this.proposals.set(`leaver ${id}`, { ...proposal, ...who });
      if (this.decisions.accepts('leaver', id))
        this.steps.push({ kind: 'endMembership', id, personId, validTo: effectiveOn });
    }
  }

  private isListed(schoolId: string, number: string): boolean {
    return this.seen.has(accountKey(schoolId, foldNumber(number)));
  }

  private placeOf(place: Pick<KnownMembership, 'organisationId' | 'classGroupId'>, withSchool: boolean): string {
    const school = withSchool ? (this.directory.namesOfSchools.get(place.organisationId) ?? '') : '';
    return [school, this.directory.nameOfClass(place.classGroupId)].filter(Boolean).join(' ');
  }
}

/** A row without a role is that of a student when it names a class. */
function readRoleOf(line: PlanLine): RosterRole | null {
  const text = line.text('role');
  if (text === '' && line.text('classGroup') !== '') return 'student';
  if (text === '') line.miss('role', 'ROSTER_MISSING');
  const role = readRole(text);
  if (text !== '' && !role) line.miss('role', 'ROSTER_ROLE_UNKNOWN');
  return role;
}
