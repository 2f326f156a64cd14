import { PlanLine } from './plan-line.js';
import type { RosterPlan, RosterRow, RosterStep } from './roster-plan.js';
import type { RosterState } from './roster-state.js';
import { SchoolDirectory } from './school-directory.js';

/** What a sheet of classes would do: make those that are not there. */
export function planClassGroups(rows: Iterable<RosterRow>, state: RosterState, scopeId: string): RosterPlan {
  const directory = new SchoolDirectory(state, scopeId);
  const steps: RosterStep[] = [];
  const seen = new Map<string, number>();
  const lines = Array.from(rows, (row) => {
    const line = new PlanLine(row);
    const school = directory.school(line);
    line.name = line.text('classGroup');
    line.note = line.text('grade');
    const found = school && directory.classGroup(line, school.id);
    if (!found) {
      if (school === null && line.text('classGroup') === '') line.required('classGroup', 60);
      return line.plan();
    }
    const before = seen.get(found.classGroup.id);
    if (before !== undefined) line.miss('classGroup', 'ROSTER_DOUBLED', { row: before });
    seen.set(found.classGroup.id, line.number);
    line.note = String(found.classGroup.grade);
    if (found.step) {
      line.effects.add('newClassGroup');
      steps.push(found.step);
    }
    return line.plan();
  });
  return { lines, proposals: [], steps };
}
