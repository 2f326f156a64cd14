/** A term as the school calendar has it. */
export interface SchoolTerm {
  code: string;
  nameZh: string;
  nameEn: string;
  /** First and last school day, Asia/Shanghai. */
  startsOn: string;
  endsOn: string;
}

/**
 * The terms of the school years that begin from `firstYear` to `lastYear`: autumn from 1 September to 31 January,
 * spring from 1 February to 31 August with the summer holidays, so that every day lies in one term.
 */
export function termsBetween(firstYear: number, lastYear: number): SchoolTerm[] {
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => firstYear + index);
  return years.flatMap((year) => [autumnOf(year), springOf(year + 1)]);
}

function autumnOf(year: number): SchoolTerm {
  return {
    code: `${year}-autumn`,
    nameZh: `${year}年秋季学期`,
    nameEn: `Autumn term ${year}`,
    startsOn: `${year}-09-01`,
    endsOn: `${year + 1}-01-31`,
  };
}

function springOf(year: number): SchoolTerm {
  return {
    code: `${year}-spring`,
    nameZh: `${year}年春季学期`,
    nameEn: `Spring term ${year}`,
    startsOn: `${year}-02-01`,
    endsOn: `${year}-08-31`,
  };
}
