import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, IsNull, LessThan } from 'typeorm';
import { WebhookEvent } from 'livekit-server-sdk';
import { Clock, reasonOf } from '@yunqiao/platform';
import { factsOf } from './livekit-facts.js';
import { LivekitEvent } from './livekit-event.entity.js';
import { LivekitHandler } from './livekit-handler.js';

/** What is not handled after this time has lost the process that took it. */
const forgottenAfter = 10_000;
const atOnce = 500;
/** What was handled this long ago will not be sent again. */
const keptFor = 24 * 3600 * 1000;

/** Takes what the conference server tells: kept first, by its id once, and handled after that. */
@Injectable()
export class LivekitInbox {
  private readonly logger = new Logger('Conference');

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly handler: LivekitHandler,
    private readonly clock: Clock,
  ) {}

  /** Keeps an event; handling it begins when this has returned. The same event twice is the same as once. */
  async take(body: string): Promise<void> {
    const event = WebhookEvent.fromJson(JSON.parse(body), { ignoreUnknownFields: true });
    const row = {
      ...{
        id: event.id,
        kind: event.event,
        room: event.room?.name ?? '',
        participantSid: event.participant?.sid ?? null,
      },
      ...{ receivedAt: this.clock.now(), handledAt: null, payload: factsOf(event) as unknown as Record<string, never> },
    };
    const made = await this.database.createQueryBuilder().insert().into(LivekitEvent).values(row).orIgnore().execute();
    if ((made.raw as { affectedRows: number }).affectedRows === 0) return;
    setImmediate(() => void this.tryHandle(row));
  }

  /** Handles what a process had taken that died before it could, and throws away what is long done. */
  async sweep(): Promise<void> {
    const now = this.clock.now().getTime();
    const forgotten = { handledAt: IsNull(), receivedAt: LessThan(new Date(now - forgottenAfter)) };
    const order = { receivedAt: 'ASC', id: 'ASC' } as const;
    const events = await this.database.manager.find(LivekitEvent, { where: forgotten, order, take: atOnce });
    for (const event of events) await this.tryHandle(event);
    await this.database.manager.delete(LivekitEvent, { handledAt: LessThan(new Date(now - keptFor)) });
  }

  private async tryHandle(event: LivekitEvent): Promise<void> {
    try {
      await this.handler.handle(event);
      await this.database.manager.update(LivekitEvent, { id: event.id }, { handledAt: this.clock.now() });
    } catch (error) {
      this.logger.warn({ event: event.id, reason: reasonOf(error) });
    }
  }
}
