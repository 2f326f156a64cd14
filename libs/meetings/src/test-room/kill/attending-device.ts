import { newId } from '@yunqiao/platform';

const beatMilliseconds = 1000;
const mutation = `mutation Beat($input: RecordAttendanceInput!) {
  recordAttendance(input: $input) { accepted rejected { id code } }
}`;

interface QueuedBeat {
  readonly id: string;
  readonly transport: 'rtc';
  readonly at: string;
  readonly wallSeconds: number;
}

/** A page as it behaves in a session: it beats, and keeps what could not be sent until it can. Beats come fifteen times as often as in the product. */
export class AttendingDevice {
  readonly deviceId = newId();
  private readonly queue: QueuedBeat[] = [];
  private timer: NodeJS.Timeout | undefined;
  private readonly arrivedAt = Date.now();
  private cameAt = 0;
  private wentAt = 0;
  private goneAt = 0;
  private lastAt = 0;
  /** What was asked in vain; for who wants to know that something was killed at all. */
  failures = 0;

  constructor(
    private readonly url: string,
    private readonly cookie: string,
    private readonly sessionId: string,
  ) {}

  /** How long it was surely there, by its own clock: while it beat. */
  get beatSeconds(): number {
    return (this.wentAt - this.cameAt) / 1000;
  }

  /** How long it can have been there: its way into the conference and out of it counted too. */
  get longestSeconds(): number {
    return (this.goneAt - this.arrivedAt) / 1000;
  }

  /** It has left the conference too. */
  isGone(): void {
    this.goneAt = Date.now();
  }

  come(): void {
    this.cameAt = this.lastAt = Date.now();
    this.timer = setInterval(() => {
      this.beat();
      void this.send();
    }, beatMilliseconds);
  }

  /** Goes, and sends what is left as soon as that is possible. */
  async go(): Promise<void> {
    clearInterval(this.timer);
    this.beat();
    this.wentAt = this.lastAt;
    while (this.queue.length > 0) {
      await this.send();
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  private beat(): void {
    const now = Date.now();
    const wallSeconds = (now - this.lastAt) / 1000;
    this.queue.push({ id: newId(), transport: 'rtc', at: new Date(now).toISOString(), wallSeconds });
    this.lastAt = now;
  }

  private async send(): Promise<void> {
    const beats = this.queue.slice(0, 100);
    const input = { sessionId: this.sessionId, deviceId: this.deviceId, sentAt: new Date().toISOString(), beats };
    try {
      const answer = await fetch(`${this.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: this.cookie, origin: this.url },
        body: JSON.stringify({ query: mutation, variables: { input } }),
        signal: AbortSignal.timeout(3000),
      });
      const { data } = (await answer.json()) as { data?: { recordAttendance: { accepted: string[] } } };
      const accepted = new Set(data?.recordAttendance.accepted ?? []);
      this.queue.splice(0, Infinity, ...this.queue.filter(({ id }) => !accepted.has(id)));
      if (accepted.size === 0 && beats.length > 0) this.failures += 1;
    } catch {
      this.failures += 1;
    }
  }
}
