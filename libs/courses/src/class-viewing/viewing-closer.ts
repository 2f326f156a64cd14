import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { defineQueue, JobHandler, Queues } from '@yunqiao/platform';
import { ClassViewingService } from './class-viewing.service.js';

/** Looks every minute for viewings of which nothing is heard any more. */
export const viewingClosingQueue = defineQueue<Record<string, never>>({
  name: 'class-viewing-closing',
  attempts: 3,
  backoffMilliseconds: 10_000,
  concurrency: 1,
});

const everyMilliseconds = 60_000;

/** Ends viewings whose teacher went without ending them. */
@Injectable()
export class ViewingCloser implements OnApplicationBootstrap {
  constructor(
    private readonly viewings: ClassViewingService,
    private readonly queues: Queues,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.queues.schedule(viewingClosingQueue, 'class-viewing-closing', everyMilliseconds, {});
  }

  @JobHandler(viewingClosingQueue)
  close(): Promise<void> {
    return this.viewings.closeSilent();
  }
}
