import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In, type EntityManager } from 'typeorm';
import { AppError, Clock, ObjectStore, Outbox, sheetLimits, type Actor } from '@yunqiao/platform';
import { createOnce } from '../database/create-once.js';
import { isPlatformAdministrator } from '../organisation/organisation.policy.js';
import { OrganisationService } from '../organisation/organisation.service.js';
import { RosterImport, type RosterState } from './roster-import.entity.js';
import { RosterProposal, type RosterProposalKind } from './roster-proposal.entity.js';
import { rosterKey } from './roster-queue.js';
import { sheetKind, type RosterKind } from './roster-vocabulary.js';

/** A sheet that somebody brings in; its id is made by the client. */
export interface NewRoster {
  readonly id: string;
  readonly kind: RosterKind;
  readonly organisationId: string;
  readonly fileName: string;
  readonly effectiveOn: string | null;
  readonly sheet: Buffer;
}

/** Which proposals are ticked or not: these, or all of a kind. */
export interface RosterDecision {
  readonly importId: string;
  readonly kind: RosterProposalKind;
  readonly subjectIds?: readonly string[] | null;
  readonly isAccepted: boolean;
}

const waiting = { progress: 0, errorCode: null, errorDetails: null } as const;

/** Administrators bring sheets in, decide, apply and undo them. The worker does the work; here it is asked for. */
@Injectable()
export class RosterService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly organisations: OrganisationService,
    private readonly objects: ObjectStore,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Who may bring a sheet in: administrators of the school or above it; some kinds are for platform administrators.
   * @throws ORGANISATION_NOT_FOUND, NOT_ALLOWED
   */
  async requireMayBring(actor: Actor, kind: RosterKind, organisationId: string): Promise<void> {
    await this.organisations.get(actor, organisationId);
    if (sheetKind(kind).isForPlatform && !isPlatformAdministrator(actor)) throw new AppError('NOT_ALLOWED');
  }

  /**
   * Keeps a sheet and has it looked at. The same id twice is the same as once.
   * @throws ORGANISATION_NOT_FOUND, NOT_ALLOWED, SHEET_EMPTY, SHEET_TOO_LARGE, CONFLICT
   */
  async bring(actor: Actor, { sheet, ...wanted }: NewRoster): Promise<RosterImport> {
    await this.requireMayBring(actor, wanted.kind, wanted.organisationId);
    if (sheet.length === 0) throw new AppError('SHEET_EMPTY');
    if (sheet.length > sheetLimits.bytes) throw new AppError('SHEET_TOO_LARGE', { limitBytes: sheetLimits.bytes });
    const known = await this.findSame(actor, wanted);
    if (known) return known;
    await this.objects.put(rosterKey(wanted.id), sheet, { contentType: 'application/octet-stream' });
    return createOnce(
      () => this.findSame(actor, wanted),
      () => this.database.transaction((tx) => this.insert(tx, actor, { ...wanted, bytes: sheet.length })),
    );
  }

  /** @throws ROSTER_NOT_FOUND, also for a sheet of a school that the actor does not administer */
  async get(actor: Actor, id: string): Promise<RosterImport> {
    const roster = await this.database.manager.findOneBy(RosterImport, { id });
    if (!roster || roster.isForgotten) throw new AppError('ROSTER_NOT_FOUND');
    await this.requireMayBring(actor, roster.kind, roster.organisationId).catch(hide);
    return roster;
  }

  /**
   * Has another day begin what the sheet begins; it is looked at again.
   * @throws ROSTER_NOT_FOUND, ROSTER_BUSY, ROSTER_APPLIED
   */
  setDay(actor: Actor, id: string, effectiveOn: string): Promise<RosterImport> {
    return this.change(actor, id, ['checked', 'failed'], async (tx, roster) => {
      Object.assign(roster, waiting, { state: 'checking', effectiveOn });
      return this.hand(tx, roster);
    });
  }

  /**
   * Ticks proposals or takes ticks away.
   * @throws ROSTER_NOT_FOUND, ROSTER_BUSY, ROSTER_APPLIED
   */
  decide(actor: Actor, { importId, kind, subjectIds, isAccepted }: RosterDecision): Promise<RosterImport> {
    return this.change(actor, importId, ['checked'], async (tx, roster) => {
      const some = subjectIds ? { subjectId: In([...subjectIds]) } : {};
      await tx.update(RosterProposal, { importId, kind, ...some }, { isAccepted });
      return roster;
    });
  }

  /**
   * Has everything made and changed that the sheet says, and what was ticked. Applying twice is applying once.
   * @throws ROSTER_NOT_FOUND, ROSTER_BUSY, ROSTER_HAS_MISTAKES
   */
  apply(actor: Actor, id: string): Promise<RosterImport> {
    return this.change(actor, id, ['checked', 'applying', 'applied'], async (tx, roster) => {
      if (roster.state !== 'checked') return roster;
      if (roster.wrongCount > 0) throw new AppError('ROSTER_HAS_MISTAKES', { count: roster.wrongCount });
      Object.assign(roster, waiting, { state: 'applying', appliedBy: actor.personId });
      return this.hand(tx, roster);
    });
  }

  /**
   * Has everything taken back that the sheet made, as far as nobody has used or changed it. Undoing twice is undoing once.
   * @throws ROSTER_NOT_FOUND, ROSTER_BUSY, ROSTER_NOT_APPLIED
   */
  undo(actor: Actor, id: string): Promise<RosterImport> {
    return this.change(actor, id, ['applied', 'undoing', 'undone'], async (tx, roster) => {
      if (roster.state !== 'applied') return roster;
      Object.assign(roster, waiting, { state: 'undoing', undoneBy: actor.personId });
      return this.hand(tx, roster);
    });
  }

  private async change(
    actor: Actor,
    id: string,
    states: readonly RosterState[],
    work: (tx: EntityManager, roster: RosterImport) => Promise<RosterImport>,
  ): Promise<RosterImport> {
    await this.get(actor, id);
    return this.database.transaction(async (tx) => {
      const roster = await tx.findOneOrFail(RosterImport, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!states.includes(roster.state)) throw new AppError(refusalOf(roster.state, states));
      return work(tx, roster);
    });
  }

  /** The worker takes it from here; what an earlier attempt still does is worth nothing. */
  private async hand(tx: EntityManager, roster: RosterImport): Promise<RosterImport> {
    roster.attempt += 1;
    roster.touchedAt = this.clock.now();
    const saved = await tx.save(roster);
    const payload = { importId: saved.id, attempt: saved.attempt };
    await this.outbox.add(tx, { kind: 'roster.wanted', key: saved.id, payload });
    return saved;
  }

  private insert(
    tx: EntityManager,
    actor: Actor,
    { effectiveOn, ...facts }: Omit<NewRoster, 'sheet'> & { bytes: number },
  ): Promise<RosterImport> {
    const now = this.clock.now();
    const counts = { createdCount: 0, changedCount: 0, sameCount: 0, proposedCount: 0, wrongCount: 0, keptCount: 0 };
    const nothing = { encoding: null, head: null, appliedAt: null, appliedBy: null, undoneAt: null, undoneBy: null };
    const times = { createdAt: now, touchedAt: now, effectiveOn: effectiveOn ?? this.clock.today() };
    const row = { ...facts, ...waiting, ...counts, ...nothing, ...times, isForgotten: false };
    const made = tx.create(RosterImport, { ...row, madeBy: actor.personId, state: 'checking', attempt: 0 });
    return this.hand(tx, made);
  }

  private async findSame(
    actor: Actor,
    { id, kind, organisationId }: Pick<NewRoster, 'id' | 'kind' | 'organisationId'>,
  ): Promise<RosterImport | null> {
    const known = await this.database.manager.findOneBy(RosterImport, { id });
    if (!known) return null;
    const isSame = known.madeBy === actor.personId && known.kind === kind && known.organisationId === organisationId;
    if (!isSame) throw new AppError('CONFLICT');
    return known;
  }
}

/** Not allowed and not there look the same from outside. */
function hide(error: unknown): never {
  throw error instanceof AppError ? new AppError('ROSTER_NOT_FOUND') : error;
}

/** Why it cannot be done now. */
function refusalOf(state: RosterState, wanted: readonly RosterState[]): string {
  if (state === 'checking' || state === 'applying' || state === 'undoing') return 'ROSTER_BUSY';
  if (wanted.includes('undone')) return 'ROSTER_NOT_APPLIED';
  return state === 'failed' ? 'ROSTER_HAS_MISTAKES' : 'ROSTER_APPLIED';
}
