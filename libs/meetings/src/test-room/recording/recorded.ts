import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { newId, ObjectStore } from '@yunqiao/platform';
import { blackPicture, FRAMES_PER_SECOND } from '../../recording/bot/canvas.js';
import { Encoder } from '../../recording/bot/encoder.js';
import { HERTZ } from '../../recording/bot/mixer.js';
import { RecordingEpoch } from '../../recording/recording-epoch.entity.js';
import { recordingFiles, recordingKey } from '../../recording/recording-keys.js';
import type { RecordingSegment } from '../../recording/recording-segment.entity.js';
import { SegmentHarvest } from '../../recording/segment-harvest.js';
import type { MeetingsRoom } from '../meetings-room.js';
import { decode, type Decoded } from './decoded.js';

const run = promisify(execFile);

/** What a recorder recorded: a tone and a black picture. */
export interface Take {
  readonly number: number;
  readonly startedAt: Date;
  readonly seconds: number;
  readonly toneHertz: number;
}

/** Brings into a session what a recorder would have written. */
export async function record(room: MeetingsRoom, sessionId: string, take: Take): Promise<void> {
  const { number, startedAt, seconds, toneHertz } = take;
  const folder = await mkdtemp(join(tmpdir(), 'yunqiao-record-'));
  for (const rendition of ['video', 'audio']) await mkdir(join(folder, rendition));
  const encoder = new Encoder(folder);
  encoder.hear(
    Int16Array.from({ length: HERTZ * seconds }, (_, at) => Math.sin((2 * Math.PI * toneHertz * at) / HERTZ) * 8000),
  );
  for (let frame = 0; frame < FRAMES_PER_SECOND * seconds; frame += 1) encoder.see(blackPicture());
  await encoder.finish();
  const endedAt = new Date(startedAt.getTime() + seconds * 1000);
  const epoch = { id: newId(), sessionId, number, startedAt, endedAt };
  await room.database.manager.insert(RecordingEpoch, epoch);
  await room.get(SegmentHarvest).gather(epoch, folder);
  await rm(folder, { recursive: true });
}

/** What is heard and seen in these segments of one epoch. */
export async function decodeSegments(room: MeetingsRoom, segments: readonly RecordingSegment[]): Promise<Decoded> {
  const { sessionId, epochNumber, rendition } = segments[0]!;
  const files = [
    recordingFiles.start(epochNumber, rendition),
    ...segments.map(({ number }) => recordingFiles.segment(epochNumber, rendition, number)),
  ];
  const pieces: Buffer[] = [];
  for (const file of files)
    pieces.push(await buffer((await room.get(ObjectStore).read(recordingKey(sessionId, file))).stream));
  return decode(pieces, rendition === 'video');
}

/** What a browser keeps of a microphone that hears a tone: Opus in WebM, cut into pieces wherever it happens. */
export async function browserSound(
  toneHertz: number,
  {
    seconds,
    secondsOfAPiece = 5,
    silentSeconds = 0,
  }: { seconds: number; secondsOfAPiece?: number; silentSeconds?: number },
): Promise<Buffer[]> {
  const folder = await mkdtemp(join(tmpdir(), 'yunqiao-sound-'));
  try {
    const tone = ['-f', 'lavfi', '-i', `sine=frequency=${toneHertz}:sample_rate=48000:duration=${seconds}`];
    const first = ['-af', `adelay=${silentSeconds * 1000}`, '-t', String(seconds)];
    const opus = [...first, '-c:a', 'libopus', '-b:a', '24k', '-ac', '1', '-live', '1', join(folder, 'sound.webm')];
    await run('ffmpeg', ['-v', 'error', ...tone, ...opus]);
    const whole = await readFile(join(folder, 'sound.webm'));
    const count = Math.ceil(seconds / secondsOfAPiece);
    const at = (piece: number) => Math.floor((whole.length * piece) / count);
    return Array.from({ length: count }, (_, piece) => whole.subarray(at(piece), at(piece + 1)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
