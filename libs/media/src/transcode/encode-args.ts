import type { ProbedStreams, VideoStream } from '../probe/probed-streams.js';
import { inputArguments } from '../sandbox/ffmpeg.js';
import type { FrameRate, Rung } from './rungs.js';

/** Length of a segment and of a group of pictures. Long ones are the main gain on slides. */
export const SEGMENT_SECONDS = 6;

/** What ffmpeg writes into the folder of one rendition. */
export const SEGMENT_PLAYLIST = 'ffmpeg.m3u8';

/** Video of one rung: constant rate, key frames at the same places in all rungs, no sound. */
export function videoArguments(
  input: string,
  video: VideoStream,
  rung: Rung,
  rate: FrameRate,
  threads: number,
): string[] {
  const gop = Math.round(rate.value * SEGMENT_SECONDS);
  const filters = [
    ...(video.isInterlaced ? ['yadif=deint=interlaced'] : []),
    `fps=fps=${rate.text}:start_time=0`,
    `scale=${rung.width}:${rung.height}:flags=bicubic`,
    ...['setsar=1', 'format=yuv420p'],
  ];
  return [
    ...inputArguments(input),
    ...['-map', `0:${video.index}`, '-an', '-sn', '-dn', '-map_metadata', '-1', '-map_chapters', '-1'],
    ...['-vf', filters.join(',')],
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-profile:v', 'high', '-threads', String(threads)],
    ...['-crf', String(rung.crf), '-maxrate', `${rung.maxRate}k`, '-bufsize', `${rung.maxRate * 2}k`],
    ...['-g', String(gop), '-keyint_min', String(gop), '-sc_threshold', '0'],
    ...['-force_key_frames', `expr:eq(mod(n,${gop}),0)`],
    // The first picture is shown at 0, although B-frames are decoded before it.
    ...hlsArguments('movflags=+negative_cts_offsets:use_editlist=0'),
  ];
}

/** The sound of all rungs, once: 40 kbit/s mono, its silence at the start filled. */
export function audioArguments(input: string, streamIndex: number): string[] {
  return [
    ...inputArguments(input),
    ...['-map', `0:${streamIndex}`, '-vn', '-sn', '-dn', '-map_metadata', '-1', '-map_chapters', '-1'],
    ...['-af', 'aresample=async=1:first_pts=0', '-c:a', 'aac', '-b:a', '40k', '-ac', '1', '-ar', '48000'],
    ...['-avoid_negative_ts', 'disabled'],
    ...hlsArguments('use_editlist=0'),
  ];
}

/** The original cut into segments without decoding its picture; sound that browsers do not know is made AAC. */
export function copyArguments(input: string, { video, audio }: ProbedStreams): string[] {
  const sound =
    audio?.codec === 'aac'
      ? ['-c:a', 'copy', '-bsf:a', 'aac_adtstoasc']
      : ['-c:a', 'aac', '-b:a', '96k', '-ac', '2', '-ar', '48000'];
  return [
    ...inputArguments(input),
    ...(video ? ['-map', `0:${video.index}`, '-c:v', 'copy'] : ['-vn']),
    ...(audio ? ['-map', `0:${audio.index}`, ...sound] : ['-an']),
    ...['-sn', '-dn', '-map_metadata', '-1', '-map_chapters', '-1', '-max_muxing_queue_size', '4096'],
    // True decoding times and no edit list: sound and picture stay as far apart as they were.
    ...hlsArguments('movflags=+negative_cts_offsets+frag_discont:use_editlist=0'),
  ];
}

function hlsArguments(segmentOptions: string): string[] {
  return [
    ...['-progress', 'pipe:1', '-nostats'],
    ...['-f', 'hls', '-hls_time', String(SEGMENT_SECONDS), '-hls_playlist_type', 'vod', '-hls_list_size', '0'],
    ...['-hls_segment_type', 'fmp4', '-hls_fmp4_init_filename', 'init.mp4', '-hls_segment_filename', '%05d.m4s'],
    ...['-hls_flags', 'independent_segments+temp_file', '-hls_segment_options', segmentOptions],
    SEGMENT_PLAYLIST,
  ];
}

/** From a line of `-progress pipe:1` to seconds done; null for the other lines. */
export function readProgress(line: string): number | null {
  const match = /^out_time_us=(\d+)$/.exec(line.trim());
  return match ? Number(match[1]) / 1_000_000 : null;
}
