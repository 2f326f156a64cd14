import type { RunTerm } from './runs.js';

/** The term in which a school day lies: autumn from 1 September to 31 January, spring from 1 February to 31 August. */
export function termOf(day: string): RunTerm {
  const [year, month] = day.split('-').map(Number) as [number, number];
  if (month >= 9) return autumn(year);
  if (month === 1) return autumn(year - 1);
  return { code: `${year}-spring`, startsOn: `${year}-02-01`, endsOn: `${year}-08-31` };
}

function autumn(year: number): RunTerm {
  return { code: `${year}-autumn`, startsOn: `${year}-09-01`, endsOn: `${year + 1}-01-31` };
}
