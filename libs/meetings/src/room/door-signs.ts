import { Injectable, Logger } from '@nestjs/common';
import { Clock, RedisLine } from '@yunqiao/platform';

/**
 * For how long somebody who waits is taken to be there after their page was last heard of. Pages ask again every few
 * seconds, hidden ones only once a minute: browsers let them no more often.
 */
export const SIGN_HOLDS_MILLISECONDS = 90_000;

/**
 * Signs of life of those who wait before a session. Who gives none is not shown as waiting; their request stays. While
 * Redis does not answer, everybody is taken to be there: nobody is left standing unseen.
 */
@Injectable()
export class DoorSigns {
  private readonly logger = new Logger('Door');

  constructor(
    private readonly redis: RedisLine,
    private readonly clock: Clock,
  ) {}

  /** The page of this request, or of this guest, was heard of; false when it was not there just before. */
  async give(id: string): Promise<boolean> {
    const now = this.clock.now().getTime();
    try {
      const before = await this.redis.client.set(this.keyOf(id), now, 'PX', SIGN_HOLDS_MILLISECONDS, 'GET');
      return this.holds(before);
    } catch (error) {
      this.logger.warn({ reason: (error as Error).message });
      return true;
    }
  }

  /** Those of them who are there. */
  async among<Waiting extends { readonly id: string }>(waiting: readonly Waiting[]): Promise<Waiting[]> {
    if (waiting.length === 0) return [];
    try {
      const signs = await this.redis.client.mget(waiting.map(({ id }) => this.keyOf(id)));
      return waiting.filter((_, place) => this.holds(signs[place]));
    } catch (error) {
      this.logger.warn({ reason: (error as Error).message });
      return [...waiting];
    }
  }

  private holds(sign: string | null | undefined): boolean {
    if (!sign) return false;
    return this.clock.now().getTime() - Number(sign) < SIGN_HOLDS_MILLISECONDS;
  }

  private keyOf(id: string): string {
    return this.redis.key('at-the-door', id);
  }
}
