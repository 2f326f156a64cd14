import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { inputArguments, runFfmpeg } from '@yunqiao/media';
import { AppError } from '@yunqiao/platform';
import { secondsOf } from './playlist.js';
import { recordingFiles } from './recording-keys.js';
import type { RecordingSegment } from './recording-segment.entity.js';

const GIB = 1024 ** 3;

/** Where a film is made, and how what was recorded is read. */
export interface FilmStudio {
  readonly folder: string;
  readonly signal: AbortSignal;
  readonly read: (file: string) => Promise<Readable>;
}

/** Segments that follow each other without a gap, by whatever recorder. */
export function piecesOf(segments: readonly RecordingSegment[]): RecordingSegment[][] {
  const pieces: RecordingSegment[][] = [];
  for (const [index, segment] of segments.entries()) {
    const previous = segments[index - 1];
    const isNext = previous?.epochId === segment.epochId && previous.number + 1 === segment.number;
    if (isNext) pieces.at(-1)!.push(segment);
    else pieces.push([segment]);
  }
  return pieces;
}

/**
 * One film of everything that was recorded, as it plays in the replay: gaps are left out. Nothing is encoded again.
 * @returns the name of its file in the folder
 */
export async function makeFilm(segments: readonly RecordingSegment[], studio: FilmStudio): Promise<string> {
  const { folder } = studio;
  let seconds = 0;
  for (const piece of piecesOf(segments)) {
    await write(studio, 'piece.mp4', await streamOf(piece, studio), 'w');
    // Each piece begins where the one before has ended: a transport stream can be put behind another.
    const out = ['-c', 'copy', '-muxdelay', '0', '-output_ts_offset', String(seconds), '-f', 'mpegts', 'piece.ts'];
    await copy('piece.mp4', out, studio);
    await write(studio, 'film.ts', createReadStream(join(folder, 'piece.ts')), 'a');
    await rm(join(folder, 'piece.ts'));
    seconds += secondsOf(piece);
  }
  await copy('film.ts', ['-c', 'copy', '-bsf:a', 'aac_adtstoasc', '-f', 'mp4', 'film.mp4'], studio);
  return 'film.mp4';
}

async function streamOf(piece: readonly RecordingSegment[], { read }: FilmStudio): Promise<Readable> {
  const { epochNumber, rendition } = piece[0]!;
  const files = [
    recordingFiles.start(epochNumber, rendition),
    ...piece.map(({ number }) => recordingFiles.segment(epochNumber, rendition, number)),
  ];
  return Readable.from(
    (async function* all() {
      for (const file of files) yield* await read(file);
    })(),
  );
}

async function write({ folder, signal }: FilmStudio, name: string, content: Readable, flags: 'w' | 'a'): Promise<void> {
  await pipeline(content, createWriteStream(join(folder, name), { flags }), { signal });
  await chmod(join(folder, name), 0o644);
}

async function copy(from: string, out: readonly string[], studio: FilmStudio): Promise<void> {
  const { folder, signal } = studio;
  const limits = { deadlineSeconds: 900, cpuSeconds: 600, memoryBytes: 2 * GIB, fileBytes: 8 * GIB };
  const { exitCode, output } = await runFfmpeg([...inputArguments(from), ...out], { folder, signal, limits });
  if (exitCode !== 0) throw new AppError('REPLAY_NOT_MADE', { output: output.slice(-500) });
}
