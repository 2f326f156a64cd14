import { rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock, Configuration, HealthChecks, Metrics } from '@yunqiao/platform';
import { Gauge, Histogram } from 'prom-client';
import { reportingSecret } from '../counts/reporting-secret.js';
import { StoredCounts } from '../counts/stored-counts.js';
import { EventSource } from '../log/event-source.js';
import { ReadModel } from '../log/read-model.js';
import { DuckdbFactStore } from '../store/duckdb.fact-store.js';
import { answer } from './answer.js';
import { QuestionServer } from './question-server.js';

/** Between two looks at the log. */
const rest = 1_000;
/** After one that went wrong. */
const restAfterError = 3_000;

/** The one process that keeps the facts: follows the log every second, and answers what the api asks. */
@Injectable()
export class ReportingService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Reporting');
  private readonly stopping = new AbortController();
  private readonly followSeconds: Histogram;
  private readonly questionSeconds: Histogram<'ask'>;
  private server: QuestionServer | null = null;
  private model: ReadModel | null = null;
  private following: Promise<void> = Promise.resolve();

  constructor(
    private readonly configuration: Configuration,
    private readonly clock: Clock,
    private readonly source: EventSource,
    private readonly checks: HealthChecks,
    metrics: Metrics,
  ) {
    const registers = [metrics.registry];
    const buckets = [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10];
    this.followSeconds = new Histogram({
      ...{ name: 'yunqiao_reporting_follow_seconds', help: 'Time of taking in what is new in the log' },
      ...{ buckets, registers },
    });
    this.questionSeconds = new Histogram({
      ...{ name: 'yunqiao_reporting_question_seconds', help: 'Time until a question was answered' },
      ...{ labelNames: ['ask'] as const, buckets, registers },
    });
    const lag: Gauge = new Gauge({
      ...{ name: 'yunqiao_reporting_lag_seconds', help: 'How far the facts lie behind the clock', registers },
      collect: () => lag.set(this.lag()),
    });
  }

  /** @throws Error when another process has the file, or the port is taken */
  async onApplicationBootstrap(): Promise<void> {
    const store = await this.openStore();
    const model = (this.model = await ReadModel.open(store, this.source, this.clock));
    const counts = new StoredCounts(model);
    const options = {
      port: this.configuration.get('REPORTING_PORT'),
      host: this.configuration.get('HOST'),
      secret: reportingSecret(this.configuration),
      onError: (error: unknown) => this.logger.error(error),
    };
    this.server = new QuestionServer(options, async (question) => {
      const measured = this.questionSeconds.startTimer({ ask: question.ask });
      return answer(question, counts, model).finally(() => measured());
    });
    await this.server.listen();
    this.checks.register('facts', () => this.requireFacts());
    this.following = this.follow(model);
  }

  /** Asks nobody anything new; what is being written is finished. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.server?.close();
    await this.following;
    await this.model?.close();
  }

  private async follow(model: ReadModel): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const wait = await this.look(model);
      await pause(wait, undefined, { signal }).catch(() => undefined);
    }
  }

  private async look(model: ReadModel): Promise<number> {
    const measured = this.followSeconds.startTimer();
    try {
      await model.follow();
      measured();
      return rest;
    } catch (error) {
      this.logger.error(error);
      return restAfterError;
    }
  }

  /** A file that cannot be read is made anew: it holds nothing that is not in the log. */
  private async openStore(): Promise<DuckdbFactStore> {
    const file = this.configuration.get('REPORTING_FILE');
    try {
      return await DuckdbFactStore.open({ file });
    } catch (error) {
      if (/lock/i.test(String(error)))
        throw new Error(`Another process has ${file} open: end it first.`, { cause: error });
      this.logger.error(error);
      for (const path of [file, `${file}.wal`]) await rm(path, { force: true });
      return DuckdbFactStore.open({ file });
    }
  }

  private requireFacts(): Promise<void> {
    return this.model?.asOf ? Promise.resolve() : Promise.reject(new Error('The facts are not made yet'));
  }

  private lag(): number {
    const asOf = this.model?.asOf;
    return asOf ? (this.clock.now().getTime() - asOf.getTime()) / 1000 : Infinity;
  }
}
