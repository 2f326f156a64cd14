import { Injectable } from '@nestjs/common';
import { AppError, Clock } from '@yunqiao/platform';
import { accountLimit, afterTry, narrowLimit, waitFor, withoutTries, type TryLimit } from './try-limits.js';
import { TryStore } from './try-store.js';

/** Where a try comes from. */
export interface TryOrigin {
  /** School and number as typed; whether they exist makes no difference. */
  readonly account: string;
  readonly address: string;
  /** Set when this device has signed in to this account before. */
  readonly knownDevice: string | null;
}

interface Scope {
  readonly key: string;
  readonly limit: TryLimit;
}

/**
 * Slows down guessing. Tries count per account and address, and per account over all addresses, so that many pupils behind
 * one address do not hinder each other. A device that the account knows counts for itself: who hammers an account from
 * elsewhere cannot lock its owner out.
 */
@Injectable()
export class SignInSlowDown {
  constructor(
    private readonly store: TryStore,
    private readonly clock: Clock,
  ) {}

  /**
   * Counts a try before the password is looked at, so that tries made at the same time count too.
   * @throws TOO_MANY_ATTEMPTS (details: retryAfterSeconds)
   */
  async begin(origin: TryOrigin): Promise<void> {
    const scopes = scopesOf(origin);
    const now = this.clock.now().getTime();
    const wait = await this.store.change(keysOf(scopes), (tries) => {
      const longest = Math.max(...tries.map((one) => waitFor(one, now)));
      if (longest > 0) return { result: longest, tries: null };
      return { result: 0, tries: scopes.map(({ limit }, index) => afterTry(tries[index] ?? null, limit, now)) };
    });
    if (wait > 0) throw new AppError('TOO_MANY_ATTEMPTS', { retryAfterSeconds: Math.ceil(wait / 1000) });
  }

  /** Forgets the tries from this origin: the password was right. */
  async succeed(origin: TryOrigin): Promise<void> {
    const scopes = scopesOf(origin);
    await this.store.change(keysOf(scopes), ([narrow, account]) => {
      const left = account ? withoutTries(account, narrow?.count ?? 0, accountLimit) : null;
      return { result: undefined, tries: scopes.length === 1 ? [null] : [null, left] };
    });
  }
}

function scopesOf({ account, address, knownDevice }: TryOrigin): Scope[] {
  if (knownDevice) return [{ key: `device ${knownDevice} ${account}`, limit: narrowLimit }];
  return [
    { key: `address ${address} ${account}`, limit: narrowLimit },
    { key: `account ${account}`, limit: accountLimit },
  ];
}

function keysOf(scopes: readonly Scope[]): string[] {
  return scopes.map(({ key }) => key);
}
