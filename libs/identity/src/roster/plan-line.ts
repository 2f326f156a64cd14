import { sheetLimits } from '@yunqiao/platform';
import type { IdentityColumn } from './identity-sheets.js';
import type { RosterAction, RosterMistake } from './roster-line.entity.js';
import type { PlannedLine, RosterRow } from './roster-plan.js';
import { isGarbled, type RosterRole } from './roster-values.js';
import { sortOfEffect, type RosterEffect } from './roster-vocabulary.js';

/** A row while it is looked at: collects what is wrong with it, and what it leads to. */
export class PlanLine<Column extends string = IdentityColumn> {
  readonly mistakes: RosterMistake[] = [];
  readonly effects = new Set<RosterEffect>();
  schoolName = '';
  name = '';
  accountName = '';
  role: RosterRole | null = null;
  note = '';
  isProposed = false;

  constructor(readonly row: RosterRow<Column>) {}

  get number(): number {
    return this.row.number;
  }

  get isWrong(): boolean {
    return this.mistakes.length > 0;
  }

  /** What stands in a column. */
  text(column: Column): string {
    return this.row.values[column]?.normalize('NFC').trim() ?? '';
  }

  /** The same, which must be there, can be read, and is not longer than `longest`; empty with a mistake otherwise. */
  required(column: Column, longest: number): string {
    const text = this.limited(column, longest);
    if (text === '' && !this.mistakes.some((mistake) => mistake.column === column)) this.miss(column, 'ROSTER_MISSING');
    return text;
  }

  /** The same, which may be empty. */
  limited(column: Column, longest: number): string {
    const text = this.text(column);
    if (isGarbled(text)) return this.miss(column, 'ROSTER_GARBLED');
    return [...text].length > longest ? this.miss(column, 'ROSTER_TOO_LONG', { maximum: longest }) : text;
  }

  /** Notes a mistake; nothing is done for a row that has one. */
  miss(column: Column | null, code: string, details: RosterMistake['details'] = {}): '' {
    this.mistakes.push({ column, code, details });
    return '';
  }

  plan(): PlannedLine {
    const cut = (text: string, longest: number) =>
      text.length <= longest ? text : [...text].slice(0, longest).join('');
    return {
      number: this.number,
      name: cut(this.name, 120),
      accountName: cut(this.accountName, 80),
      schoolName: cut(this.schoolName, 120),
      role: this.role,
      note: cut(this.note, 120),
      action: this.action(),
      effects: this.isWrong ? [] : [...this.effects],
      mistakes: this.mistakes.slice(0, sheetLimits.columns),
    };
  }

  private action(): RosterAction {
    if (this.isWrong) return 'wrong';
    if ([...this.effects].some((effect) => sortOfEffect(effect) === 'create')) return 'create';
    if (this.isProposed) return 'propose';
    return this.effects.size > 0 ? 'change' : 'same';
  }
}
