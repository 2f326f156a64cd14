import { even, type VideoStream } from '../probe/probed-streams.js';

/** One quality of the ladder. */
export interface Rung {
  name: '720p' | '480p' | '360p' | '240p';
  width: number;
  height: number;
  crf: number;
  /** highest bit rate in kbit/s */
  maxRate: number;
  /** takes every second picture only, where there are enough */
  isSlow: boolean;
}

const LADDER = [
  { name: '720p', lines: 720, crf: 23, maxRate: 1800 },
  { name: '480p', lines: 480, crf: 24, maxRate: 800 },
  { name: '360p', lines: 360, crf: 26, maxRate: 300 },
] as const;

/** For a line of 256 kbit/s, beside larger ones only. */
const SMALLEST = { name: '240p', lines: 240, crf: 28, maxRate: 120 } as const;
/** The film is at most this share of its size there: below, the smallest would be hardly smaller than the next. */
const CLEARLY_SMALLER = 0.75;

/** A film may be this much smaller than a rung's box and still make that rung, at its own size: 853×479 makes a 480p. */
const NEARLY = 0.9;

/** The rungs of a film, best first: never larger than the film, in its orientation, and always at least the smallest. */
export function chooseRungs(video: Pick<VideoStream, 'width' | 'height'>): Rung[] {
  const fitting = LADDER.filter((step) => boxScale(video, step.lines) <= 1 / NEARLY);
  const chosen = fitting.length > 0 ? fitting : LADDER.slice(-1);
  const smallest = boxScale(video, SMALLEST.lines) <= CLEARLY_SMALLER ? [SMALLEST] : [];
  return [...chosen, ...smallest].map(({ name, lines, crf, maxRate }) => ({
    ...{ name, ...fit(video, lines), crf, maxRate },
    isSlow: name === SMALLEST.name,
  }));
}

/** By how much the film would have to grow to fill the rung's 16:9 box, lying or standing as the film does. */
function boxScale({ width, height }: { width: number; height: number }, lines: number): number {
  const long = Math.round((lines * 16) / 9);
  return Math.min(long / Math.max(width, height), lines / Math.min(width, height));
}

function fit(video: { width: number; height: number }, lines: number): { width: number; height: number } {
  const scale = boxScale(video, lines);
  if (scale >= 1) return { width: even(video.width), height: even(video.height) };
  return { width: nearestEven(video.width * scale), height: nearestEven(video.height * scale) };
}

function nearestEven(pixels: number): number {
  return Math.max(2, Math.round(pixels / 2) * 2);
}

/** Lectures gain nothing above this; a 60 fps recording is halved. */
const HIGHEST_FRAME_RATE = 30;

/** Rates as ffmpeg should be told them, so that every rung has exactly the same frames. */
const KNOWN_RATES: readonly (readonly [number, string])[] = [
  [24000 / 1001, '24000/1001'],
  [30000 / 1001, '30000/1001'],
];

export interface FrameRate {
  /** for ffmpeg, for example `30000/1001` */
  text: string;
  value: number;
}

/** A constant rate at or below 30 that divides the film's own, if it can. */
export function chooseFrameRate(sourceRate: number): FrameRate {
  const halved =
    sourceRate > HIGHEST_FRAME_RATE * 1.02
      ? sourceRate / Math.ceil(sourceRate / HIGHEST_FRAME_RATE - 0.02)
      : sourceRate;
  const known = KNOWN_RATES.find(([rate]) => Math.abs(rate - halved) < 0.01);
  if (known) return { text: known[1], value: known[0] };
  const rounded = Math.min(HIGHEST_FRAME_RATE, Math.max(1, Math.round(halved)));
  return { text: String(rounded), value: rounded };
}

/** Below this rate nothing is left out. */
const ENOUGH_TO_HALVE = 24;

/** How many pictures of the film's constant rate make one of this quality. */
export function frameStep(rung: Pick<Rung, 'isSlow'>, rate: Pick<FrameRate, 'value'>): 1 | 2 {
  return rung.isSlow && rate.value >= ENOUGH_TO_HALVE - 0.1 ? 2 : 1;
}

/** Length of a segment and of a group of pictures. Long ones are the main gain on slides. */
export const SEGMENT_SECONDS = 6;

/** Pictures of a group, an even number for every known rate that is halved. */
export function groupFrames(rate: Pick<FrameRate, 'value'>): number {
  return Math.round(rate.value * SEGMENT_SECONDS);
}
