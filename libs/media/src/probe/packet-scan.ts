/** What the packets of a file say, per stream and together. */
export interface PacketSummary {
  /** earliest presentation time of any stream, in seconds */
  startSeconds: number;
  /** end of the last packet of any stream, in seconds */
  endSeconds: number;
  streams: Map<number, StreamPackets>;
}

export interface StreamPackets {
  count: number;
  startsWithKey: boolean;
  /** longest distance from one key frame to the next, or to the end, in seconds */
  longestGopSeconds: number;
  /** whether every packet carries a presentation time */
  isTimed: boolean;
  /** whether every packet carries a time, be it of decoding only */
  isDated: boolean;
  lastKeySeconds: number;
  /** where decoding can begin: key frames, at least a second apart */
  keySeconds: number[];
  /** the most by which a picture is shown after it is decoded, in seconds */
  longestDelaySeconds: number;
  /** the longest way from one packet to the next, back or forth, in seconds */
  longestJumpSeconds: number;
  endSeconds: number;
}

/** Keys that are kept are this far apart, so that hours of nothing but key frames stay small. */
const KEY_DISTANCE_SECONDS = 1;

/** Adds up packets line by line (`ffprobe -of compact`), so that a film of six hours costs no memory. */
export class PacketScan {
  private readonly streams = new Map<number, StreamPackets>();
  private start = Infinity;
  private end = -Infinity;

  add(line: string): void {
    const index = numberIn(line, 'stream_index');
    if (!Number.isInteger(index)) return;
    const flags = valueIn(line, 'flags') ?? '';
    // What an edit list cuts off is decoded for what follows, and never seen.
    if (flags.includes('D')) return;
    const presentation = numberIn(line, 'pts_time');
    const isTimed = Number.isFinite(presentation);
    const decoded = numberIn(line, 'dts_time');
    const at = isTimed ? presentation : decoded;
    const duration = numberIn(line, 'duration_time');
    const stream = this.streamOf(index);
    stream.count += 1;
    stream.isTimed &&= isTimed;
    stream.isDated &&= Number.isFinite(at);
    if (!Number.isFinite(at)) return;
    if (isTimed && Number.isFinite(decoded)) {
      stream.longestDelaySeconds = Math.max(stream.longestDelaySeconds, at - decoded);
    }
    this.place(stream, at, Number.isFinite(duration) ? duration : 0, flags.startsWith('K'));
  }

  summary(): PacketSummary {
    for (const stream of this.streams.values()) {
      stream.longestGopSeconds = Math.max(stream.longestGopSeconds, stream.endSeconds - stream.lastKeySeconds);
    }
    const isEmpty = this.end < this.start;
    return { startSeconds: isEmpty ? 0 : this.start, endSeconds: isEmpty ? 0 : this.end, streams: this.streams };
  }

  private place(stream: StreamPackets, at: number, duration: number, isKey: boolean): void {
    if (stream.count === 1) {
      stream.startsWithKey = isKey;
      stream.lastKeySeconds = at;
    } else {
      stream.longestJumpSeconds = Math.max(stream.longestJumpSeconds, Math.abs(at - stream.endSeconds));
    }
    if (isKey) {
      if (at - (stream.keySeconds.at(-1) ?? -Infinity) >= KEY_DISTANCE_SECONDS) stream.keySeconds.push(at);
      stream.longestGopSeconds = Math.max(stream.longestGopSeconds, at - stream.lastKeySeconds);
      stream.lastKeySeconds = at;
    }
    stream.endSeconds = Math.max(stream.endSeconds, at + duration);
    // A picture inside an MP3 has one packet at 0 and would not move these bounds.
    this.start = Math.min(this.start, at);
    this.end = Math.max(this.end, at + duration);
  }

  private streamOf(index: number): StreamPackets {
    const known = this.streams.get(index);
    if (known) return known;
    const fresh: StreamPackets = {
      ...{ count: 0, startsWithKey: false, longestGopSeconds: 0 },
      ...{ isTimed: true, isDated: true, lastKeySeconds: 0, endSeconds: 0 },
      ...{ keySeconds: [], longestDelaySeconds: 0, longestJumpSeconds: 0 },
    };
    this.streams.set(index, fresh);
    return fresh;
  }
}

function numberIn(line: string, name: string): number {
  return Number(valueIn(line, name) ?? NaN);
}

/** One field of a line. Nothing else is taken apart: a film of three hours has half a million lines. */
function valueIn(line: string, name: string): string | undefined {
  const at = line.indexOf(`${name}=`);
  if (at < 0) return undefined;
  const end = line.indexOf('|', at);
  return line.slice(at + name.length + 1, end < 0 ? undefined : end);
}
