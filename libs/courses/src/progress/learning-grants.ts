import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, Configuration } from '@yunqiao/platform';
import { grantSecret, signGrant } from './learning-grant.js';
import type { RunLesson } from './progress-store.js';

/**
 * Proof that a lesson was handed to a person, and when. A player sends it along with what it reports: what somebody claims to have
 * learned cannot have begun before. It is signed, and nothing of it is kept.
 */
@Injectable()
export class LearningGrants {
  private readonly secret: Buffer;

  constructor(
    configuration: Configuration,
    private readonly clock: Clock,
  ) {
    this.secret = grantSecret(configuration.get('SECRET_KEY'));
  }

  /** For a lesson that leaves for this person now. */
  issue(personId: string, lesson: RunLesson): string {
    return signGrant(this.secret, personId, lesson, this.clock.now());
  }

  /** When the lesson was handed out; null for what was never given to this person for this lesson. */
  issuedAt(grant: string | null | undefined, personId: string, lesson: RunLesson): Date | null {
    const [instant] = (grant ?? '').split('.');
    const at = new Date(parseInt(instant ?? '', 36));
    if (!grant || Number.isNaN(at.getTime()) || at > this.clock.now()) return null;
    return isSame(grant, signGrant(this.secret, personId, lesson, at)) ? at : null;
  }
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
