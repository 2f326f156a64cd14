import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Configuration } from '../configuration/platform-configuration.js';

/** What a screen shows, so that people in front of it can say with their own phone that they are there. */
export interface ScreenCode {
  /** Four digits, to be typed. */
  readonly pin: string;
  /** What the QR code carries, to be scanned. */
  readonly secret: string;
  readonly expiresAt: Date;
}

/** Which screen it is, told from all others, and how many seconds it shows a code; a code is taken for as long again. */
export interface CodedScreen {
  readonly about: string;
  readonly seconds: number;
}

/** Codes that prove that somebody sees a screen now. Nothing is kept: they follow from the key, the screen and the time. */
@Injectable()
export class ScreenCodes {
  constructor(
    private readonly configuration: Configuration,
    private readonly clock: Clock,
  ) {}

  /** The code of this moment. */
  now(screen: CodedScreen): ScreenCode {
    const turn = this.turn(screen);
    return { ...this.codeOf(screen, turn), expiresAt: new Date((turn + 1) * screen.seconds * 1000) };
  }

  /** Whether a PIN, or what a QR code carried, is the one of now or the one before. */
  matches(screen: CodedScreen, given: string): boolean {
    const turn = this.turn(screen);
    return [turn, turn - 1].some((at) => {
      const { pin, secret } = this.codeOf(screen, at);
      return isSame(given, pin) || isSame(given, secret);
    });
  }

  private turn({ seconds }: CodedScreen): number {
    return Math.floor(this.clock.now().getTime() / (seconds * 1000));
  }

  private codeOf({ about }: CodedScreen, turn: number): Pick<ScreenCode, 'pin' | 'secret'> {
    const text = [about, turn].join(' ');
    const digest = createHmac('sha256', this.configuration.get('SECRET_KEY')).update(text).digest();
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
