import { even, type VideoStream } from '../probe/probed-streams.js';

/** One quality of the ladder. */
export interface Rung {
  name: '720p' | '480p' | '360p';
  width: number;
  height: number;
  crf: number;
  /** highest bit rate in kbit/s */
  maxRate: number;
}

const LADDER = [
  { name: '720p', lines: 720, crf: 23, maxRate: 1800 },
  { name: '480p', lines: 480, crf: 24, maxRate: 800 },
  { name: '360p', lines: 360, crf: 26, maxRate: 300 },
] as const;

/** A film may be this much smaller than a rung's box and still make that rung, at its own size: 853×479 makes a 480p. */
const NEARLY = 0.9;

/** The rungs of a film, best first: never larger than the film, in its orientation, and always at least the smallest. */
export function chooseRungs(video: Pick<VideoStream, 'width' | 'height'>): Rung[] {
  const fitting = LADDER.filter((step) => boxScale(video, step.lines) <= 1 / NEARLY);
  const chosen = fitting.length > 0 ? fitting : LADDER.slice(-1);
  return chosen.map(({ name, lines, crf, maxRate }) => ({ name, ...fit(video, lines), crf, maxRate }));
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
