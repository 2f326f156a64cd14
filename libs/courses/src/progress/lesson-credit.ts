import { Injectable } from '@nestjs/common';
import { lateCredit, stalledCredit, type ActivityDraft, type CreditAllowance } from '@yunqiao/activity';
import { Clock } from '@yunqiao/platform';
import type { EntityManager } from 'typeorm';
import { creditFromOf, drawsOn, lateAllowance, stallAllowance, type CreditFacts } from './credit-rules.js';
import { LearningGrants } from './learning-grants.js';
import type { LearningEvent } from './learning-recorder.js';
import type { LearningPlace } from './learning-places.js';
import { keyOf } from './progress-store.js';

/** How an event may be credited. */
export type CreditTerms = Required<Pick<ActivityDraft, 'grantedAt' | 'creditFrom' | 'allowances'>>;

/** What a player reports, bounded by what the server knows: when it handed the lesson out, and how long that is. */
@Injectable()
export class LessonCredit {
  constructor(
    private readonly grants: LearningGrants,
    private readonly clock: Clock,
  ) {}

  /** One answer per event, in the same order. For who holds the person's lock. */
  async termsOf(
    tx: EntityManager,
    personId: string,
    placed: readonly { event: LearningEvent; place: LearningPlace }[],
  ): Promise<CreditTerms[]> {
    const now = this.clock.now();
    const late = new Map<string, CreditAllowance>();
    const stalled = new Map<string, CreditAllowance>();
    const terms: CreditTerms[] = [];
    for (const { event, place } of placed) {
      const facts = this.factsOf(personId, event, place);
      const draws = drawsOn(facts, now);
      const { grantedAt, enrolledAt, durationSeconds } = facts;
      const allowances: CreditAllowance[] = [];
      if (grantedAt && draws.late) {
        const spent = () => lateCredit(tx, personId, event, grantedAt);
        const key = [keyOf(event), grantedAt.getTime()].join(' ');
        allowances.push(await remembered(late, key, async () => lateAllowance(durationSeconds, await spent())));
      }
      if (grantedAt && draws.stalled) {
        const spent = () => stalledCredit(tx, personId, event, enrolledAt);
        allowances.push(
          await remembered(stalled, keyOf(event), async () => stallAllowance(durationSeconds, await spent())),
        );
      }
      terms.push({ grantedAt, creditFrom: creditFromOf(facts), allowances });
    }
    return terms;
  }

  private factsOf(personId: string, event: LearningEvent, { enrolledAt, length }: LearningPlace): CreditFacts {
    const grantedAt = this.grants.issuedAt(event.grant, personId, event);
    const { kind, occurredAt } = event;
    return {
      kind,
      occurredAt,
      grantedAt,
      enrolledAt,
      durationSeconds: length.hasVideo ? length.durationSeconds : null,
    };
  }
}

/** The value under a key, made when it is asked for the first time. */
async function remembered<Value>(values: Map<string, Value>, key: string, make: () => Promise<Value>): Promise<Value> {
  const known = values.get(key);
  if (known !== undefined) return known;
  const value = await make();
  values.set(key, value);
  return value;
}
