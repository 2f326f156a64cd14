import { createWriteStream } from 'node:fs';
import { chmod, open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { AppError, ObjectStore } from '@yunqiao/platform';
import type { MediaRendition } from '../media/media-rendition.entity.js';
import type { Media } from '../media/media.entity.js';
import { readSegments } from '../packaging/playlist.js';
import { inputArguments, limitsFor, runFfmpeg, type Allowance } from '../sandbox/ffmpeg.js';
import { scratchFolder } from '../sandbox/scratch.js';
import { requireSuccess } from '../sandbox/run-verdict.js';
import { mediaKeys, renditionFolder, WHOLE_PLAYLIST } from '../transcode/media-keys.js';
import { downloadFile } from './download-files.js';
import type { DownloadKind } from './media-download.entity.js';

/** What copying may take on a slow, busy machine; at 800 kb/s six hours are 2 GiB. */
const COPY_ALLOWANCE: Allowance = { perSecond: 0.5, fileBytes: 4 * 1024 ** 3 };
/** The largest picture that goes into a file to take along. */
const MOST_HEIGHT = 480;

/** Puts the pieces of a video's qualities together as a file to take along; nothing is encoded again. */
@Injectable()
export class DownloadMaker {
  constructor(private readonly objects: ObjectStore) {}

  /**
   * Makes one file and stores it; answers its size, or null when the video has no such thing: no picture, or no sound.
   * @throws MEDIA_BROKEN, MEDIA_INTERRUPTED, MEDIA_STORAGE_FULL
   */
  async make(
    media: Pick<Media, 'id' | 'durationSeconds'>,
    kind: DownloadKind,
    renditions: readonly MediaRendition[],
    run: { folder: string; signal: AbortSignal },
  ): Promise<number | null> {
    const picture = kind === 'video' ? pictureOf(renditions) : null;
    const sound = renditions.find(({ name }) => name === 'audio') ?? null;
    if (kind === 'video' ? !picture : !sound) return null;
    const wanted = [picture, sound].filter((rendition) => rendition !== null);
    for (const rendition of wanted) await this.join(rendition, join(run.folder, rendition.name));
    const made = await this.mux(media, kind, wanted, run);
    return this.keep(mediaKeys.file(media.id, downloadFile(kind)), made, kind);
  }

  /** The pieces of a rendition, one after the other: what every player reads first, then all segments. */
  private async join({ mediaId, name, attempt }: MediaRendition, place: string): Promise<void> {
    const key = (file: string) => mediaKeys.file(mediaId, `${renditionFolder(name, attempt)}/${file}`);
    const playlist = await text((await this.objects.read(key(WHOLE_PLAYLIST))).stream);
    for (const file of ['init.mp4', ...readSegments(playlist).map((segment) => segment.file)]) {
      const { stream } = await this.objects.read(key(file));
      await pipeline(stream, createWriteStream(place, { flags: 'a' }));
    }
    await chmod(place, 0o644);
  }

  private async mux(
    { durationSeconds }: Pick<Media, 'durationSeconds'>,
    kind: DownloadKind,
    inputs: readonly MediaRendition[],
    { folder, signal }: { folder: string; signal: AbortSignal },
  ): Promise<string> {
    const out = await scratchFolder(folder, 'download');
    const file = downloadFile(kind);
    const result = await runFfmpeg(
      [
        ...inputs.flatMap(({ name }) => inputArguments(`../${name}`)),
        ...inputs.flatMap((_, place) => ['-map', String(place)]),
        ...['-c', 'copy', '-map_metadata', '-1', '-movflags', '+faststart', '-f', 'mp4', file],
      ],
      { folder: out, signal, limits: limitsFor(durationSeconds ?? 0, COPY_ALLOWANCE) },
    );
    requireSuccess(result);
    return join(out, file);
  }

  private async keep(key: string, place: string, kind: DownloadKind): Promise<number> {
    const { size } = await stat(place);
    if (size === 0) throw new AppError('MEDIA_BROKEN');
    const opened = await open(place);
    await this.objects.put(key, opened.createReadStream(), { contentType: `${kind}/mp4` });
    return size;
  }
}

/** The largest picture of at most 480 lines; else the smallest there is. */
function pictureOf(renditions: readonly MediaRendition[]): MediaRendition | null {
  const lines = ({ name }: MediaRendition) => Number.parseInt(name, 10);
  const pictures = renditions.filter((rendition) => lines(rendition) > 0).sort((a, b) => lines(b) - lines(a));
  return pictures.find((rendition) => lines(rendition) <= MOST_HEIGHT) ?? pictures.at(-1) ?? null;
}
