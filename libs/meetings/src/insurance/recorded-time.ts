import type { EntityManager } from 'typeorm';
import { RecordingEpoch } from '../recording/recording-epoch.entity.js';
import { endOf } from '../recording/playlist.js';
import { RecordingSegment } from '../recording/recording-segment.entity.js';
import { ReplayCut } from '../recording/replay-cut.entity.js';
import { SessionStretch } from '../session/session-stretch.entity.js';
import type { RecordedTime } from './fillable.js';

/** When a session was live, when recorders recorded it, and what was cut out. A stretch that lasts counts for nothing yet. */
export async function recordedTime(tx: EntityManager, sessionId: string): Promise<RecordedTime> {
  const [stretches, segments, cuts] = await Promise.all([
    tx.findBy(SessionStretch, { sessionId }),
    tx
      .createQueryBuilder(RecordingSegment, 'segment')
      .innerJoin(RecordingEpoch, 'epoch', 'epoch.id = segment.epochId AND epoch.isFill = 0')
      .where({ sessionId, rendition: 'video' })
      .getMany(),
    tx.findBy(ReplayCut, { sessionId }),
  ]);
  return {
    stretches: stretches.map(({ startedAt, endedAt }) => interval(startedAt, endedAt ?? startedAt)),
    recorded: segments.map((segment) => interval(segment.startsAt, endOf(segment))),
    cut: cuts.map(({ fromAt, toAt }) => interval(fromAt, toAt)),
  };
}

function interval(from: Date, to: Date) {
  return { from: from.getTime(), to: to.getTime() };
}
