import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Clock, Configuration, RedisLine, redisOptions } from '@yunqiao/platform';
import { Queue } from 'bullmq';
import Fastify, { type FastifyInstance } from 'fastify';

/** Where the board is, in the paths of the api. */
export const QUEUE_BOARD_PATH = '/operator/queues';

/** How often it is looked whether a queue is new, in milliseconds. */
const LOOK_EVERY = 60_000;

/** What the board answers, to be sent on. */
export interface BoardAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: Buffer;
}

/**
 * Bull Board over the queues of this installation, to look at only: jobs are tickets here, and what they do is decided by rows in
 * the database, so that nobody mends anything by touching a job. It is a server of its own that listens nowhere; the controller
 * asks it, so that the guards of the house come before it as before every route.
 */
@Injectable()
export class QueueBoard implements OnApplicationShutdown {
  private readonly queues = new Map<string, Queue>();
  private readonly serverAdapter = new FastifyAdapter();
  private readonly board = createBullBoard({
    queues: [],
    serverAdapter: this.serverAdapter,
    options: { uiConfig: { boardTitle: '云桥 Yunqiao', hideRedisDetails: true } },
  });
  private server: Promise<FastifyInstance> | null = null;
  private lookedAt = 0;

  constructor(
    private readonly configuration: Configuration,
    private readonly redis: RedisLine,
    private readonly clock: Clock,
  ) {}

  /** @param url path and query as they came, below `QUEUE_BOARD_PATH` */
  async answer(url: string): Promise<BoardAnswer> {
    this.server ??= this.open();
    const server = await this.server;
    if (this.clock.now().getTime() - this.lookedAt > LOOK_EVERY) await this.findQueues();
    const { statusCode, headers, rawPayload } = await server.inject({ method: 'GET', url });
    const contentType = String(headers['content-type'] ?? 'application/octet-stream');
    const body = contentType.startsWith('text/html') ? withoutForeignFonts(rawPayload) : rawPayload;
    return { status: statusCode, contentType, body };
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
    await (await this.server)?.close();
  }

  private async open(): Promise<FastifyInstance> {
    const server = Fastify();
    this.serverAdapter.setBasePath(QUEUE_BOARD_PATH);
    await server.register(this.serverAdapter.registerPlugin(), { prefix: QUEUE_BOARD_PATH });
    return server;
  }

  /** Every queue that any process of this installation has opened left a row in Redis. */
  private async findQueues(): Promise<void> {
    this.lookedAt = this.clock.now().getTime();
    const prefix = this.redis.key('');
    const keys = await this.redis.client.keys(`${prefix}*:meta`);
    const names = keys.map((key) => key.slice(prefix.length, -':meta'.length)).filter((name) => !name.includes(':'));
    for (const name of names.sort()) if (!this.queues.has(name)) this.add(name);
  }

  private add(name: string): void {
    const queue = new Queue(name, {
      connection: redisOptions(this.configuration.get('REDIS_URL')),
      prefix: this.configuration.get('QUEUE_PREFIX'),
    });
    this.queues.set(name, queue);
    this.board.addQueue(new BullMQAdapter(queue, { readOnlyMode: true }));
  }
}

/** Its page asks Google for a font: a request to a foreign host for each look, which many of our networks would wait for in vain. */
function withoutForeignFonts(page: Buffer): Buffer {
  return Buffer.from(page.toString().replaceAll(/<link[^>]*href="https?:[^>]*>/g, ''));
}
