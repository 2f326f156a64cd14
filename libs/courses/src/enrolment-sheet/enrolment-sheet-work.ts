import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  RosterStateReader,
  SheetWorks,
  type RosterKeep,
  type RosterPlan,
  type RosterRow,
  type SheetToPlan,
  type SheetWork,
  type TellRows,
} from '@yunqiao/identity';
import { Notices } from '@yunqiao/notices';
import { Clock } from '@yunqiao/platform';
import type { EntityManager } from 'typeorm';
import { tellEnrolled } from '../notice/enrolled-news.js';
import { Term } from '../term/term.entity.js';
import { EnrolmentFacts } from './enrolment-facts.js';
import { planEnrolments } from './enrolment-plan.js';
import { EnrolmentRows } from './enrolment-rows.js';
import { ENROLMENTS, type EnrolmentColumn } from './enrolment-sheets.js';
import type { EnrolmentStep } from './enrolment-steps.js';
import { undoEnrolments } from './enrolment-undo.js';
import { writeEnrolments } from './enrolment-writer.js';
import { RunDirectory } from './run-directory.js';

/** Sheets of enrolments: identity reads them, shows them, applies and undoes them; what their rows mean is said here. */
@Injectable()
export class EnrolmentSheetWork implements SheetWork<EnrolmentColumn, EnrolmentStep>, OnModuleInit {
  constructor(
    private readonly works: SheetWorks,
    private readonly states: RosterStateReader,
    private readonly facts: EnrolmentFacts,
    private readonly notices: Notices,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.works.enter([ENROLMENTS], this);
  }

  /** @throws ROSTER_ENROLMENTS_FULL (maximum) */
  async plan(
    tx: EntityManager,
    { organisationId }: SheetToPlan,
    rows: readonly RosterRow<EnrolmentColumn>[],
  ): Promise<RosterPlan<EnrolmentStep>> {
    const today = this.clock.today();
    const state = await this.states.read(tx, organisationId);
    const schoolIds = state.organisations.filter(({ kind }) => kind === 'school').map(({ id }) => id);
    const runs = await this.facts.runsFor(tx, schoolIds);
    const directory = new RunDirectory(runs, await tx.find(Term, { order: { startsOn: 'ASC' } }), today);
    const read = new EnrolmentRows(state, organisationId, directory, today).read(rows);
    return planEnrolments(read, await this.facts.toCompare(tx, read.wanted, today), this.clock.now());
  }

  /** Tells who comes in by it. */
  async write(tx: EntityManager, steps: readonly EnrolmentStep[], onRows: TellRows): Promise<void> {
    await writeEnrolments(tx, steps, onRows);
    const people = new Map<string, string[]>();
    for (const { courseRunId, personId } of steps)
      people.set(courseRunId, [...(people.get(courseRunId) ?? []), personId]);
    for (const [runId, personIds] of people) await tellEnrolled(tx, this.notices, runId, personIds);
  }

  undo(tx: EntityManager, steps: readonly EnrolmentStep[], onRows: TellRows): Promise<(RosterKeep | null)[]> {
    return undoEnrolments(tx, steps, onRows);
  }
}
