/** One segment of a rendition as ffmpeg cut it. */
export interface Segment {
  file: string;
  seconds: number;
  bytes: number;
}

/** What a master playlist says of one rendition. */
export interface RenditionEntry {
  /** relative address of its media playlist */
  uri: string;
  bandwidth: number;
  averageBandwidth: number;
  codecs: string;
  width: number | null;
  height: number | null;
  frameRate: number | null;
}

/** Name and seconds of each segment in a playlist that ffmpeg wrote. */
export function readSegments(playlist: string): { file: string; seconds: number }[] {
  const lines = playlist.split('\n').map((line) => line.trim());
  return lines.flatMap((line, at) => {
    const match = /^#EXTINF:([\d.]+)/.exec(line);
    const file = lines[at + 1];
    return match && file ? [{ file, seconds: Number(match[1]) }] : [];
  });
}

/** A complete media playlist with relative addresses. */
export function writeMediaPlaylist(segments: readonly Segment[]): string {
  const longest = Math.max(1, ...segments.map((segment) => Math.round(segment.seconds)));
  return lines([...headOf('VOD', longest), ...segments.flatMap(entryOf), '#EXT-X-ENDLIST']);
}

/**
 * A media playlist to which segments are added, until it is whole.
 * @param targetSeconds no segment will ever be longer; may not change while it grows
 */
export function writeGrowingPlaylist(segments: readonly Segment[], targetSeconds: number, isWhole: boolean): string {
  return lines([
    ...headOf('EVENT', Math.ceil(targetSeconds)),
    ...segments.flatMap(entryOf),
    ...(isWhole ? ['#EXT-X-ENDLIST'] : []),
  ]);
}

function headOf(type: 'VOD' | 'EVENT', targetSeconds: number): string[] {
  return [
    ...['#EXTM3U', '#EXT-X-VERSION:7', `#EXT-X-TARGETDURATION:${targetSeconds}`, '#EXT-X-MEDIA-SEQUENCE:0'],
    ...[`#EXT-X-PLAYLIST-TYPE:${type}`, '#EXT-X-INDEPENDENT-SEGMENTS', '#EXT-X-MAP:URI="init.mp4"'],
  ];
}

function entryOf({ file, seconds }: Segment): string[] {
  return [`#EXTINF:${seconds.toFixed(6)},`, file];
}

export function secondsOf(segments: readonly Segment[]): number {
  return segments.reduce((sum, { seconds }) => sum + seconds, 0);
}

/** Peak and average bits per second, measured from the segments. */
export function measureBandwidth(segments: readonly Segment[]): { bandwidth: number; averageBandwidth: number } {
  const bytes = segments.reduce((sum, segment) => sum + segment.bytes, 0);
  const seconds = secondsOf(segments);
  // A last segment of a few milliseconds says nothing about the rate.
  const rates = segments
    .filter(({ seconds }) => seconds >= 0.5)
    .map((segment) => (segment.bytes * 8) / segment.seconds);
  const averageBandwidth = Math.ceil((bytes * 8) / Math.max(seconds, 0.001));
  return { bandwidth: Math.max(averageBandwidth, ...rates.map(Math.ceil)), averageBandwidth };
}

/**
 * The master playlist: the video qualities, best first, with one group of sound if there is any.
 * Without video the sound is the only variant.
 */
export function writeMasterPlaylist(videos: readonly RenditionEntry[], audio: RenditionEntry | null): string {
  const head = ['#EXTM3U', '#EXT-X-VERSION:7', '#EXT-X-INDEPENDENT-SEGMENTS'];
  if (videos.length === 0) return lines([...head, ...(audio ? variant(audio, null) : [])]);
  const group = audio
    ? [
        `#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="audio",NAME="audio",DEFAULT=YES,AUTOSELECT=YES,CHANNELS="1",URI="${audio.uri}"`,
      ]
    : [];
  const bestFirst = [...videos].sort((a, b) => b.bandwidth - a.bandwidth);
  return lines([...head, ...group, ...bestFirst.flatMap((video) => variant(video, audio))]);
}

function variant(entry: RenditionEntry, audio: RenditionEntry | null): string[] {
  const attributes = [
    `BANDWIDTH=${entry.bandwidth + (audio?.bandwidth ?? 0)}`,
    `AVERAGE-BANDWIDTH=${entry.averageBandwidth + (audio?.averageBandwidth ?? 0)}`,
    `CODECS="${[entry.codecs, ...(audio ? [audio.codecs] : [])].join(',')}"`,
    ...(entry.width && entry.height ? [`RESOLUTION=${entry.width}x${entry.height}`] : []),
    ...(entry.frameRate ? [`FRAME-RATE=${entry.frameRate.toFixed(3)}`] : []),
    ...(audio ? ['AUDIO="audio"'] : []),
  ];
  return [`#EXT-X-STREAM-INF:${attributes.join(',')}`, entry.uri];
}

function lines(all: string[]): string {
  return `${all.join('\n')}\n`;
}
