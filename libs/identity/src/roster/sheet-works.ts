import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { RosterKeep } from './roster-change.entity.js';
import type { RosterDecisions, RosterPlan, RosterRow, SheetStep } from './roster-plan.js';
import { definedSheetKinds, type RosterColumn, type RosterKind } from './roster-vocabulary.js';

/** Whose sheet it is, and what was decided about it. */
export interface SheetToPlan {
  readonly kind: RosterKind;
  /** The school that the sheet is of, or an organisation above the schools that it names. */
  readonly organisationId: string;
  readonly decisions: RosterDecisions;
}

/** Is told how many rows or steps are done. */
export type TellRows = (count: number) => Promise<void>;

/** What a room makes of the rows of its sheets. Everything happens in the caller's transaction, one sheet after the other. */
export interface SheetWork<Column extends string = RosterColumn, Step extends SheetStep = SheetStep> {
  /** What the rows would do to what is there; nothing is changed. */
  plan(tx: EntityManager, sheet: SheetToPlan, rows: readonly RosterRow<Column>[]): Promise<RosterPlan<Step>>;

  /** Does it. @throws CONFLICT when a row is not any more what the plan found; it is planned anew then */
  write(tx: EntityManager, steps: readonly Step[], onRows: TellRows): Promise<void>;

  /** Takes it back as far as nobody has used or changed it. Outcomes in the order of the steps: null, or why it stays. */
  undo(tx: EntityManager, steps: readonly Step[], onRows: TellRows): Promise<(RosterKeep | null)[]>;
}

/** Who works on which kind of sheets: every room enters itself for those that it has defined. */
@Injectable()
export class SheetWorks {
  private readonly works = new Map<RosterKind, SheetWork>();

  /** @throws Error for a kind that somebody works on already */
  enter(kinds: readonly RosterKind[], work: SheetWork): void {
    for (const kind of kinds) {
      if (this.works.has(kind)) throw new Error(`Two rooms work on sheets of ${kind}`);
      this.works.set(kind, work);
    }
  }

  /** @throws Error for a kind that nobody works on in this process */
  of(kind: RosterKind): SheetWork {
    const work = this.works.get(kind);
    if (!work) throw new Error(`Nobody works on sheets of ${kind}`);
    return work;
  }

  /** @throws Error when a kind that is defined has nobody who works on it */
  requireAll(): void {
    for (const kind of definedSheetKinds()) this.of(kind);
  }
}
