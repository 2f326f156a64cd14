import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { AppError, Clock, ObjectStore, type JobContext } from '@yunqiao/platform';
import { RosterChange } from './roster-change.entity.js';
import { RosterImport, type RosterState } from './roster-import.entity.js';
import { proposalKey, type RosterPlan, type SheetStep } from './roster-plan.js';
import { RosterPlanner } from './roster-planner.js';
import { RosterProgress } from './roster-progress.js';
import { rosterKey, type RosterJob } from './roster-queue.js';
import { countLines, keepChanges, keepOutcomes, keepPlan } from './roster-rows.js';
import type { RosterSheet } from './roster-sheet.js';
import { SheetWorks } from './sheet-works.js';

/** Where a sheet falls back to when its work cannot be done. */
const before: Partial<Record<RosterState, RosterState>> = {
  checking: 'failed',
  applying: 'checked',
  undoing: 'applied',
};

/** Somebody has begun the work anew: what this attempt has done is worth nothing. */
class Overtaken extends Error {}

/** Looks at sheets, applies and undoes them: each whole, in one transaction, or not at all. */
@Injectable()
export class RosterProcessor {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly planner: RosterPlanner,
    private readonly works: SheetWorks,
    private readonly objects: ObjectStore,
    private readonly clock: Clock,
  ) {}

  /** It may be called twice for one job; a job of an earlier attempt does nothing. */
  async work(job: RosterJob, { signal, isLastAttempt }: Pick<JobContext, 'signal' | 'isLastAttempt'>): Promise<void> {
    const roster = await this.database.manager.findOneBy(RosterImport, { id: job.importId, attempt: job.attempt });
    if (!roster || !before[roster.state]) return;
    // Asked for before any transaction begins: none holds a connection while it waits for another.
    const connection = this.database.createQueryRunner();
    const progress = new RosterProgress(connection, job, signal);
    try {
      await connection.connect();
      if (roster.state === 'checking') await this.check(roster, progress);
      else if (roster.state === 'applying') await this.apply(roster, progress);
      else await this.undo(roster, progress);
    } catch (error) {
      if (error instanceof Overtaken) return;
      const answer = answerOf(error);
      if (signal.aborted || !(answer || isLastAttempt)) throw error;
      await this.fallBack(roster, answer ?? new AppError('ROSTER_UNAVAILABLE'));
      if (!answer) throw error;
    } finally {
      await connection.release();
    }
  }

  /** No further try will come, and the last one could not say so itself. */
  async giveUp({ importId, attempt }: RosterJob): Promise<void> {
    const roster = await this.database.manager.findOneBy(RosterImport, { id: importId, attempt });
    if (roster && before[roster.state]) await this.fallBack(roster, new AppError('ROSTER_UNAVAILABLE'));
  }

  private async check(roster: RosterImport, progress: RosterProgress): Promise<void> {
    const sheet = await this.planner.read(roster, progress.part(0, 40, 32_000));
    await this.database.transaction(async (tx) => {
      const plan = await this.planner.plan(tx, roster, sheet);
      await progress.tell(60);
      await this.keep(tx, roster, plan, sheet, progress.part(60, 100, plan.lines.length));
    });
  }

  /** Sheets are applied one after the other: what one makes, the next finds. */
  private async apply(roster: RosterImport, progress: RosterProgress): Promise<void> {
    const sheet = await this.planner.read(roster, progress.part(0, 20, 32_000));
    await this.database.transaction(async (tx) => {
      await tx.query('SELECT id FROM roster_gate FOR UPDATE');
      const plan = await this.planner.plan(tx, roster, sheet);
      await progress.tell(30);
      if (plan.lines.some(({ action }) => action === 'wrong')) {
        await this.keep(tx, roster, plan, sheet, progress.part(30, 100, plan.lines.length), 'ROSTER_OUTDATED');
        return;
      }
      await this.works.of(roster.kind).write(tx, plan.steps, progress.part(30, 90, plan.steps.length));
      await keepChanges(tx, roster.id, plan.steps);
      await finish(tx, roster, {
        state: 'applied',
        appliedAt: this.clock.now(),
        ...(await this.outcome(tx, roster, plan)),
      });
    });
    await this.objects.remove(rosterKey(roster.id));
  }

  private async undo(roster: RosterImport, progress: RosterProgress): Promise<void> {
    await this.database.transaction(async (tx) => {
      await tx.query('SELECT id FROM roster_gate FOR UPDATE');
      const changes = await tx.find(RosterChange, { where: { importId: roster.id }, order: { sequence: 'ASC' } });
      const steps = changes.map(({ step }) => step);
      const outcomes = await this.works.of(roster.kind).undo(tx, steps, progress.part(10, 90, steps.length));
      await keepOutcomes(tx, changes, outcomes);
      const keptCount = outcomes.filter(Boolean).length;
      await finish(tx, roster, { state: 'undone', undoneAt: this.clock.now(), keptCount });
    });
  }

  private async keep(
    tx: EntityManager,
    roster: RosterImport,
    plan: RosterPlan<SheetStep>,
    { encoding, head }: RosterSheet,
    onRows: (count: number) => Promise<void>,
    errorCode: string | null = null,
  ): Promise<void> {
    await keepPlan(tx, roster.id, plan, await this.planner.accepted(tx, roster.id), onRows);
    await finish(tx, roster, { state: 'checked', encoding, head, errorCode, ...countsOf(plan) });
  }

  /** What was ticked counts as changed; what was not stays proposed. */
  private async outcome(tx: EntityManager, roster: RosterImport, plan: RosterPlan<SheetStep>) {
    const accepted = await this.planner.accepted(tx, roster.id);
    const ticked = plan.proposals.filter(({ kind, subjectId }) => accepted.has(proposalKey(kind, subjectId))).length;
    const counts = countsOf(plan);
    return { ...counts, changedCount: counts.changedCount + ticked, proposedCount: plan.proposals.length - ticked };
  }

  private async fallBack({ id, attempt, state }: RosterImport, { code, details }: AppError): Promise<void> {
    const told = { state: before[state]!, errorCode: code, errorDetails: { ...details } as Record<string, never> };
    const touchedAt = this.clock.now();
    await this.database.manager.update(RosterImport, { id, attempt, state }, { ...told, touchedAt });
  }
}

type Outcome = Partial<RosterImport> & Pick<RosterImport, 'state'>;

/** The last change of the transaction. @throws Overtaken, so that nothing of it stays */
async function finish(tx: EntityManager, { id, attempt, state }: RosterImport, outcome: Outcome): Promise<void> {
  const { head, ...rest } = outcome;
  const columns = { ...rest, ...(head && { head: head as unknown as Record<string, never> }), progress: 100 };
  const { affected } = await tx.update(RosterImport, { id, attempt, state }, columns as Partial<Columns>);
  if (affected !== 1) throw new Overtaken();
}

type Columns = Omit<RosterImport, 'head' | 'errorDetails'>;

function countsOf({ lines }: Pick<RosterPlan, 'lines'>) {
  const { create, change, same, propose, wrong } = countLines(lines);
  return {
    ...{ createdCount: create, changedCount: change, sameCount: same },
    ...{ proposedCount: propose, wrongCount: wrong },
  };
}

/** What the administrator can do something about; null for what another try may mend. */
function answerOf(error: unknown): AppError | null {
  if (!(error instanceof AppError) || error.code === 'ROSTER_INTERRUPTED') return null;
  return /^(?:SHEET|ROSTER)_/u.test(error.code) ? error : null;
}
