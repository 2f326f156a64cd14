import { AppError } from '@yunqiao/platform';
import { LARGEST_PICTURE } from '../sandbox/ffmpeg.js';
import type { PacketSummary } from './packet-scan.js';
import type { ProbedStreams } from './probed-streams.js';

/** A file that passed: what it holds and how long it really is. */
export interface ProbedFile extends ProbedStreams {
  packets: PacketSummary;
  durationSeconds: number;
}

export const LIMITS = { ...LARGEST_PICTURE, seconds: 6 * 3600, streams: 16 };

/** The claimed length may be off by this much before we say that the end is missing. */
const MISSING_SECONDS = 1;
const MISSING_SHARE = 0.02;

/** Refuses what is not a lesson's video or audio, what is cut off, and what would cost too much to open. */
export function requireSound(file: ProbedStreams & { packets: PacketSummary }): void {
  const { video, audio, packets, claimedSeconds } = file;
  if (file.streamCount > LIMITS.streams) throw new AppError('MEDIA_TOO_MANY_STREAMS', { limit: LIMITS.streams });
  if (!video && !audio) throw new AppError('MEDIA_NOT_A_VIDEO');
  if (video) {
    const longer = Math.max(video.codedWidth, video.codedHeight, video.width, video.height);
    const pixels = Math.max(video.codedWidth * video.codedHeight, video.width * video.height);
    if (longer > LIMITS.width || pixels > LIMITS.width * LIMITS.height) {
      throw new AppError('MEDIA_PICTURE_TOO_LARGE', { width: video.width, height: video.height });
    }
  }
  const seconds = packets.endSeconds - packets.startSeconds;
  if (Math.max(seconds, claimedSeconds ?? 0) > LIMITS.seconds) {
    throw new AppError('MEDIA_TOO_LONG', { limitHours: LIMITS.seconds / 3600 });
  }
  if (seconds <= 0) throw new AppError('MEDIA_TRUNCATED');
  const missing = (claimedSeconds ?? seconds) - seconds;
  if (missing > Math.max(MISSING_SECONDS, (claimedSeconds ?? 0) * MISSING_SHARE)) {
    throw new AppError('MEDIA_TRUNCATED', { claimedSeconds, foundSeconds: seconds });
  }
}
