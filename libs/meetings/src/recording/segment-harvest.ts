import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { ObjectStore } from '@yunqiao/platform';
import type { RecordingEpoch } from './recording-epoch.entity.js';
import { recordingFiles, recordingKey } from './recording-keys.js';
import { RecordingSegment, Rendition } from './recording-segment.entity.js';
import { isComplete, readWritten, type WrittenSegment } from './written-segments.js';

/** Of which epoch segments are brought in. */
export type HarvestedEpoch = Pick<RecordingEpoch, 'id' | 'sessionId' | 'number' | 'startedAt'>;

/** What a recorder's encoder still has to write when the recorder is gone takes less, also on a busy machine. */
const PATIENCE_MILLISECONDS = 10_000;
const LOOK_MILLISECONDS = 100;

interface Harvested {
  readonly epoch: HarvestedEpoch;
  readonly rendition: Rendition;
  readonly folder: string;
  readonly segment: WrittenSegment;
}

/**
 * Brings what a recorder has written into the object store: each segment as soon as it is whole, and a row of it. Whose
 * file is still there was not brought in yet.
 */
@Injectable()
export class SegmentHarvest {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly objects: ObjectStore,
  ) {}

  /** Brings in what is new in the folder; asked again, it goes on where it was interrupted. */
  async gather(epoch: HarvestedEpoch, folder: string, tx: EntityManager = this.database.manager): Promise<void> {
    for (const rendition of Object.values(Rendition))
      await this.gatherOne(tx, epoch, rendition, join(folder, rendition));
  }

  /** The same when nothing is fed to the encoder any more: waits until it has written all it has, unless it was killed. */
  async gatherRest(epoch: HarvestedEpoch, folder: string): Promise<void> {
    for (const until = performance.now() + PATIENCE_MILLISECONDS; performance.now() < until;) {
      if (await hasEverything(folder)) break;
      await pause(LOOK_MILLISECONDS);
    }
    await this.gather(epoch, folder);
  }

  private async gatherOne(
    tx: EntityManager,
    epoch: HarvestedEpoch,
    rendition: Rendition,
    folder: string,
  ): Promise<void> {
    const list = await readIfThere(join(folder, 'index.m3u8'));
    if (!list) return;
    const left = new Set(await readdir(folder));
    for (const segment of readWritten(list.toString())) {
      if (left.has(segment.file)) await this.take(tx, { epoch, rendition, folder, segment });
    }
  }

  /** The object first, then its row, then the file goes. What every segment begins with comes before the first one. */
  private async take(tx: EntityManager, { epoch, rendition, folder, segment }: Harvested): Promise<void> {
    const content = await readFile(join(folder, segment.file));
    const { sessionId, number: epochNumber } = epoch;
    const type = { contentType: rendition === 'video' ? 'video/mp4' : 'audio/mp4' };
    if (segment.number === 0) {
      const start = recordingKey(sessionId, recordingFiles.start(epochNumber, rendition));
      await this.objects.put(start, await readFile(join(folder, 'init.mp4')), type);
    }
    const key = recordingKey(sessionId, recordingFiles.segment(epochNumber, rendition, segment.number));
    await this.objects.put(key, content, type);
    const values = {
      ...{ epochId: epoch.id, rendition, number: segment.number, sessionId, epochNumber, removedAt: null },
      startsAt: new Date(epoch.startedAt.getTime() + segment.startMs),
      ...{ durationMs: segment.durationMs, bytes: content.length },
    };
    // Its row may be there already, when only the file was left behind.
    await tx.createQueryBuilder().insert().into(RecordingSegment).values(values).orIgnore().execute();
    await rm(join(folder, segment.file), { force: true });
  }
}

async function hasEverything(folder: string): Promise<boolean> {
  const lists = Object.values(Rendition).map((rendition) => readIfThere(join(folder, rendition, 'index.m3u8')));
  return (await Promise.all(lists)).every((list) => list !== null && isComplete(list.toString()));
}

async function readIfThere(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
