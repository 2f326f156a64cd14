import type { ProbedFile } from '../probe/probe-verdict.js';

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
