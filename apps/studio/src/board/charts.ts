import type { ChartData, ChartOptions } from 'chart.js';
import type { Bar, BarPart } from './bars';
import { paint } from './chartPaint';
import type { TrendWeek } from './trend';

type Audience = BarPart['audience'];

/** How the reader's language writes what stands in a chart. */
export interface ChartWords {
  locale: string;
  audience(this: void, audience: Audience): string;
  number(this: void, value: number): string;
  /** A school day, with its year. */
  date(this: void, day: string): string;
  /** A school day, without its year. */
  shortDay(this: void, day: string): string;
}

/** Pixels that one bar takes, with the space to the next. */
const BAR_HEIGHT = 28;
/** Pixels of the whole picture under which names are cut shorter. */
const NARROW = 640;
/** Pixels of a Latin letter, of which a Chinese character takes two; and of the space around a name. */
const LETTER = 6.4;
const AROUND_NAME = 12;

const looks = {
  students: { token: '--azure', dash: [] },
  teachers: { token: '--ochre', dash: [5, 4] },
} as const;

/** What both pictures share. They do not move: the board asks anew every five seconds. */
function shared(words: ChartWords) {
  const family = getComputedStyle(document.documentElement).getPropertyValue('--font').trim();
  return {
    animation: false,
    responsive: true,
    maintainAspectRatio: false,
    locale: words.locale,
    font: { family, size: 12 },
  } as const;
}

/** Colours of the box that a pointer opens. */
function tooltipPaint() {
  return { backgroundColor: paint('--ink'), titleColor: paint('--sheet'), bodyColor: paint('--sheet') };
}

/** Participants week by week, a line for each of `audiences`. */
export function trendData(weeks: readonly TrendWeek[], audiences: readonly Audience[], words: ChartWords): ChartData {
  return {
    labels: weeks.map(({ startsOn }) => words.shortDay(startsOn)),
    datasets: audiences.map((audience) => ({
      type: 'line' as const,
      label: words.audience(audience),
      data: weeks.map((week) => week[audience]),
      borderColor: paint(looks[audience].token),
      pointBackgroundColor: paint(looks[audience].token),
      pointBorderColor: paint(looks[audience].token),
      borderDash: [...looks[audience].dash],
      borderWidth: 2.5,
      pointRadius: 3,
    })),
  };
}

/** Axes and words of the weekly picture. */
export function trendOptions(weeks: readonly TrendWeek[], words: ChartWords): ChartOptions {
  return {
    ...shared(words),
    interaction: { mode: 'index', intersect: false },
    scales: {
      x: {
        grid: { display: false },
        border: { display: false },
        ticks: { color: paint('--ink-3'), maxRotation: 0 },
      },
      y: {
        beginAtZero: true,
        grid: { color: paint('--line') },
        border: { display: false },
        ticks: {
          color: paint('--ink-3'),
          precision: 0,
          maxTicksLimit: 6,
          callback: (value) => words.number(Number(value)),
        },
      },
    },
    plugins: {
      tooltip: {
        ...tooltipPaint(),
        callbacks: {
          title: ([first]) => words.date(weeks[first?.dataIndex ?? 0]?.startsOn ?? ''),
        },
      },
    },
  };
}

/** Bars of rows, the parts of each laid end to end. */
export function barData(bars: readonly Bar[], audiences: readonly Audience[], words: ChartWords): ChartData {
  return {
    labels: bars.map(({ row }) => row.name),
    datasets: audiences.map((audience, place) => ({
      type: 'bar' as const,
      label: words.audience(audience),
      data: bars.map(({ parts }) => parts[place]?.value ?? 0),
      backgroundColor: paint(looks[audience].token),
      maxBarThickness: 16,
    })),
  };
}

/** Axes and words of bars: names at their left, distinct people at their right; a press beside a name or on a bar opens it. */
export function barOptions(bars: readonly Bar[], words: ChartWords, open: (bar: Bar) => void): ChartOptions {
  const ticks = { color: paint('--ink'), autoSkip: false };
  const nameIn = (chart: { width: number }, name: string) => shortened(name, chart.width < NARROW ? 16 : 30);
  return {
    ...shared(words),
    indexAxis: 'y',
    interaction: { mode: 'index', axis: 'y', intersect: false },
    onClick: (_, [pressed]) => {
      const bar = pressed && bars[pressed.index];
      if (bar) open(bar);
    },
    scales: {
      x: { stacked: true, beginAtZero: true, display: false },
      y: {
        stacked: true,
        grid: { display: false },
        border: { display: false },
        ticks: {
          ...ticks,
          callback(value) {
            return nameIn(this.chart, this.getLabelForValue(Number(value)));
          },
        },
        // Chart.js gives names a quarter of the picture at most, measured before the page's own font has come.
        afterFit(scale) {
          const letters = bars.map(({ row }) => lettersOf(nameIn(scale.chart, row.name)));
          scale.width = Math.max(0, ...letters) * LETTER + AROUND_NAME;
        },
      },
      totals: {
        type: 'category',
        axis: 'y',
        position: 'right',
        offset: true,
        labels: bars.map(({ total }) => words.number(total)),
        grid: { display: false },
        border: { display: false },
        ticks,
      },
    },
    plugins: { tooltip: tooltipPaint() },
  };
}

/** Height of a picture of so many bars, in pixels. */
export function barsHeight(count: number): number {
  return Math.max(1, count) * BAR_HEIGHT + 8;
}

/** Width of a name in Latin letters; a Chinese character is as wide as two. */
function lettersOf(name: string): number {
  return [...name].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 2 : 1), 0);
}

/** The beginning of a name that is wider than `width` Latin letters; a Chinese character is as wide as two. */
export function shortened(name: string, width: number): string {
  let used = 0;
  let kept = '';
  for (const letter of name) {
    used += lettersOf(letter);
    if (used > width) return `${kept.trimEnd()}…`;
    kept += letter;
  }
  return name;
}
