import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In } from 'typeorm';
import { RecordingConsents } from '../consent/recording-consents.js';
import { ResearchSession } from '../session/research-session.entity.js';
import { RecordingRedis } from './recording-redis.js';

const wishSeconds = 12 * 3600;

/** Knows which sessions need a recorder: those that are recorded, and those somebody wants to listen to by a stream. */
@Injectable()
export class RecordingDemand {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly redis: RecordingRedis,
    private readonly consents: RecordingConsents,
  ) {}

  /** Somebody listens by the stream, so that there has to be one until the session ends. */
  async wish(sessionId: string): Promise<void> {
    await this.redis.client.set(this.redis.key('wish', sessionId), '1', 'EX', wishSeconds);
  }

  /** Sessions that are live and need a recorder. What is said in a break is not recorded. */
  async all(): Promise<string[]> {
    return this.among(await this.database.manager.findBy(ResearchSession, { state: 'live' }));
  }

  async has(sessionId: string): Promise<boolean> {
    const live = await this.database.manager.findBy(ResearchSession, { id: In([sessionId]), state: 'live' });
    return (await this.among(live)).length > 0;
  }

  /**
   * Those of these people whom a recorder may hear and see: in a session that is recorded, no minor without a consent on
   * record; where there is only a stream that is thrown away, everybody.
   */
  async recordable(sessionId: string, personIds: readonly string[]): Promise<readonly string[]> {
    const isRecorded = await this.database.manager.existsBy(ResearchSession, { id: sessionId, isRecorded: true });
    return isRecorded ? this.consents.recordable(personIds) : personIds;
  }

  private async among(live: readonly ResearchSession[]): Promise<string[]> {
    const unsure = live.filter(({ isRecorded }) => !isRecorded).map(({ id }) => id);
    const wishes =
      unsure.length > 0 ? await this.redis.client.mget(unsure.map((id) => this.redis.key('wish', id))) : [];
    const wished = new Set(unsure.filter((_, index) => wishes[index] !== null));
    return live.filter(({ id, isRecorded }) => isRecorded || wished.has(id)).map(({ id }) => id);
  }
}
