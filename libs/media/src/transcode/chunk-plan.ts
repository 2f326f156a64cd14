import type { ChunkKind } from '../media/media-chunk.entity.js';
import type { StreamPackets } from '../probe/packet-scan.js';
import type { ProbedFile } from '../probe/probe-verdict.js';
import { chooseFrameRate, groupFrames } from './rungs.js';
import { canCopy } from './stream-copy.js';

/** One piece of work on a film; see `MediaChunk` for what its fields mean. */
export interface PlannedChunk {
  kind: ChunkKind;
  number: number;
  turn: number;
  firstFrame: number;
  frameCount: number;
  seconds: number;
  seekSeconds: number | null;
}

/** Groups of pictures that let a film begin: 12 s. */
const FIRST_GROUPS = 2;
/** Groups in every other chunk: 48 s, long enough for what starting a decoder costs. */
const MORE_GROUPS = 8;

/** Until here a film that can be copied has its sound made before others' rest; a longer one can be played anyhow. */
const SHORT_SECONDS = 600;

/** The work on a film: its sound as one piece, its picture in chunks of whole groups. */
export function planChunks(file: ProbedFile): PlannedChunk[] {
  const { audio, durationSeconds } = file;
  const isUrgent = !canCopy(file) || durationSeconds <= SHORT_SECONDS;
  const whole = { firstFrame: 0, frameCount: 0, seekSeconds: null, seconds: durationSeconds };
  const sound: PlannedChunk[] = audio ? [{ kind: 'audio', number: 0, turn: isUrgent ? 0 : 1, ...whole }] : [];
  return [...sound, ...planPicture(file)];
}

function planPicture(file: ProbedFile): PlannedChunk[] {
  const { video, packets, originSeconds } = file;
  const stream = video && packets.streams.get(video.index);
  if (!stream) return [];
  const rate = chooseFrameRate(video.frameRate);
  const group = groupFrames(rate);
  const frames = Math.max(1, Math.round((stream.endSeconds - originSeconds) * rate.value));
  const isSeekable = canSeek(file, stream);
  // Two cores make the beginning of a film that waits for it in half the time.
  const first = isSeekable && !canCopy(file) ? 1 : FIRST_GROUPS;
  return cut(frames, group, { first, more: isSeekable ? MORE_GROUPS : Infinity }).map((range, number) => ({
    ...{ kind: 'video', number, turn: range.firstFrame < FIRST_GROUPS * group ? 0 : 1, ...range },
    seconds: range.frameCount / rate.value,
    seekSeconds: isSeekable ? seekTo(file, stream, range.firstFrame / rate.value, rate.value) : null,
  }));
}

/** Groups of a chunk of the beginning, and of one of the rest. */
interface ChunkGroups {
  first: number;
  more: number;
}

/** Frames of each chunk. A last group that is not whole goes with the chunk before it. */
function cut(
  frames: number,
  group: number,
  { first, more }: ChunkGroups,
): Pick<PlannedChunk, 'firstFrame' | 'frameCount'>[] {
  const chunks = [];
  let firstFrame = 0;
  while (firstFrame < frames) {
    const left = frames - firstFrame;
    const wish = group * (firstFrame < FIRST_GROUPS * group ? first : more);
    const frameCount = left - wish < group ? left : wish;
    chunks.push({ firstFrame, frameCount });
    firstFrame += frameCount;
  }
  return chunks;
}

/** How one gets into the middle of a film of these containers. */
const INDEXED = ['mov', 'matroska'];
/** By an index of decoding times: when a picture is shown only its decoder says. */
const COUNTED = ['avi'];
/** By a search for a time. */
const SEARCHED = ['mpegts', 'mpeg', 'asf', 'flv'];
/** A stream whose clock jumps further is several films, one behind the other. */
const LONGEST_JUMP_SECONDS = 10;

const isOneOf = ({ formatName }: ProbedFile, names: readonly string[]) =>
  formatName.split(',').some((name) => names.includes(name));

/**
 * Whether decoding can begin in the middle. Where it cannot (no times, a clock that jumps, a single key frame),
 * everything after the first chunk is one chunk, decoded from the beginning.
 */
function canSeek(file: ProbedFile, stream: StreamPackets): boolean {
  if (stream.keySeconds.length < 2) return false;
  if (isOneOf(file, INDEXED)) return stream.isTimed;
  return (
    isOneOf(file, [...COUNTED, ...SEARCHED]) && stream.isDated && stream.longestJumpSeconds <= LONGEST_JUMP_SECONDS
  );
}

/** A file that is searched is cut anywhere: so much before the key frame that the search surely ends before it. */
const SEARCH_SECONDS = 1;
/** No codec shows a picture later after decoding it than by so many others. */
const MOST_REORDERED = 16;

/**
 * Where to send the decoder so that it shows a picture before `seconds`, the one that still stands when the chunk begins. A
 * file with an index lands on a key frame that is *decoded* before the given time, so that the delay from decoding to showing
 * is taken off.
 */
function seekTo(file: ProbedFile, stream: StreamPackets, seconds: number, rate: number): number | null {
  const before = seconds - 2 / rate;
  const key = stream.keySeconds.findLast((at) => at - file.originSeconds <= before);
  if (key === undefined) return null;
  const delay = isOneOf(file, COUNTED) ? MOST_REORDERED / (file.video?.frameRate ?? rate) : stream.longestDelaySeconds;
  const from = isOneOf(file, SEARCHED) ? key - file.originSeconds - SEARCH_SECONDS : before;
  return from > delay ? from - delay : null;
}
