import { readFile } from 'node:fs/promises';
import { Injectable, Logger } from '@nestjs/common';
import { Configuration, reasonOf } from '@yunqiao/platform';
import { ConferenceServer } from './conference-server.js';

/** What helps where no conference server answers. */
export const ConferenceHowTo = {
  /** It is starting or being made; it comes by itself. */
  wait: 'wait',
  /** Install livekit-server, or Go with which it is made, and start again. */
  install: 'install',
  /** It could not be made or started; the log tells why. */
  readLog: 'readLog',
  /** It runs elsewhere, and does not answer: start it, and look at LIVEKIT_URL. */
  startServer: 'startServer',
} as const;
export type ConferenceHowTo = keyof typeof ConferenceHowTo;

/** Whether conferences can be held. */
export interface ConferenceState {
  readonly isAvailable: boolean;
  readonly howTo: ConferenceHowTo | null;
  /** How much of it is made, 0 to 1, while it is being made. */
  readonly progress: number | null;
}

const freshForMilliseconds = 2000;
const howTos: Readonly<Record<string, ConferenceHowTo>> = {
  ...{ starting: 'wait', making: 'wait', running: 'wait', noGo: 'install', failed: 'readLog' },
};

/** Knows whether the conference server answers, and what to do when it does not. */
@Injectable()
export class ConferenceStates {
  private readonly logger = new Logger('Conference');
  private asked = { at: -Infinity, state: Promise.resolve<ConferenceState>({ ...none, howTo: 'wait' }) };

  constructor(
    private readonly configuration: Configuration,
    private readonly server: ConferenceServer,
  ) {}

  /** Asked at most every two seconds. */
  now(): Promise<ConferenceState> {
    const at = performance.now();
    if (at - this.asked.at > freshForMilliseconds) this.asked = { at, state: this.ask() };
    return this.asked.state;
  }

  private async ask(): Promise<ConferenceState> {
    try {
      await this.server.check();
      return { isAvailable: true, howTo: null, progress: null };
    } catch (error) {
      this.logger.debug({ reason: reasonOf(error) });
      return this.whyNot();
    }
  }

  /** What `npm start` has written down; elsewhere nobody does. */
  private async whyNot(): Promise<ConferenceState> {
    const file = this.configuration.get('LIVEKIT_STATE_FILE');
    if (file === '-') return { ...none, howTo: this.server.isConfigured ? 'startServer' : 'install' };
    const { state, share } = await readState(file);
    return { ...none, howTo: howTos[state] ?? 'readLog', progress: state === 'making' ? (share ?? 0) : null };
  }
}

const none = { isAvailable: false, progress: null } as const;

async function readState(file: string): Promise<{ state: string; share?: number }> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as { state: string; share?: number };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { state: 'starting' };
    throw error;
  }
}
