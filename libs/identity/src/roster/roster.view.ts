import type { RosterLine } from './roster-line.entity.js';
import type { RosterFactType, RosterLineType } from './roster.type.js';

/** Facts by name, as text; what is no word, number or list of them is left out. */
export function factsOf(details: Readonly<Record<string, unknown>>): RosterFactType[] {
  return Object.entries(details).flatMap(([name, value]) => {
    if (Array.isArray(value)) return [{ name, value: value.filter(isPlain).join(' ') }];
    return isPlain(value) ? [{ name, value: String(value) }] : [];
  });
}

/** A row for the contract. */
export function lineOf({ mistakes, ...line }: RosterLine): RosterLineType {
  const told = mistakes.map(({ column, code, details }) => ({ column, code, facts: factsOf(details) }));
  return { ...line, mistakes: told };
}

function isPlain(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
