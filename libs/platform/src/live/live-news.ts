import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Redis } from 'ioredis';
import { Configuration } from '../configuration/platform-configuration.js';
import { AppError } from '../errors/app-error.js';
import { redisOptions } from '../queues/redis-options.js';
import { LiveListener } from './live-listener.js';
import type { LiveTopic } from './live-topic.js';
import { reasonOf } from '../errors/reason-of.js';

const patienceMilliseconds = 3000;
/** News say what has changed; what is larger is read from the database. */
const largestNews = 64 * 1024;

interface Channel {
  readonly listeners: Set<LiveListener<object>>;
  /** Resolves when Redis has confirmed that this process hears the channel. */
  readonly heard: Promise<unknown>;
}

/**
 * News that open pages hear at once, whichever process tells them: Redis publish/subscribe. Nothing is kept. Who was not listening has
 * missed it, so the truth stands in the database and news only say that there is something to read.
 */
@Injectable()
export class LiveNews implements OnApplicationShutdown {
  private readonly logger = new Logger('Live');
  private readonly channels = new Map<string, Channel>();
  private publisher: Redis | undefined;
  private subscriber: Redis | undefined;

  constructor(private readonly configuration: Configuration) {}

  /** Tells everybody who listens to `topic`, on all processes. Throws when Redis does not take it in time. */
  async publish<News extends object>(topic: LiveTopic<News>, news: News): Promise<void> {
    await this.publishAll([[topic, news]]);
  }

  /** The same for many topics in one go. */
  async publishAll<News extends object>(told: readonly (readonly [LiveTopic<News>, News])[]): Promise<void> {
    if (told.length === 0) return;
    const pipeline = (this.publisher ??= this.connect('publisher')).pipeline();
    for (const [topic, news] of told) pipeline.publish(this.channelOf(topic), textOf(news));
    const answers = await inTime(pipeline.exec());
    const failed = answers?.find(([error]) => error !== null)?.[0];
    if (failed) throw failed;
  }

  /** Tells what has already been done. Whether it is heard changes nothing about that: a failure only goes to the log. */
  async tryPublish<News extends object>(topic: LiveTopic<News>, news: News): Promise<void> {
    try {
      await this.publish(topic, news);
    } catch (error) {
      this.logger.warn({ reason: reasonOf(error) });
    }
  }

  /**
   * Listens from now on: when this resolves, nothing that is told afterwards is missed. `greeting` comes first, at once; a client
   * that receives it knows that it listens, and asks for what it has missed until then. Ends by `return()`, or with
   * `ListeningInterrupted` when something may have been missed.
   * @throws LIVE_UNAVAILABLE when Redis does not answer in time
   */
  async listen<News extends object>(topic: LiveTopic<News>, greeting?: News): Promise<LiveListener<News>> {
    const name = this.channelOf(topic);
    const listener: LiveListener<News> = new LiveListener(() => this.leave(name, listener));
    if (greeting) listener.push(greeting);
    const channel = this.channels.get(name) ?? this.open(name);
    channel.listeners.add(listener as unknown as LiveListener<object>);
    try {
      await inTime(channel.heard);
    } catch (cause) {
      await listener.return();
      throw new AppError('LIVE_UNAVAILABLE', {}, { cause });
    }
    return listener;
  }

  async onApplicationShutdown(): Promise<void> {
    for (const { listeners } of this.channels.values()) for (const listener of listeners) await listener.return();
    this.publisher?.disconnect();
    this.subscriber?.disconnect();
  }

  private open(name: string): Channel {
    const subscriber = (this.subscriber ??= this.connectSubscriber());
    const channel = { listeners: new Set<LiveListener<object>>(), heard: subscriber.subscribe(name) };
    this.channels.set(name, channel);
    return channel;
  }

  private leave(name: string, listener: object): void {
    const channel = this.channels.get(name);
    channel?.listeners.delete(listener as LiveListener<object>);
    if (channel?.listeners.size !== 0) return;
    this.channels.delete(name);
    this.subscriber?.unsubscribe(name).catch((error: unknown) => this.logger.debug(error));
  }

  private connectSubscriber(): Redis {
    const subscriber = this.connect('subscriber');
    subscriber.on('message', (name: string, text: string) => {
      const listeners = this.channels.get(name)?.listeners;
      if (!listeners) return;
      const news = JSON.parse(text) as object;
      for (const listener of listeners) listener.push(news);
    });
    subscriber.on('close', () => this.interruptAll());
    return subscriber;
  }

  /** What was told while the line was down is lost for those who listened. */
  private interruptAll(): void {
    for (const { listeners } of [...this.channels.values()]) {
      for (const listener of [...listeners]) listener.interrupt('lineBroken');
    }
  }

  private connect(part: 'publisher' | 'subscriber'): Redis {
    const redis = new Redis({
      ...redisOptions(this.configuration.get('REDIS_URL')),
      connectionName: `${this.configuration.get('QUEUE_PREFIX')}-live-${part}`,
      autoResubscribe: false,
    });
    redis.on('error', (error) => this.logger.warn({ part, reason: error.message }));
    return redis;
  }

  private channelOf({ name }: LiveTopic<object>): string {
    return `${this.configuration.get('QUEUE_PREFIX')}:live:${name}`;
  }
}

function textOf(news: object): string {
  const text = JSON.stringify(news);
  if (text.length > largestNews) throw new Error(`News of ${text.length} characters: tell an id instead`);
  return text;
}

async function inTime<Answer>(answer: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('Redis did not answer in time')), patienceMilliseconds);
  });
  try {
    return await Promise.race([answer, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
