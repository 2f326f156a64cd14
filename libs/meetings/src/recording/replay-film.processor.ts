import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { MadeMedia, withScratch } from '@yunqiao/media';
import {
  Configuration,
  JobHandler,
  ObjectStore,
  OutboxHandler,
  Queues,
  type JobContext,
  type OutboxEvent,
} from '@yunqiao/platform';
import { recordingKey } from './recording-keys.js';
import { RecordingReader } from './recording-reader.js';
import { makeFilm } from './replay-film.js';
import { replayFilmQueue, type ReplayFilmJob } from './replay-film.queue.js';
import { ReplayLesson } from './replay-lesson.entity.js';

/** Makes the video of a lesson out of a replay, and hands it over to be prepared like any other. */
@Injectable()
export class ReplayFilmProcessor {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly reader: RecordingReader,
    private readonly objects: ObjectStore,
    private readonly made: MadeMedia,
    private readonly configuration: Configuration,
    private readonly queues: Queues,
  ) {}

  /** The same news twice is the same job. */
  @OutboxHandler('replay.toBeLesson')
  async onWanted(_tx: EntityManager, { payload }: OutboxEvent): Promise<void> {
    const mediaId = String(payload['mediaId']);
    await this.queues.add(replayFilmQueue, { mediaId }, { jobId: `${mediaId}-film` });
  }

  @JobHandler(replayFilmQueue)
  async make({ mediaId }: ReplayFilmJob, context: Pick<JobContext, 'signal' | 'isLastAttempt'>): Promise<void> {
    const lesson = await this.database.manager.findOneBy(ReplayLesson, { mediaId });
    if (!lesson) return;
    try {
      await this.film(lesson, context.signal);
    } catch (error) {
      if (context.isLastAttempt && !context.signal.aborted) await this.made.fail(mediaId, 'REPLAY_NOT_MADE');
      throw error;
    }
  }

  private film({ sessionId, mediaId }: ReplayLesson, signal: AbortSignal): Promise<void> {
    return withScratch(this.configuration.get('SCRATCH_FOLDER'), async (folder) => {
      const segments = await this.reader.segments(sessionId, 'video');
      const read = async (file: string) => (await this.objects.read(recordingKey(sessionId, file))).stream;
      const film = join(folder, await makeFilm(segments, { folder, signal, read }));
      await this.objects.put(this.made.originalKey(mediaId), createReadStream(film), { contentType: 'video/mp4' });
      await this.made.handOver(mediaId, (await stat(film)).size);
    });
  }
}
