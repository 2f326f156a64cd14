import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, IsNull } from 'typeorm';
import { ObjectStore } from '@yunqiao/platform';
import { RecordingEpoch } from '../recording/recording-epoch.entity.js';
import { recordingFiles, recordingKey } from '../recording/recording-keys.js';
import { RecordingSegment } from '../recording/recording-segment.entity.js';

/** What was recorded beside a gap. */
export interface BesidePicture {
  /** Before it, so that its last picture is the nearest; else after it. */
  readonly isBefore: boolean;
  readonly content: AsyncIterable<Buffer>;
}

/** Finds the picture that stands still while a gap is filled. */
@Injectable()
export class BesidePictures {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly objects: ObjectStore,
  ) {}

  /**
   * Of what was recorded before a moment, else of what was after it; null when everything was cut out.
   * @param moment in milliseconds since 1970
   */
  async find(sessionId: string, moment: number): Promise<BesidePicture | null> {
    const recorded = this.database
      .createQueryBuilder(RecordingSegment, 'segment')
      .innerJoin(RecordingEpoch, 'epoch', 'epoch.id = segment.epochId AND epoch.isFill = 0')
      .where({ sessionId, rendition: 'video', removedAt: IsNull() });
    const at = { moment: new Date(moment) };
    const before = recorded.clone().andWhere('segment.startsAt < :moment', at).orderBy('segment.startsAt', 'DESC');
    const after = recorded.clone().andWhere('segment.startsAt >= :moment', at).orderBy('segment.startsAt', 'ASC');
    const last = await before.getOne();
    if (last) return { isBefore: true, content: this.read(last) };
    const first = await after.getOne();
    return first && { isBefore: false, content: this.read(first) };
  }

  private async *read({ sessionId, epochNumber, rendition, number }: RecordingSegment): AsyncGenerator<Buffer> {
    const files = [
      recordingFiles.start(epochNumber, rendition),
      recordingFiles.segment(epochNumber, rendition, number),
    ];
    for (const file of files) {
      const { stream } = await this.objects.read(recordingKey(sessionId, file));
      yield* stream as AsyncIterable<Buffer>;
    }
  }
}
