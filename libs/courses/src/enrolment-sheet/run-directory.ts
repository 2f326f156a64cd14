import { fold, type PlanLine } from '@yunqiao/identity';
import { runCodeOf } from '../run/run-code.js';
import type { Term } from '../term/term.entity.js';
import type { EnrolmentColumn } from './enrolment-sheets.js';
import { readTerm } from './term-words.js';

/** A run that is offered to a school of the sheet. */
export interface OfferedRun {
  readonly id: string;
  readonly termId: string;
  readonly title: string;
  readonly endsOn: string;
  readonly isClosed: boolean;
  /** To which it is offered. */
  readonly schoolIds: ReadonlySet<string>;
}

/** Finds the runs that a sheet names, by their code, or by the course's title and the term. */
export class RunDirectory {
  private readonly byCode = new Map<string, OfferedRun>();
  private readonly byTitle = new Map<string, OfferedRun[]>();

  /** @param today a term that is not named is that of this day; what is over on it takes nobody in */
  constructor(
    runs: readonly OfferedRun[],
    private readonly terms: readonly Term[],
    private readonly today: string,
  ) {
    for (const run of runs) {
      this.byCode.set(runCodeOf(run.id), run);
      const title = fold(run.title);
      this.byTitle.set(title, [...(this.byTitle.get(title) ?? []), run]);
    }
  }

  /** The run of a row, which takes people of the school in today; null with a mistake. */
  run(line: PlanLine<EnrolmentColumn>, schoolId: string): OfferedRun | null {
    const run = line.text('run') === '' ? this.named(line, schoolId) : this.coded(line, schoolId);
    if (!run) return null;
    line.note = run.title;
    const column = line.text('run') === '' ? 'course' : 'run';
    if (run.isClosed) line.miss(column, 'ROSTER_RUN_CLOSED');
    else if (run.endsOn < this.today) line.miss(column, 'ROSTER_RUN_OVER', { endsOn: run.endsOn });
    else return run;
    return null;
  }

  private coded(line: PlanLine<EnrolmentColumn>, schoolId: string): OfferedRun | null {
    const run = this.byCode.get(fold(line.text('run')).toUpperCase());
    const title = line.limited('course', 120);
    if (!run?.schoolIds.has(schoolId)) line.miss('run', 'ROSTER_RUN_UNKNOWN');
    else if (title !== '' && fold(title) !== fold(run.title))
      line.miss('course', 'ROSTER_RUN_DIFFERS', { title: run.title });
    else return run;
    return null;
  }

  private named(line: PlanLine<EnrolmentColumn>, schoolId: string): OfferedRun | null {
    const title = (line.note = line.required('course', 120));
    const term = this.term(line);
    if (title === '' || !term) return null;
    const offered = (this.byTitle.get(fold(title)) ?? []).filter(({ schoolIds }) => schoolIds.has(schoolId));
    const [run, ...more] = offered.filter(({ termId }) => termId === term.id);
    if (offered.length === 0) line.miss('course', 'ROSTER_COURSE_UNKNOWN');
    else if (!run) line.miss('term', 'ROSTER_COURSE_OTHER_TERM');
    else if (more.length > 0) {
      const codes = [run, ...more].map(({ id }) => runCodeOf(id)).join(' ');
      line.miss('course', 'ROSTER_RUN_AMBIGUOUS', { codes });
    } else return run;
    return null;
  }

  private term(line: PlanLine<EnrolmentColumn>): Term | null {
    const text = line.limited('term', 60);
    if (line.isWrong) return null;
    const { today } = this;
    const term =
      text === ''
        ? this.terms.find(({ startsOn, endsOn }) => startsOn <= today && today <= endsOn)
        : readTerm(text, this.terms);
    if (!term) line.miss('term', 'ROSTER_TERM_UNKNOWN');
    return term ?? null;
  }
}
