/** A week of the trend. */
export interface TrendWeek {
  startsOn: string;
  teachers: number;
  students: number;
}

type Audience = 'teachers' | 'students';

/** The weeks from the first to the last in which anybody took part; of none when nobody did. */
export function weeksWithFigures<Week extends TrendWeek>(
  weeks: readonly Week[],
  audiences: readonly Audience[],
): readonly Week[] {
  const hasFigures = (week: Week) => audiences.some((audience) => week[audience] > 0);
  const first = weeks.findIndex(hasFigures);
  return first < 0 ? [] : weeks.slice(first, weeks.findLastIndex(hasFigures) + 1);
}
