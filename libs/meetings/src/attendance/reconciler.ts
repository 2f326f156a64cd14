import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In } from 'typeorm';
import { defineQueue, isId, JobHandler, Queues, reasonOf } from '@yunqiao/platform';
import { ConferenceServer } from '../conference/conference-server.js';
import { LivekitInbox } from '../room/livekit-inbox.js';
import { ResearchSession } from '../session/research-session.entity.js';
import { ConferenceComparison } from './conference-comparison.js';
import { ConnectionSettler } from './connection-settler.js';
import { Connections } from './connections.js';

/** Compares the book of attendance with the conference server. One job at a time. */
export const reconcileQueue = defineQueue<Record<string, never>>({
  ...{ name: 'meetings-reconcile', attempts: 1, concurrency: 1 },
});

const everyMilliseconds = 30_000;

/** Every thirty seconds: who is there, who may be there, and what was missed when a process died. */
@Injectable()
export class Reconciler implements OnApplicationBootstrap {
  private readonly logger = new Logger('Reconciler');

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly server: ConferenceServer,
    private readonly comparison: ConferenceComparison,
    private readonly connections: Connections,
    private readonly settler: ConnectionSettler,
    private readonly inbox: LivekitInbox,
    private readonly queues: Queues,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.queues.schedule(reconcileQueue, 'meetings-reconcile', everyMilliseconds, {});
  }

  /** What the webhooks did not tell is found here; a conference server that does not answer stops nothing else. */
  @JobHandler(reconcileQueue)
  async reconcile(): Promise<void> {
    await this.inbox.sweep();
    if (this.server.isConfigured) await this.compare();
    await this.connections.closeLost();
    await this.settler.settleClosed();
  }

  private async compare(): Promise<void> {
    try {
      const open = (await this.server.openSessions()).filter(isId);
      const ids = [...new Set([...open, ...(await this.connections.openSessions())])];
      const sessions = await this.database.manager.findBy(ResearchSession, { id: In(ids) });
      for (const session of sessions) await this.comparison.compare(session);
    } catch (error) {
      this.logger.warn({ reason: reasonOf(error) });
    }
  }
}
