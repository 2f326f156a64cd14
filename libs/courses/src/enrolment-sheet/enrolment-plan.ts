import type { RosterPlan } from '@yunqiao/identity';
import { AppError, newId } from '@yunqiao/platform';
import type { EnrolmentRows, WantedEnrolment } from './enrolment-rows.js';
import type { Candidate, EnrolmentStep, Withdrawn } from './enrolment-steps.js';

/** What is there already: somebody is in a run, or was and left it. */
export type KnownEnrolment = { readonly id: string; readonly withdrawn: Withdrawn | null };

/** What the rows are compared with. */
export interface EnrolmentsToCompare {
  /** Who is taught in a class today. */
  studentsOf(classGroupId: string): readonly Candidate[];
  find(courseRunId: string, personId: string): KnownEnrolment | undefined;
}

/** More than all people of the house in three courses. */
export const MOST_ENROLMENTS = 100_000;

/**
 * What a sheet of enrolments would do: enrol who is not enrolled yet. Whoever stands in it twice, alone and with the class, is
 * enrolled once.
 * @throws ROSTER_ENROLMENTS_FULL (maximum)
 */
export function planEnrolments(
  { lines, wanted }: EnrolmentRows,
  there: EnrolmentsToCompare,
  now: Date,
): RosterPlan<EnrolmentStep> {
  const steps = new Map<string, EnrolmentStep>();
  for (const one of wanted) {
    const found = whomOf(one, there);
    if (found.length === 0) one.line.miss('classGroup', 'ROSTER_CLASS_EMPTY');
    const before = steps.size;
    for (const candidate of found) {
      const step = stepFor(one, candidate, there, now);
      if (step) steps.set([step.courseRunId, step.personId].join(' '), step);
    }
    if (steps.size > MOST_ENROLMENTS) throw new AppError('ROSTER_ENROLMENTS_FULL', { maximum: MOST_ENROLMENTS });
    tellEffect(one, steps.size - before);
  }
  return { lines: lines.map((line) => line.plan()), proposals: [], steps: [...steps.values()] };
}

function whomOf({ whom }: WantedEnrolment, there: EnrolmentsToCompare): readonly Candidate[] {
  return 'candidate' in whom ? [whom.candidate] : there.studentsOf(whom.classGroupId);
}

function stepFor(
  { run }: WantedEnrolment,
  { displayName, ...as }: Candidate,
  there: EnrolmentsToCompare,
  now: Date,
): EnrolmentStep | null {
  const known = there.find(run.id, as.personId);
  if (known && !known.withdrawn) return null;
  const facts = { courseRunId: run.id, ...as, name: `${displayName} · ${run.title}`, at: now.toISOString() };
  if (!known?.withdrawn) return { kind: 'enrol', id: newId(), ...facts };
  return { kind: 'enrolAgain', id: known.id, before: known.withdrawn, ...facts };
}

/** Of a class, how many come in by its row. */
function tellEffect({ line, run, whom }: WantedEnrolment, added: number): void {
  if (added > 0) line.effects.add('newEnrolment');
  if ('classGroupId' in whom) line.note = added > 0 ? `${run.title} · +${added}` : run.title;
}
