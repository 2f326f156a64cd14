import { Injectable } from '@nestjs/common';
import { IsNull, Not, type EntityManager } from 'typeorm';
import { defineNotices, Notices } from '@yunqiao/notices';
import { LiveNews, liveTopic, type LiveTopic } from '@yunqiao/platform';
import type { ResearchSession } from '../session/research-session.entity.js';
import { ObservationSheet } from './observation-sheet.entity.js';
import type { Observation } from './observation.entity.js';

/** What the one is told whose lesson was observed: how many sheets are there, the newest count alone. */
export const observationNotices = defineNotices({
  'observation.handedIn': { subject: 'session', facts: ['title', 'count'], replaces: ['observation.handedIn'] },
});

/** That what was handed in of an observation has changed. */
export interface ObservationChanged {
  readonly sessionId: string;
}

/** Where one hears of an observation. */
function observationTopic(sessionId: string): LiveTopic<ObservationChanged> {
  return liveTopic<ObservationChanged>('observation', sessionId);
}

/** Tells of what observers hand in: the teacher by a notice, and whoever reads the summary at once. */
@Injectable()
export class ObservationNews {
  constructor(
    private readonly notices: Notices,
    private readonly live: LiveNews,
  ) {}

  /** Each observer's sheet is told once, however often it is taken back and handed in again. */
  async tellTeacher(
    tx: EntityManager,
    { id: sessionId, title }: Pick<ResearchSession, 'id' | 'title'>,
    { teacherPersonId }: Pick<Observation, 'teacherPersonId'>,
    observerId: string,
  ): Promise<void> {
    if (teacherPersonId === null) return;
    const count = await tx.countBy(ObservationSheet, { sessionId, handedInAt: Not(IsNull()) });
    const telling = { kind: 'observation.handedIn', key: `observation.handedIn:${sessionId}:${observerId}` };
    const facts = { title, count: String(count) };
    await this.notices.tell(tx, { ...telling, subject: sessionId, facts, personIds: [teacherPersonId] });
  }

  /** After it is true. */
  tellReaders(sessionId: string): Promise<void> {
    return this.live.tryPublish(observationTopic(sessionId), { sessionId });
  }

  /** Greets at once, so that who reads then misses nothing. @throws LIVE_UNAVAILABLE */
  listen(sessionId: string): Promise<AsyncIterableIterator<ObservationChanged>> {
    return this.live.listen(observationTopic(sessionId), { sessionId });
  }
}
