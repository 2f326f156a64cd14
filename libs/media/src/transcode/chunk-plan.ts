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

/** Groups of pictures in the first chunk, which lets a film begin: 12 s. */
const FIRST_GROUPS = 2;
/** Groups in every other one: 48 s, long enough for what starting a decoder costs. */
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
  return cut(frames, group, isSeekable).map(({ firstFrame, frameCount }, number) => ({
    ...{ kind: 'video', number, turn: number === 0 ? 0 : 1, firstFrame, frameCount },
    seconds: frameCount / rate.value,
    seekSeconds: isSeekable ? seekTo(file, stream, firstFrame / rate.value, rate.value) : null,
  }));
}

/** Frames of each chunk. A last group that is not whole goes with the chunk before it. */
function cut(frames: number, group: number, isSeekable: boolean): { firstFrame: number; frameCount: number }[] {
  const chunks = [];
  let firstFrame = 0;
  while (firstFrame < frames) {
    const left = frames - firstFrame;
    const wish = group * (firstFrame === 0 ? FIRST_GROUPS : isSeekable ? MORE_GROUPS : Infinity);
    const frameCount = left - wish < group ? left : wish;
    chunks.push({ firstFrame, frameCount });
    firstFrame += frameCount;
  }
  return chunks;
}

const INDEXED = ['mov', 'matroska'];
/** A transport stream whose clock jumps further is several films, one behind the other. */
const LONGEST_JUMP_SECONDS = 10;

/**
 * Whether decoding can begin in the middle. Where it cannot (no times, no key frame at the start, an index that ffmpeg has to
 * guess), everything after the first chunk is one chunk, decoded from the beginning.
 */
function canSeek({ formatName }: ProbedFile, stream: StreamPackets): boolean {
  if (!stream.isTimed || !stream.startsWithKey || stream.keySeconds.length < 2) return false;
  const names = formatName.split(',');
  if (INDEXED.some((name) => names.includes(name))) return true;
  return names.includes('mpegts') && stream.longestJumpSeconds <= LONGEST_JUMP_SECONDS;
}

/** A transport stream is cut anywhere: so much before the key frame that the search surely ends before it. */
const SEARCH_SECONDS = 1;

/**
 * Where to send the decoder so that it shows a picture before `seconds`, the one that still stands when the chunk begins. A
 * file with an index lands on a key frame that is *decoded* before the given time, so that the delay from decoding to showing
 * is taken off.
 */
function seekTo(file: ProbedFile, stream: StreamPackets, seconds: number, rate: number): number | null {
  const before = seconds - 2 / rate;
  const isIndexed = INDEXED.some((name) => file.formatName.split(',').includes(name));
  const key = stream.keySeconds.findLast((at) => at - file.originSeconds <= before);
  if (key === undefined) return null;
  const from = isIndexed ? before : key - file.originSeconds - SEARCH_SECONDS;
  const seek = from - stream.longestDelaySeconds;
  return seek > 0 ? seek : null;
}
