/** The part of ffprobe's JSON that we read. Everything in it comes from the file and may be absent or absurd. */
export interface FfprobeOutput {
  format?: { format_name?: string; duration?: string; start_time?: string };
  streams?: FfprobeStream[];
}

interface FfprobeStream {
  index: number;
  codec_type?: string;
  codec_name?: string;
  profile?: string;
  width?: number;
  height?: number;
  pix_fmt?: string;
  field_order?: string;
  sample_aspect_ratio?: string;
  avg_frame_rate?: string;
  r_frame_rate?: string;
  channels?: number;
  disposition?: { attached_pic?: number; default?: number };
  side_data_list?: { rotation?: number }[];
}

export interface VideoStream {
  index: number;
  codec: string;
  pixelFormat: string;
  /** as stored, before rotation and pixel shape */
  codedWidth: number;
  codedHeight: number;
  /** as shown: rotated, with square pixels, even */
  width: number;
  height: number;
  isRotated: boolean;
  isInterlaced: boolean;
  hasSquarePixels: boolean;
  frameRate: number;
}

export interface AudioStream {
  index: number;
  codec: string;
  channels: number;
}

export interface ProbedStreams {
  formatName: string;
  /** what the container claims; null when it claims nothing */
  claimedSeconds: number | null;
  /** where the container's own clock begins; all times that we speak of count from there */
  originSeconds: number;
  streamCount: number;
  video: VideoStream | null;
  audio: AudioStream | null;
}

const INTERLACED = new Set(['tt', 'bb', 'tb', 'bt']);

/** The first real video stream and the preferred audio stream; cover pictures are not video. */
export function readStreams(output: FfprobeOutput): ProbedStreams {
  const streams = output.streams ?? [];
  const video = streams.find(
    (stream) => stream.codec_type === 'video' && !stream.disposition?.attached_pic && (stream.width ?? 0) > 0,
  );
  const audios = streams.filter((stream) => stream.codec_type === 'audio' && (stream.channels ?? 0) > 0);
  const audio = audios.find((stream) => stream.disposition?.default) ?? audios[0];
  const claimed = Number(output.format?.duration);
  const origin = Number(output.format?.start_time);
  return {
    formatName: output.format?.format_name ?? '',
    claimedSeconds: Number.isFinite(claimed) && claimed > 0 ? claimed : null,
    originSeconds: Number.isFinite(origin) ? origin : 0,
    streamCount: streams.length,
    video: video ? readVideo(video) : null,
    audio: audio ? { index: audio.index, codec: audio.codec_name ?? '', channels: audio.channels ?? 0 } : null,
  };
}

function readVideo(stream: FfprobeStream): VideoStream {
  const codedWidth = stream.width ?? 0;
  const codedHeight = stream.height ?? 0;
  const rotation = stream.side_data_list?.find((side) => side.rotation !== undefined)?.rotation ?? 0;
  const pixelShape = readRatio(stream.sample_aspect_ratio, ':') ?? 1;
  const shownWidth = codedWidth * pixelShape;
  const isSideways = Math.abs(rotation) % 180 === 90;
  return {
    index: stream.index,
    codec: stream.codec_name ?? '',
    pixelFormat: stream.pix_fmt ?? '',
    ...{ codedWidth, codedHeight },
    width: even(isSideways ? codedHeight : shownWidth),
    height: even(isSideways ? shownWidth : codedHeight),
    isRotated: rotation % 360 !== 0,
    isInterlaced: INTERLACED.has(stream.field_order ?? ''),
    hasSquarePixels: Math.abs(pixelShape - 1) < 0.001,
    frameRate: readRatio(stream.avg_frame_rate, '/') ?? readRatio(stream.r_frame_rate, '/') ?? 25,
  };
}

/** `30000/1001` or `4:3`; null for `0/0`, `0:1`, `N/A` and anything absurd. */
function readRatio(text: string | undefined, separator: string): number | null {
  const [over, under] = (text ?? '').split(separator).map(Number);
  const ratio = (over ?? NaN) / (under ?? NaN);
  return Number.isFinite(ratio) && ratio > 0 && ratio < 1000 ? ratio : null;
}

/** x264 wants even sizes; the last odd row or column goes. */
export function even(pixels: number): number {
  return Math.max(2, Math.floor(pixels / 2) * 2);
}
