import { newId } from '@yunqiao/platform';
import type { PlanLine } from './plan-line.js';
import type { RosterStep } from './roster-plan.js';
import type { KnownClassGroup, KnownSchool, RosterState } from './roster-state.js';
import { fold, gradeInName, readGrade } from './roster-values.js';

type NewClassGroup = Extract<RosterStep, { kind: 'createClassGroup' }>;

/** Finds the schools and classes that a sheet names; a class that is not there yet is made with its first row. */
export class SchoolDirectory {
  private readonly schools = new Map<string, KnownSchool | null>();
  private readonly classGroups = new Map<string, KnownClassGroup[]>();
  private readonly onlySchool: KnownSchool | null;
  private readonly namesOfClasses = new Map<string, string>();
  readonly namesOfSchools = new Map<string, string>();

  /** @param scopeId the school that the sheet is of, or an organisation above the schools that it names */
  constructor(
    { organisations, classGroups }: Pick<RosterState, 'organisations' | 'classGroups'>,
    private readonly scopeId: string,
  ) {
    const open = organisations.filter(({ kind, isClosed }) => kind === 'school' && !isClosed);
    this.onlySchool = open.find(({ id }) => id === scopeId) ?? null;
    for (const school of open) {
      const name = fold(school.shortName);
      this.namesOfSchools.set(school.id, school.name);
      this.schools.set(name, this.schools.has(name) ? null : school);
    }
    // A whole name is worth more than another school's short one.
    for (const school of open) this.schools.set(fold(school.name), school);
    for (const classGroup of classGroups) this.keep(classGroup);
  }

  /** The school of a row; null with a mistake. */
  school(line: PlanLine): KnownSchool | null {
    const text = line.limited('school', 120);
    line.schoolName = text || (this.onlySchool?.name ?? '');
    if (line.isWrong) return null;
    if (text === '') {
      if (!this.onlySchool) line.miss('school', 'ROSTER_MISSING');
      return this.onlySchool;
    }
    const found = this.schools.get(fold(text));
    if (found === null) line.miss('school', 'ROSTER_SCHOOL_AMBIGUOUS');
    else if (!found) line.miss('school', this.onlySchool ? 'ROSTER_SCHOOL_OTHER' : 'ROSTER_SCHOOL_UNKNOWN');
    else if (this.onlySchool && found.id !== this.scopeId) line.miss('school', 'ROSTER_SCHOOL_OTHER');
    else return found;
    return null;
  }

  /** The class that a row names, new or known; null with a mistake. */
  classGroup(line: PlanLine, schoolId: string): { classGroup: KnownClassGroup; step: NewClassGroup | null } | null {
    const found = this.find(line, schoolId);
    if (!found) return null;
    const { name, grade, known } = found;
    if (known) return { classGroup: known, step: null };
    if (grade !== null) return this.create(schoolId, name, grade);
    line.miss('grade', 'ROSTER_GRADE_MISSING');
    return null;
  }

  /** The class that a row names, which has to be there; null with a mistake. */
  knownClassGroup(line: PlanLine, schoolId: string): KnownClassGroup | null {
    const found = this.find(line, schoolId);
    if (found && !found.known) line.miss('classGroup', 'ROSTER_CLASS_UNKNOWN');
    return found?.known ?? null;
  }

  nameOfClass(id: string | null): string {
    return id ? (this.namesOfClasses.get(id) ?? '') : '';
  }

  private find(
    line: PlanLine,
    schoolId: string,
  ): { name: string; grade: number | null; known: KnownClassGroup | undefined } | null {
    const name = line.required('classGroup', 60);
    const written = line.text('grade');
    const grade = written === '' ? gradeInName(name) : readGrade(written);
    if (written !== '' && grade === null) line.miss('grade', 'ROSTER_GRADE_INVALID');
    if (line.isWrong) return null;
    const named = this.classGroups.get(keyOf(schoolId, name)) ?? [];
    const known = written === '' ? this.only(named, grade) : named.find((one) => one.grade === grade);
    if (known === 'several') line.miss('grade', 'ROSTER_CLASS_AMBIGUOUS');
    else if (known?.isClosed) line.miss('classGroup', 'ROSTER_CLASS_CLOSED');
    else return { name, grade, known };
    return null;
  }

  /** Without a year in the sheet: the one open class of the name, or that of the year which the name carries. */
  private only(named: readonly KnownClassGroup[], grade: number | null): KnownClassGroup | 'several' | undefined {
    const open = named.filter(({ isClosed }) => !isClosed);
    const candidates = open.length > 0 ? open : named;
    if (candidates.length > 1) return candidates.find((one) => one.grade === grade) ?? 'several';
    return candidates[0];
  }

  private create(schoolId: string, name: string, grade: number) {
    const step: NewClassGroup = { kind: 'createClassGroup', id: newId(), schoolId, name, grade };
    const classGroup = { id: step.id, schoolId, name, grade, isClosed: false };
    this.keep(classGroup);
    return { classGroup, step };
  }

  private keep(classGroup: KnownClassGroup): void {
    const key = keyOf(classGroup.schoolId, classGroup.name);
    const named = this.classGroups.get(key);
    if (named) named.push(classGroup);
    else this.classGroups.set(key, [classGroup]);
    this.namesOfClasses.set(classGroup.id, classGroup.name);
  }
}

function keyOf(schoolId: string, name: string): string {
  return `${schoolId} ${fold(name)}`;
}
