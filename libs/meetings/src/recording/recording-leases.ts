import { Injectable } from '@nestjs/common';
import { RedisLine } from '@yunqiao/platform';
import { isSurelyDead, newHolder } from './lease-holder.js';

/** Who has not renewed it for so long is dead. It is renewed every second, whatever else its worker waits for. */
export const LEASE_MILLISECONDS = 6000;

const ifHeldBy = {
  renew:
    "local holder = redis.call('get', KEYS[1]) if holder and holder ~= ARGV[1] then return 0 end redis.call('set', KEYS[1], ARGV[1], 'PX', ARGV[2]) return 1",
  inherit:
    "if redis.call('get', KEYS[1]) == ARGV[1] then redis.call('set', KEYS[1], ARGV[2], 'PX', ARGV[3]) return 1 else return 0 end",
  release: "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) else return 0 end",
};

/** One worker records a session: the one that holds its lease. */
@Injectable()
export class RecordingLeases {
  private readonly owner = newHolder();

  constructor(private readonly redis: RedisLine) {}

  /** Whether this process holds it from now on; not when anybody does already, unless that one is surely dead. */
  async take(sessionId: string): Promise<boolean> {
    const key = this.key(sessionId);
    if ((await this.redis.client.set(key, this.owner, 'PX', LEASE_MILLISECONDS, 'NX')) === 'OK') return true;
    const holder = await this.redis.client.get(key);
    if (holder === null || !isSurelyDead(holder)) return false;
    const answer = await this.redis.client.eval(ifHeldBy.inherit, 1, key, holder, this.owner, LEASE_MILLISECONDS);
    return answer === 1;
  }

  /** Whether this process holds it still. What Redis has forgotten, and nobody else has taken meanwhile, is held again. */
  async renew(sessionId: string): Promise<boolean> {
    const answer = await this.redis.client.eval(ifHeldBy.renew, 1, this.key(sessionId), this.owner, LEASE_MILLISECONDS);
    return answer === 1;
  }

  async release(sessionId: string): Promise<void> {
    await this.redis.client.eval(ifHeldBy.release, 1, this.key(sessionId), this.owner);
  }

  private key(sessionId: string): string {
    return this.redis.key('recording', 'lease', sessionId);
  }
}
