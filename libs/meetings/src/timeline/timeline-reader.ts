import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Actor } from '@yunqiao/platform';
import { Seats } from '../room/seats.js';
import type { SessionEvent } from './session-event.entity.js';
import { SessionEvents } from './session-events.js';

/** The timeline as somebody in the session reads it. */
@Injectable()
export class TimelineReader {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly seats: Seats,
    private readonly events: SessionEvents,
  ) {}

  /** @throws SESSION_NOT_FOUND without a seat */
  async findAfter(actor: Actor, sessionId: string, sequence: number): Promise<SessionEvent[]> {
    await this.seats.get(this.database.manager, actor, sessionId);
    return this.events.findAfter(sessionId, sequence);
  }
}
