import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { OutboxHandler, type OutboxEvent } from '@yunqiao/platform';
import { ConferenceServer } from '../conference/conference-server.js';

/** Ends the conference with the session; when the conference server does not hear it, the reconciler tells it again. */
@Injectable()
export class ConferenceCloser {
  constructor(private readonly server: ConferenceServer) {}

  @OutboxHandler('session.ended')
  async onEnded(_tx: EntityManager, { key: sessionId }: OutboxEvent): Promise<void> {
    await this.server.try(() => this.server.close(sessionId));
  }
}
