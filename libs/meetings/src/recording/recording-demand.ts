import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In, IsNull, type EntityManager } from 'typeorm';
import { Clock, RedisLine } from '@yunqiao/platform';
import { RecordingConsents } from '../consent/recording-consents.js';
import { ResearchSession } from '../session/research-session.entity.js';
import { OPEN } from '../session/session-life.js';
import { SessionStretch } from '../session/session-stretch.entity.js';

const wishSeconds = 12 * 3600;

/** What a session needs of a recorder now: to record since then, or to stand by until the session begins or goes on. */
export type RecordingNeed = { readonly since: Date } | 'standBy';

/** Knows which sessions need a recorder: those that are recorded, and those somebody wants to listen to by a stream. */
@Injectable()
export class RecordingDemand {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly redis: RedisLine,
    private readonly consents: RecordingConsents,
    private readonly clock: Clock,
  ) {}

  /** Somebody listens by the stream, so that there has to be one until the session ends. */
  async wish(sessionId: string): Promise<void> {
    await this.redis.client.set(this.wishKey(sessionId), '1', 'EX', wishSeconds);
  }

  /** Sessions that need a recorder: from when their lobby opens, so that it is there when they begin. */
  async all(): Promise<string[]> {
    const open = await this.database.manager.findBy(ResearchSession, { state: In([...OPEN]) });
    return (await this.among(open)).map(({ id }) => id);
  }

  /** Null when it needs none. What is said before the beginning and in a break is not recorded. */
  async of(sessionId: string): Promise<RecordingNeed | null> {
    const open = await this.database.manager.findBy(ResearchSession, { id: In([sessionId]), state: In([...OPEN]) });
    const [session] = await this.among(open);
    if (!session) return null;
    if (session.state !== 'live') return 'standBy';
    const stretch = await this.database.manager.findOneBy(SessionStretch, { sessionId, endedAt: IsNull() });
    return { since: stretch?.startedAt ?? session.startedAt ?? this.clock.now() };
  }

  /**
   * Those of these people whom a recorder may hear and see: in a session that is recorded, no minor without a consent on
   * record; where there is only a stream that is thrown away, everybody.
   * @param manager of the transaction in which it is asked, if there is one
   */
  async recordable(
    sessionId: string,
    personIds: readonly string[],
    manager: EntityManager = this.database.manager,
  ): Promise<readonly string[]> {
    const isRecorded = await manager.existsBy(ResearchSession, { id: sessionId, isRecorded: true });
    return isRecorded ? this.consents.recordable(personIds, manager) : personIds;
  }

  private async among(open: readonly ResearchSession[]): Promise<ResearchSession[]> {
    const unsure = open.filter(({ isRecorded }) => !isRecorded).map(({ id }) => id);
    const wishes = unsure.length > 0 ? await this.redis.client.mget(unsure.map((id) => this.wishKey(id))) : [];
    const wished = new Set(unsure.filter((_, index) => wishes[index] !== null));
    return open.filter(({ id, isRecorded }) => isRecorded || wished.has(id));
  }
  private wishKey(sessionId: string): string {
    return this.redis.key('recording', 'wish', sessionId);
  }
}
