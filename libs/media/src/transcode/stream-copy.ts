import type { StreamPackets } from '../probe/packet-scan.js';
import type { ProbedFile } from '../probe/probe-verdict.js';
import { SEGMENT_SECONDS } from './rungs.js';

/** Containers whose H.264 carries times and key-frame marks that can be trusted. */
const TRUSTED_CONTAINERS = ['mov', 'matroska', 'mpegts'];
const PLAYABLE_PIXELS = new Set(['yuv420p', 'yuvj420p']);
/** Segments cannot be shorter than a group of pictures; longer ones would make seeking a wait. */
const LONGEST_GOP_SECONDS = 30;

/** Whether browsers can play the picture as it is, so that cutting it into segments is enough. */
export function canCopy({ formatName, video, packets }: ProbedFile): boolean {
  if (!video || !TRUSTED_CONTAINERS.some((name) => formatName.split(',').includes(name))) return false;
  const cuts = packets.streams.get(video.index);
  return (
    video.codec === 'h264' &&
    PLAYABLE_PIXELS.has(video.pixelFormat) &&
    !video.isInterlaced &&
    // Not every browser turns or stretches a picture by the container's word.
    !video.isRotated &&
    video.hasSquarePixels &&
    cuts !== undefined &&
    cuts.isTimed &&
    cuts.startsWithKey &&
    cuts.longestGopSeconds <= LONGEST_GOP_SECONDS
  );
}

/**
 * No segment of the copy will be longer: it ends with the first key frame after six seconds.
 * @param isWhole whether all packets were seen; else only the longest group that we copy at all bounds it
 */
export function longestSegment(
  cuts: Pick<StreamPackets, 'longestGopSeconds'> | null | undefined,
  isWhole: boolean,
): number {
  return SEGMENT_SECONDS + (isWhole ? (cuts?.longestGopSeconds ?? 0) : LONGEST_GOP_SECONDS);
}
