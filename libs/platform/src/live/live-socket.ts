import type { Actor } from '../access/actor.js';
import type { WebSocket } from 'ws';
import { LiveClose, liveLimits } from './live-close.js';

const tenSeconds = 10_000;
const patienceMilliseconds = 2000;

/** Somebody who is not signed in, by the pass of a room. */
export interface Visit {
  readonly pass: string;
  readonly visitorId: string;
}

/** One open page: its socket, the cookies that opened it, and who stands behind them. */
export class LiveSocket {
  /** Set when the page was let in. */
  actor: Actor | null = null;
  /** Set when the page was let in by a pass instead. */
  visit: Visit | null = null;
  private isAlive = true;
  private received = 0;
  private countedSince = performance.now();

  constructor(
    private readonly socket: WebSocket,
    readonly token: string | null,
  ) {
    socket.on('pong', () => (this.isAlive = true));
  }

  get protocol(): string {
    return this.socket.protocol;
  }

  /** Resolves when the system has taken the text, so that who produces it goes no faster than who reads, or when the page is gone. */
  send(text: string): Promise<void> {
    if (this.socket.readyState !== this.socket.OPEN) return Promise.resolve();
    if (this.socket.bufferedAmount > liveLimits.bufferedBytes) {
      this.close('COME_BACK');
      return Promise.resolve();
    }
    return new Promise((resolve) => this.socket.send(text, () => resolve()));
  }

  onMessage(take: (text: string) => Promise<void>): void {
    this.socket.on('message', (message) => {
      if (this.socket.readyState !== this.socket.OPEN) return;
      if (this.isFlooding()) return this.close('TOO_MANY_MESSAGES');
      void take((message as Buffer).toString('utf8'));
    });
  }

  onClose(act: (code: number, reason: string) => void): void {
    this.socket.once('close', (code, reason) => act(code, reason.toString('utf8')));
  }

  close(why: LiveClose): void {
    this.closeWith(LiveClose[why], why);
  }

  /** A page that does not answer the closing is cut off. */
  closeWith(code: number, reason: string): void {
    this.socket.close(code, reason);
    setTimeout(() => this.socket.terminate(), patienceMilliseconds).unref();
  }

  /** Asks whether the page is still there; one that did not answer the last time is cut off. */
  check(): void {
    if (!this.isAlive) return this.socket.terminate();
    this.isAlive = false;
    this.socket.ping();
  }

  private isFlooding(): boolean {
    if (performance.now() - this.countedSince > tenSeconds) {
      this.countedSince = performance.now();
      this.received = 0;
    }
    this.received += 1;
    return this.received > liveLimits.messagesPerTenSeconds;
  }
}
