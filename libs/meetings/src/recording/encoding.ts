import { FRAMES_PER_SECOND } from './bot/canvas.js';
import { SEGMENT_SECONDS } from './playlist.js';

/** How everything that is recorded sounds. */
export const aac: readonly string[] = ['-c:a', 'aac', '-b:a', '32k', '-ac', '1'];

const keyFrames = String(FRAMES_PER_SECOND * SEGMENT_SECONDS);

/** And how it looks: a picture to begin with in each segment. */
export const h264: readonly string[] = [
  ...['-c:v', 'libx264', '-preset', 'veryfast', '-threads', '1', '-profile:v', 'main', '-bf', '0'],
  ...['-b:v', '180k', '-maxrate', '220k', '-bufsize', '360k'],
  ...['-g', keyFrames, '-keyint_min', keyFrames, '-sc_threshold', '0'],
];

/** Segments that are whole once they have their name, and lists of them that say when everything is written; players get lists of ours. */
export function segmentsIn(folder: string): string[] {
  return [
    ...['-f', 'hls', '-hls_time', String(SEGMENT_SECONDS), '-hls_list_size', '0', '-hls_segment_type', 'fmp4'],
    ...['-hls_flags', 'temp_file+independent_segments', '-hls_fmp4_init_filename', 'init.mp4'],
    ...['-hls_segment_filename', `${folder}/%05d.m4s`, `${folder}/index.m3u8`],
  ];
}
