import { Injectable } from '@nestjs/common';
import { newId } from '@yunqiao/platform';
import { RecordingRedis } from './recording-redis.js';

/** Who has not renewed it for so long is dead. */
export const LEASE_MILLISECONDS = 15_000;

const ifOwn = {
  renew:
    "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('pexpire', KEYS[1], ARGV[2]) else return 0 end",
  release: "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) else return 0 end",
};

/** One worker records a session: the one that holds its lease. */
@Injectable()
export class RecordingLeases {
  private readonly owner = newId();

  constructor(private readonly redis: RecordingRedis) {}

  /** Whether this process holds it from now on; not when anybody does already. */
  async take(sessionId: string): Promise<boolean> {
    const answer = await this.redis.client.set(this.key(sessionId), this.owner, 'PX', LEASE_MILLISECONDS, 'NX');
    return answer === 'OK';
  }

  /** Whether this process holds it still. */
  async renew(sessionId: string): Promise<boolean> {
    const answer = await this.redis.client.eval(ifOwn.renew, 1, this.key(sessionId), this.owner, LEASE_MILLISECONDS);
    return answer === 1;
  }

  async release(sessionId: string): Promise<void> {
    await this.redis.client.eval(ifOwn.release, 1, this.key(sessionId), this.owner);
  }

  private key(sessionId: string): string {
    return this.redis.key('lease', sessionId);
  }
}
