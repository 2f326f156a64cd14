import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { OutboxRelay } from './outbox-relay.js';

const idleMilliseconds = 200;
const troubledMilliseconds = 2000;
const reconcileEveryMilliseconds = 15_000;

/** Keeps the relay going for as long as the process lives. */
@Injectable()
export class OutboxPump implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Outbox');
  private isStopping = false;
  private running: Promise<void> = Promise.resolve();
  private wake: () => void = () => undefined;
  private reconciledAt = 0;

  constructor(private readonly relay: OutboxRelay) {}

  onApplicationBootstrap(): void {
    this.running = this.pump();
  }

  /** Ends after the batch that is under way. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    this.wake();
    await this.running;
  }

  private async pump(): Promise<void> {
    while (!this.isStopping) {
      const pause = await this.turn();
      if (!this.isStopping && pause > 0) await this.rest(pause);
    }
  }

  /** One batch; answers how long to wait before the next one. */
  private async turn(): Promise<number> {
    try {
      const published = await this.relay.publishBatch();
      await this.reconcile();
      return published > 0 ? 0 : idleMilliseconds;
    } catch (error) {
      this.logger.warn(error);
      return troubledMilliseconds;
    }
  }

  private async reconcile(): Promise<void> {
    if (performance.now() - this.reconciledAt < reconcileEveryMilliseconds) return;
    this.reconciledAt = performance.now();
    await this.relay.reconcile();
  }

  private rest(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
