import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Configuration } from '@yunqiao/platform';

/** No sign that is taken for another when read from paper: no 0 O, 1 I L, 8 B, 5 S, 2 Z, U V. */
const alphabet = '34679ACDEFGHJKMNPQRTWXY';
const length = 12;

/** Random codes with which a person signs in before setting a password; the database keeps only a keyed hash. */
@Injectable()
export class ActivationCodes {
  constructor(private readonly configuration: Configuration) {}

  /** A new code, in groups of four: `7KQ3-MXWD-94TF`. 54 random bits. */
  create(): string {
    const signs = Array.from({ length }, () => alphabet[randomInt(alphabet.length)]);
    return signs.join('').replace(/(.{4})(?=.)/gu, '$1-');
  }

  /** What the database keeps; bound to the person, so that equal codes do not look equal. */
  hash(personId: string, code: string): string {
    const plain = code.normalize('NFKC').toUpperCase().replace(/[\s-]/gu, '');
    return createHmac('sha256', this.configuration.get('SECRET_KEY'))
      .update(`activation:${personId}:${plain}`)
      .digest('hex');
  }

  verify(personId: string, activationHash: string, code: string): boolean {
    return timingSafeEqual(Buffer.from(this.hash(personId, code), 'hex'), Buffer.from(activationHash, 'hex'));
  }
}
