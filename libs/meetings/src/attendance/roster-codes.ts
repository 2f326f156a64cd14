import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, Configuration } from '@yunqiao/platform';

/** A code is shown this long, and taken for as long again. */
export const CODE_SECONDS = 30;

/** What the liaison's device shows, so that people in front of it can enter themselves. */
export interface RosterCode {
  /** Four digits, to be typed. */
  readonly pin: string;
  /** What the QR code carries, to be scanned. */
  readonly secret: string;
  readonly expiresAt: Date;
}

/** Codes that prove that somebody sees a screen now. Nothing is kept: they follow from the key, the device and the time. */
@Injectable()
export class RosterCodes {
  constructor(
    private readonly configuration: Configuration,
    private readonly clock: Clock,
  ) {}

  /** The code of this moment. */
  now(sessionId: string, devicePersonId: string): RosterCode {
    const turn = this.turn();
    return {
      ...this.codeOf(sessionId, devicePersonId, turn),
      expiresAt: new Date((turn + 1) * CODE_SECONDS * 1000),
    };
  }

  /** Whether a PIN, or what a QR code carried, is the one of now or the one before. */
  matches(sessionId: string, devicePersonId: string, given: string): boolean {
    const turn = this.turn();
    return [turn, turn - 1].some((at) => {
      const { pin, secret } = this.codeOf(sessionId, devicePersonId, at);
      return isSame(given, pin) || isSame(given, secret);
    });
  }

  private turn(): number {
    return Math.floor(this.clock.now().getTime() / (CODE_SECONDS * 1000));
  }

  private codeOf(sessionId: string, devicePersonId: string, turn: number): Pick<RosterCode, 'pin' | 'secret'> {
    const about = `roster ${sessionId} ${devicePersonId} ${turn}`;
    const digest = createHmac('sha256', this.configuration.get('SECRET_KEY')).update(about).digest();
    return {
      pin: String(digest.readUInt32BE(0) % 10_000).padStart(4, '0'),
      secret: digest.subarray(4, 24).toString('base64url'),
    };
  }
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
