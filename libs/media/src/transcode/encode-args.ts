import type { ProbedStreams, VideoStream } from '../probe/probed-streams.js';
import { inputArguments } from '../sandbox/ffmpeg.js';
import { frameStep, groupFrames, SEGMENT_SECONDS, type FrameRate, type Rung } from './rungs.js';

/** What ffmpeg writes into the folder of one rendition, anew after each segment. */
export const SEGMENT_PLAYLIST = 'ffmpeg.m3u8';

/** The part of a film that one run makes. */
export interface FrameRange {
  firstFrame: number;
  frameCount: number;
  /** where decoding begins, in seconds; null for the beginning */
  seekSeconds: number | null;
}

/** What to make of a film's picture. */
export interface Ladder {
  video: VideoStream;
  /** largest first */
  rungs: readonly Rung[];
  rate: FrameRate;
}

/**
 * Some whole groups of pictures in every quality by one decoder: constant rate, key frames at the same places in all, no sound.
 * One thread for each codec, so that the same chunk made twice is the same to the last byte. Each quality gets a folder of its
 * name.
 */
export function chunkArguments(input: string, { video, rungs, rate }: Ladder, range: FrameRange): string[] {
  const group = groupFrames(rate);
  const outputs = rungs.flatMap((rung, place) => {
    const step = frameStep(rung, rate);
    return [
      ...['-map', `[${labelOf(place)}]`, '-an', '-sn', '-dn', '-map_metadata', '-1', '-map_chapters', '-1'],
      ...encoderArguments(rung, group / step),
      // Each picture keeps the time that it got above, wherever the chunk begins.
      ...['-fps_mode', 'passthrough', '-frames:v', String(Math.ceil(range.frameCount / step))],
      ...hlsArguments(GROUP_CUT_SECONDS, `${rung.name}/`, range.firstFrame / group),
      // The first picture is shown at its time, although B-frames are decoded before it.
      ...['-hls_segment_options', 'movflags=+negative_cts_offsets+frag_discont:use_editlist=0'],
      ...['-avoid_negative_ts', 'disabled', `${rung.name}/${SEGMENT_PLAYLIST}`],
    ];
  });
  return [
    ...['-progress', 'pipe:1', '-nostats', '-threads', '1', ...seekArguments(range)],
    // A film that changes its size half-way is scaled on, and not begun anew.
    ...['-reinit_filter', '0', ...ON_ONE_CLOCK, ...inputArguments(input)],
    ...['-filter_complex_threads', '1', '-filter_complex', scaleGraph({ video, rungs, rate }, range)],
    ...outputs,
  ];
}

/**
 * Of a transport or program stream ffmpeg counts the times from the first of those streams that are used, so that picture and
 * sound, made apart, would come apart by as much as one begins later. It does not when it is told any offset, were it a millionth.
 */
const ON_ONE_CLOCK = ['-itsoffset', '0.000001'];

/** With times as the file has them, counted from its beginning; decoding from a key frame on, showing from `start_time` on. */
function seekArguments({ seekSeconds }: FrameRange): string[] {
  if (seekSeconds === null) return [];
  return ['-copyts', '-start_at_zero', '-noaccurate_seek', '-ss', seekSeconds.toFixed(6)];
}

/** zimg's scaler, with the curve of ffmpeg's own "bicubic", of which it takes a third of the time. */
const SCALER = 'filter=bicubic:param_a=0:param_b=0.6';

/** Each quality is scaled from the next larger one. */
function scaleGraph({ video, rungs, rate }: Ladder, { firstFrame }: FrameRange): string {
  const start = firstFrame === 0 ? '0' : (firstFrame / rate.value).toFixed(6);
  const deinterlaced = video.isInterlaced ? ['yadif=deint=interlaced'] : [];
  const head = [...deinterlaced, `fps=fps=${rate.text}:start_time=${start}`, 'format=yuv420p'];
  const chains = rungs.map((rung, place) => {
    const step = frameStep(rung, rate);
    const source = place === 0 ? `[0:${video.index}]${head.join(',')},` : `[rest${place}]`;
    const slow = step > 1 ? `framestep=${step},` : '';
    const scale = `${slow}${scaleOf(rung, place === 0 ? video : null)},setsar=1`;
    const isLast = place === rungs.length - 1;
    const exits = isLast ? `[${labelOf(place)}]` : `,split[${labelOf(place)}][rest${place + 1}]`;
    return `${source}${scale}${exits}`;
  });
  return chains.join(';');
}

/** Where there is nothing to scale, zimg would hand on pictures of any other size as they are. */
function scaleOf({ width, height }: Rung, source: VideoStream | null): string {
  const isSame = source?.width === width && source.height === height;
  return isSame ? `scale=${width}:${height}:flags=bicubic` : `zscale=w=${width}:h=${height}:${SCALER}`;
}

const labelOf = (place: number) => `rung${place}`;

function encoderArguments(rung: Rung, group: number): string[] {
  return [
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-profile:v', 'high', '-threads', '1'],
    // What a picture is worth shows in how long others build on it: on slides, much longer than the ten that are the preset's.
    ...['-rc-lookahead', '30'],
    ...['-crf', String(rung.crf), '-maxrate', `${rung.maxRate}k`, '-bufsize', `${rung.maxRate * 2}k`],
    ...['-g', String(group), '-keyint_min', String(group), '-sc_threshold', '0'],
    ...['-force_key_frames', `expr:eq(mod(n,${group}),0)`],
  ];
}

/** The sound of all rungs, once: 40 kbit/s mono, its silence at the start filled. */
export function audioArguments(input: string, streamIndex: number): string[] {
  return [
    ...['-progress', 'pipe:1', '-nostats', ...ON_ONE_CLOCK, ...inputArguments(input)],
    ...['-map', `0:${streamIndex}`, '-vn', '-sn', '-dn', '-map_metadata', '-1', '-map_chapters', '-1'],
    ...['-af', 'aresample=async=1:first_pts=0', '-c:a', 'aac', '-b:a', '40k', '-ac', '1', '-ar', '48000'],
    ...['-avoid_negative_ts', 'disabled'],
    ...hlsArguments(SEGMENT_SECONDS),
    ...['-hls_segment_options', 'use_editlist=0', SEGMENT_PLAYLIST],
  ];
}

/** The original cut into segments without decoding its picture; sound that browsers do not know is made AAC. */
export function copyArguments(input: string, { video, audio }: ProbedStreams): string[] {
  const sound =
    audio?.codec === 'aac'
      ? ['-c:a', 'copy', '-bsf:a', 'aac_adtstoasc']
      : ['-c:a', 'aac', '-b:a', '96k', '-ac', '2', '-ar', '48000'];
  return [
    ...['-progress', 'pipe:1', '-nostats', ...inputArguments(input)],
    ...(video ? ['-map', `0:${video.index}`, '-c:v', 'copy'] : ['-vn']),
    ...(audio ? ['-map', `0:${audio.index}`, ...sound] : ['-an']),
    ...['-sn', '-dn', '-map_metadata', '-1', '-map_chapters', '-1', '-max_muxing_queue_size', '4096'],
    ...hlsArguments(SEGMENT_SECONDS),
    // True decoding times and no edit list: sound and picture stay as far apart as they were.
    ...['-hls_segment_options', 'movflags=+negative_cts_offsets+frag_discont:use_editlist=0', SEGMENT_PLAYLIST],
  ];
}

/** ffmpeg cuts at the first key frame after so many seconds: a little less than a group, so that no rounding doubles one. */
const GROUP_CUT_SECONDS = SEGMENT_SECONDS - 0.1;

function hlsArguments(seconds: number, folder = '', startNumber = 0): string[] {
  return [
    ...['-f', 'hls', '-hls_time', String(seconds), '-hls_playlist_type', 'event', '-hls_list_size', '0'],
    ...['-hls_segment_type', 'fmp4', '-hls_fmp4_init_filename', 'init.mp4'],
    ...['-hls_segment_filename', `${folder}%05d.m4s`, '-start_number', String(startNumber)],
    ...['-hls_flags', 'independent_segments+temp_file'],
  ];
}

/** From a line of `-progress pipe:1` to seconds done; null for the other lines. */
export function readProgress(line: string): number | null {
  const match = /^out_time_us=(\d+)$/.exec(line.trim());
  return match ? Number(match[1]) / 1_000_000 : null;
}

/** From a line of `-progress pipe:1` to pictures done; null for the other lines. */
export function readFrames(line: string): number | null {
  const match = /^frame=\s*(\d+)$/.exec(line.trim());
  return match ? Number(match[1]) : null;
}
