import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { RedisLine } from '@yunqiao/platform';
import { tryWindow, type Tries } from './try-limits.js';

/** Writes all keys if none has changed since it was read: KEYS, then what was read, then what is to be written. */
const writeIfUnchanged = `
for i = 1, #KEYS do
  if (redis.call('GET', KEYS[i]) or '') ~= ARGV[i] then return 0 end
end
for i = 1, #KEYS do
  local value = ARGV[#KEYS + i]
  if value == '' then redis.call('DEL', KEYS[i]) else redis.call('SET', KEYS[i], value, 'PX', ARGV[2 * #KEYS + 1]) end
end
return 1`;

const patience = 50;

/** Remembers tries in Redis, where all api processes see them. Losing them costs nothing but the slow-down. */
@Injectable()
export class TryStore {
  constructor(private readonly redis: RedisLine) {}

  /** Changes several scopes at once. `change` may be called again when somebody else was faster; null forgets a scope. */
  async change<Result>(
    scopes: readonly string[],
    change: (tries: (Tries | null)[]) => { result: Result; tries: (Tries | null)[] | null },
  ): Promise<Result> {
    const keys = scopes.map((scope) => this.keyOf(scope));
    for (let attempt = 1; ; attempt += 1) {
      const found = await this.redis.client.mget(keys);
      const { result, tries } = change(found.map((text) => (text ? (JSON.parse(text) as Tries) : null)));
      if (!tries) return result;
      const written = tries.map((one) => (one ? JSON.stringify(one) : ''));
      const values = [...found.map((text) => text ?? ''), ...written, String(tryWindow)];
      if ((await this.redis.client.eval(writeIfUnchanged, keys.length, ...keys, ...values)) === 1) return result;
      if (attempt === patience) throw new Error('The tries of a scope changed too often to count one more');
    }
  }

  private keyOf(scope: string): string {
    return this.redis.key('tries', createHash('sha256').update(scope).digest('base64url'));
  }
}
