import { AppError } from '@yunqiao/platform';
import { requireEnded } from '../sandbox/run-verdict.js';
import { sourceArguments, limitsFor, runFfprobe } from '../sandbox/ffmpeg.js';
import { PacketScan, type PacketSummary } from './packet-scan.js';
import { requireSound, type ProbedFile } from './probe-verdict.js';
import { readStreams, type FfprobeOutput, type ProbedStreams } from './probed-streams.js';

export type { ProbedFile } from './probe-verdict.js';
export type { ProbedStreams } from './probed-streams.js';

/** What a file really is: container, streams and packets as ffprobe sees them, never its name. */
export interface ProbeRun {
  folder: string;
  signal?: AbortSignal;
}

const PROBE_SECONDS = 300;

/**
 * Looks at `file` in the scratch folder.
 * @throws MEDIA_NOT_A_VIDEO, MEDIA_TRUNCATED, MEDIA_PICTURE_TOO_LARGE, MEDIA_TOO_LONG, MEDIA_TOO_MANY_STREAMS
 */
export async function probeFile(file: string, run: ProbeRun): Promise<ProbedFile> {
  const streams = await probeHeader(file, run);
  const packets = await scanPackets(file, run);
  const probed = { ...withPackets(streams, packets), packets };
  requireSound(probed);
  return { ...probed, durationSeconds: packets.endSeconds - packets.startSeconds };
}

/** A film of less than this is read whole before anything is done with it. */
const LONG_SECONDS = 600;
/** Of a longer one the beginning tells whether it can be copied. */
const BEGINNING_SECONDS = 60;

/**
 * What the beginning of a long film promises; null for a short one, and for one that does not say how long it is. Its packets
 * are those of the first minute.
 * @throws as `probeFile`
 */
export async function probeBeginning(file: string, run: ProbeRun): Promise<ProbedFile | null> {
  const streams = await probeHeader(file, run);
  const { claimedSeconds } = streams;
  if (!claimedSeconds || claimedSeconds < LONG_SECONDS) return null;
  const packets = await scanPackets(file, run, ['-read_intervals', `%+${BEGINNING_SECONDS}`]);
  const probed = { ...withPackets(streams, packets), packets };
  // How long it really is shows only when all of it was read.
  requireSound({ ...probed, claimedSeconds: null });
  return { ...probed, durationSeconds: claimedSeconds };
}

/** The streams that the header announces, without reading the rest; for a file that was probed whole before. */
export async function probeHeader(file: string, run: ProbeRun): Promise<ProbedStreams> {
  return readStreams(await readHeader(file, run));
}

/** A stream that is announced but has not a single packet is no stream. */
function withPackets(streams: ProbedStreams, packets: PacketSummary): ProbedStreams {
  const has = (stream: { index: number } | null) => Boolean(stream && packets.streams.get(stream.index)?.count);
  if (!has(streams.video) && !has(streams.audio) && (streams.video || streams.audio)) {
    throw new AppError('MEDIA_TRUNCATED');
  }
  return {
    ...streams,
    video: has(streams.video) ? streams.video : null,
    audio: has(streams.audio) ? streams.audio : null,
  };
}

async function readHeader(file: string, run: ProbeRun): Promise<FfprobeOutput> {
  const args = ['-print_format', 'json', '-show_format', '-show_streams', ...sourceArguments(file)];
  const result = await runFfprobe(args, { ...run, limits: limitsFor(PROBE_SECONDS, { perSecond: 1 }) });
  requireEnded(result);
  if (result.exitCode !== 0) {
    throw new AppError(
      /moov atom not found|partial file/.test(result.errorTail) ? 'MEDIA_TRUNCATED' : 'MEDIA_NOT_A_VIDEO',
    );
  }
  return JSON.parse(result.output) as FfprobeOutput;
}

/** Reads every packet without decoding: where the film really ends, and where it can be cut. */
async function scanPackets(file: string, run: ProbeRun, interval: readonly string[] = []): Promise<PacketSummary> {
  const scan = new PacketScan();
  const entries = ['-show_entries', 'packet=stream_index,pts_time,dts_time,duration_time,size,flags'];
  const result = await runFfprobe([...interval, ...entries, '-of', 'compact=p=0', ...sourceArguments(file)], {
    ...run,
    limits: limitsFor(PROBE_SECONDS, { perSecond: 2 }),
    onLine: (line) => scan.add(line),
  });
  requireEnded(result);
  return scan.summary();
}
