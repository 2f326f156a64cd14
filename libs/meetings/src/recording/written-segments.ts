/** A segment that the encoder has finished. */
export interface WrittenSegment {
  readonly number: number;
  readonly file: string;
  /** Since the beginning of the epoch. */
  readonly startMs: number;
  readonly durationMs: number;
}

/** Whether the encoder has written everything it was given, and says so. */
export function isComplete(playlist: string): boolean {
  return playlist.trimEnd().endsWith('#EXT-X-ENDLIST');
}

/** Reads the encoder's own list of what it has finished, in order. */
export function readWritten(playlist: string): WrittenSegment[] {
  const found: WrittenSegment[] = [];
  let [seconds, before] = [0, 0];
  for (const line of playlist.split('\n')) {
    const duration = /^#EXTINF:([\d.]+),/.exec(line)?.[1];
    if (duration) seconds = Number(duration);
    if (!/^\d+\.m4s$/.test(line)) continue;
    const [startMs, endMs] = [Math.round(before * 1000), Math.round((before + seconds) * 1000)];
    found.push({ number: found.length, file: line, startMs, durationMs: endMs - startMs });
    before += seconds;
  }
  return found;
}
