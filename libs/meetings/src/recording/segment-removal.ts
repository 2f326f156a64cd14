import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock, ObjectStore } from '@yunqiao/platform';
import { recordingFiles, recordingKey } from './recording-keys.js';
import { RecordingSegment } from './recording-segment.entity.js';

/** Takes segments out of playlists and store; their rows say when. */
@Injectable()
export class SegmentRemoval {
  constructor(
    private readonly objects: ObjectStore,
    private readonly clock: Clock,
  ) {}

  /** What cannot be removed from the store stays in the replay, and whoever asked is told. */
  async remove(tx: EntityManager, segments: readonly RecordingSegment[]): Promise<void> {
    for (const { epochId, rendition, number, sessionId, epochNumber } of segments) {
      await tx.update(RecordingSegment, { epochId, rendition, number }, { removedAt: this.clock.now() });
      await this.objects.remove(recordingKey(sessionId, recordingFiles.segment(epochNumber, rendition, number)));
    }
  }
}
