import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Configuration, defineQueue, JobHandler, Queues, reasonOf } from '@yunqiao/platform';
import { ConferenceServer } from '../conference/conference-server.js';
import { ConferenceTokens } from '../conference/conference-tokens.js';
import type { Admission } from './bot/bot-messages.js';
import { RecordingDemand } from './recording-demand.js';
import { RecordingEpochs } from './recording-epochs.js';
import { RecordingLeases } from './recording-leases.js';
import { SegmentHarvest } from './segment-harvest.js';
import { SessionRecorder } from './session-recorder.js';

const everyMilliseconds = 2000;

/** Rounds in which a worker looks for sessions that nobody records. */
export const recordingQueue = defineQueue<Record<string, never>>({
  ...{ name: 'session-recording', role: 'recording', attempts: 1, concurrency: 1 },
});

/** Has every live session recorded by one worker, whichever dies. */
@Injectable()
export class RecordingSupervisor implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Recording');
  private readonly running = new Map<string, { recorder: SessionRecorder; ended: Promise<void> }>();

  constructor(
    private readonly configuration: Configuration,
    private readonly server: ConferenceServer,
    private readonly tokens: ConferenceTokens,
    private readonly leases: RecordingLeases,
    private readonly demand: RecordingDemand,
    private readonly epochs: RecordingEpochs,
    private readonly harvest: SegmentHarvest,
    private readonly queues: Queues,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.queues.schedule(recordingQueue, 'session-recording', everyMilliseconds, {});
  }

  /** Takes up what nobody records, and finishes what a dead worker left. */
  @JobHandler(recordingQueue)
  async round(): Promise<void> {
    if (!this.server.isConfigured) return;
    const sessions = [...(await this.demand.all()), ...(await this.epochs.unfinished())];
    for (const sessionId of sessions) {
      if (!this.running.has(sessionId) && (await this.leases.take(sessionId))) this.begin(sessionId);
    }
  }

  /** Which process records a session here. */
  pidOf(sessionId: string): number | undefined {
    return this.running.get(sessionId)?.recorder.pid;
  }

  /** How many people are heard by who records a session here, or stands by for it. */
  voicesOf(sessionId: string): number {
    return this.running.get(sessionId)?.recorder.voices ?? 0;
  }

  /** Another worker goes on. */
  async onModuleDestroy(): Promise<void> {
    for (const { recorder } of this.running.values()) recorder.stop();
    await Promise.all([...this.running.values()].map(({ ended }) => ended));
  }

  private begin(sessionId: string): void {
    const recorder = new SessionRecorder(sessionId, {
      ...{ program: this.configuration.get('RECORDING_BOT'), leases: this.leases, demand: this.demand },
      ...{ epochs: this.epochs, harvest: this.harvest, admit: (id) => this.admit(id) },
      recordable: (id, people) => this.demand.recordable(id, people),
      warn: (facts) => this.logger.warn(facts),
    });
    this.running.set(sessionId, { recorder, ended: this.follow(sessionId, recorder) });
  }

  private async follow(sessionId: string, recorder: SessionRecorder): Promise<void> {
    try {
      await recorder.run();
      await this.leases.release(sessionId);
    } catch (error) {
      // The lease runs out, and the next round takes it up again.
      this.logger.error({ sessionId, reason: reasonOf(error) });
    } finally {
      this.running.delete(sessionId);
    }
  }

  private async admit(sessionId: string): Promise<Admission> {
    await this.server.open(sessionId);
    const url = this.configuration.get('LIVEKIT_URL').replace(/^http/u, 'ws');
    return { url, token: await this.tokens.mintForRecorder(sessionId) };
  }
}
