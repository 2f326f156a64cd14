import { recordingFiles } from './recording-keys.js';
import type { RecordingSegment, Rendition } from './recording-segment.entity.js';

/** What a playlist needs to know of a segment. */
export type PlayableSegment = Pick<RecordingSegment, 'epochNumber' | 'number' | 'startsAt' | 'durationMs'>;

/** What comes before the first segment of a sliding playlist. */
export interface PlaylistOffset {
  readonly segments: number;
  readonly epochs: number;
}

/** Seconds of a segment, as the recorder cuts them; a playlist may not change it, nor may a segment be longer. */
export const SEGMENT_SECONDS = 4;
/** Listeners get these last segments. */
export const LIVE_SEGMENTS = 6;

/**
 * The playlist of what is being recorded: its last segments, and no end, whatever becomes of the recorder.
 * @param segments in order
 */
export function livePlaylist(
  rendition: Rendition,
  segments: readonly PlayableSegment[],
  before: PlaylistOffset = { segments: 0, epochs: 0 },
): string {
  const offset = [`#EXT-X-MEDIA-SEQUENCE:${before.segments}`, `#EXT-X-DISCONTINUITY-SEQUENCE:${before.epochs}`];
  return text([...head(segments), ...offset, ...body(rendition, segments)]);
}

/**
 * The playlist of a recording that is over: everything that was not cut out. Where something is missing, because a
 * recorder died, the session took a break or the host cut it, the time of day jumps.
 */
export function replayPlaylist(rendition: Rendition, segments: readonly PlayableSegment[]): string {
  const kind = ['#EXT-X-PLAYLIST-TYPE:VOD', '#EXT-X-MEDIA-SEQUENCE:0'];
  return text([...head(segments), ...kind, ...body(rendition, segments), '#EXT-X-ENDLIST']);
}

/** A time in which nothing was recorded, or which was cut out; or one that was filled afterwards. */
export interface Gap {
  /** Seconds from the beginning of the replay at which it is missing, or begins. */
  readonly atSeconds: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** What is missing between segments, in order. Two renditions end their segments a few milliseconds apart: that is none. */
export function gapsOf(segments: readonly PlayableSegment[]): Gap[] {
  const gaps: Gap[] = [];
  let played = 0;
  for (const [index, segment] of segments.entries()) {
    const previous = segments[index - 1];
    if (previous && isApart(previous, segment)) {
      gaps.push({ atSeconds: played / 1000, startsAt: endOf(previous), endsAt: segment.startsAt });
    }
    played += segment.durationMs;
  }
  return gaps;
}

/** What plays of the epochs that were made afterwards, in order. */
export function fillsOf(segments: readonly PlayableSegment[], fills: ReadonlySet<number>): Gap[] {
  const found: { epochNumber: number; span: Gap }[] = [];
  let played = 0;
  for (const segment of segments) {
    const { epochNumber, startsAt } = segment;
    const last = found.at(-1);
    const span = { startsAt, atSeconds: played / 1000, endsAt: endOf(segment) };
    const isNext = last?.epochNumber === epochNumber && last.span.endsAt.getTime() === startsAt.getTime();
    if (isNext) last.span = { ...last.span, endsAt: span.endsAt };
    else if (fills.has(epochNumber)) found.push({ epochNumber, span });
    played += segment.durationMs;
  }
  return found.map(({ span }) => span);
}

/** How long the segments are together, in seconds. */
export function secondsOf(segments: readonly Pick<PlayableSegment, 'durationMs'>[]): number {
  return segments.reduce((sum, { durationMs }) => sum + durationMs, 0) / 1000;
}

/** When a segment is over. */
export function endOf({ startsAt, durationMs }: Pick<PlayableSegment, 'startsAt' | 'durationMs'>): Date {
  return new Date(startsAt.getTime() + durationMs);
}

function isApart(previous: PlayableSegment, next: PlayableSegment): boolean {
  const isNext = previous.epochNumber === next.epochNumber && previous.number + 1 === next.number;
  return !isNext && next.startsAt.getTime() - endOf(previous).getTime() > 100;
}

function head(segments: readonly PlayableSegment[]): string[] {
  const longest = Math.max(SEGMENT_SECONDS, ...segments.map(({ durationMs }) => Math.round(durationMs / 1000)));
  return ['#EXTM3U', '#EXT-X-VERSION:7', '#EXT-X-INDEPENDENT-SEGMENTS', `#EXT-X-TARGETDURATION:${longest}`];
}

function body(rendition: Rendition, segments: readonly PlayableSegment[]): string[] {
  return segments.flatMap((segment, index) => {
    const { epochNumber, number, startsAt, durationMs } = segment;
    const previous = segments[index - 1];
    const isSameEpoch = previous?.epochNumber === epochNumber;
    const isNext = isSameEpoch && previous.number + 1 === number;
    return [
      ...(previous && !isNext ? ['#EXT-X-DISCONTINUITY'] : []),
      ...(isSameEpoch ? [] : [`#EXT-X-MAP:URI="${recordingFiles.start(epochNumber, rendition)}"`]),
      ...(isNext ? [] : [`#EXT-X-PROGRAM-DATE-TIME:${startsAt.toISOString()}`]),
      `#EXTINF:${(durationMs / 1000).toFixed(3)},`,
      recordingFiles.segment(epochNumber, rendition, number),
    ];
  });
}

function text(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}
