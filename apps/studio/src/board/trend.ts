/** A week of the trend. */
export interface TrendWeek {
  startsOn: string;
  teachers: number;
  students: number;
}

type Audience = 'teachers' | 'students';

const HEIGHT = 220;
const LEFT = 64;
const TOP = 12;
const BOTTOM = 30;
const RIGHT = 24;
const LABEL_WIDTH = 76;

/** The weeks from the first to the last in which anybody took part; of none when nobody did. */
export function weeksWithFigures<Week extends TrendWeek>(
  weeks: readonly Week[],
  audiences: readonly Audience[],
): readonly Week[] {
  const hasFigures = (week: Week) => audiences.some((audience) => week[audience] > 0);
  const first = weeks.findIndex(hasFigures);
  return first < 0 ? [] : weeks.slice(first, weeks.findLastIndex(hasFigures) + 1);
}

/** A round number at or above `value` that divides well by four. */
function roundedUp(value: number): number {
  if (value <= 4) return 4;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 1.2, 1.6, 2, 2.4, 3.2, 4, 6, 8, 10].find((factor) => factor * power >= value) ?? 10;
  return step * power;
}

/** Where the lines, marks and labels of the weekly picture stand, for a picture `width` pixels wide. */
export function trendOf(weeks: readonly TrendWeek[], audiences: readonly Audience[], width: number) {
  const most = Math.max(0, ...weeks.flatMap((week) => audiences.map((audience) => week[audience])));
  const top = roundedUp(most);
  const x = (place: number) =>
    weeks.length < 2 ? (LEFT + width) / 2 : LEFT + RIGHT + (place * (width - LEFT - 2 * RIGHT)) / (weeks.length - 1);
  const y = (value: number) => HEIGHT - BOTTOM - (value / top) * (HEIGHT - TOP - BOTTOM);
  const lines = audiences.map((audience) => {
    const points = weeks.map((week, place) => ({
      startsOn: week.startsOn,
      value: week[audience],
      x: x(place),
      y: y(week[audience]),
    }));
    const path = points.map((point, place) => `${place === 0 ? 'M' : 'L'}${point.x.toFixed(1)} ${point.y.toFixed(1)}`);
    return { audience, points, path: path.join('') };
  });
  const stride = Math.max(1, Math.ceil((weeks.length * LABEL_WIDTH) / (width - LEFT)));
  const labels = weeks
    .map((week, place) => ({ startsOn: week.startsOn, x: x(place), place }))
    .filter(({ place }) => place % stride === 0);
  const marks = [0, 1, 2, 3, 4].map((quarter) => ({ value: (top * quarter) / 4, y: y((top * quarter) / 4) }));
  return { width, height: HEIGHT, left: LEFT, most, lines, labels, marks };
}
