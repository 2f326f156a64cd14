import { fork, type ChildProcess } from 'node:child_process';
import type { FromBot, ToBot } from './bot/bot-messages.js';

/** A recorder that has not said for so long that it lives hangs. */
const SILENT_MILLISECONDS = 10_000;
/** A recorder that joins may take longer. */
const JOINING_MILLISECONDS = 60_000;
/** Known leaks of its library grow: at this size it is replaced. */
const MOST_BYTES = 700 * 1024 * 1024;
/** The last segments are written in less, also by an encoder that is behind on a busy machine. */
const FINISH_MILLISECONDS = 20_000;
/** When they are, nothing is lost by killing a library that hangs. */
const LEAVE_MILLISECONDS = 2000;
const engineFlags = ['--max-old-space-size=128'];

/** What the one who started a recorder does for it. */
export interface BotPatron {
  /** It needs a token; it asks again when none comes. */
  onKnock(bot: BotProcess): void;
  /** These people give sound or picture; it hears those alone of whom it is told. */
  onPresent(bot: BotProcess, people: readonly string[]): void;
  onWords(line: string): void;
}

/** A recorder in a process of its own. */
export class BotProcess {
  private readonly child: ChildProcess;
  private heardAt = performance.now();
  private state = { residentBytes: 0, voices: 0 };
  private isStopping = false;
  private isTold = false;
  private started: Date | null = null;
  /** Resolves when the process is gone, however it went. */
  readonly ended: Promise<void>;

  constructor(program: string, folder: string, patron: BotPatron) {
    const { PATH, HOME, LANG } = process.env;
    this.child = fork(program, [folder], {
      ...{ execArgv: engineFlags, env: { PATH, HOME, LANG }, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] },
    });
    this.child.stderr?.setEncoding('utf8').on('data', (text: string) => patron.onWords(text.trim()));
    this.child.on('message', (message: FromBot) => {
      this.heardAt = performance.now();
      if (message.kind === 'knock') patron.onKnock(this);
      if (message.kind === 'present') patron.onPresent(this, message.people);
      if (message.kind === 'written') this.killAfter(LEAVE_MILLISECONDS);
      if (message.kind === 'started') this.started = new Date(message.at);
      if (message.kind === 'alive') this.state = message;
    });
    this.ended = new Promise((resolve) => {
      this.child.once('error', (error) => {
        patron.onWords(error.message);
        resolve();
      });
      this.child.once('exit', () => resolve());
    });
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  /** The moment of its first sample; null before. */
  get startedAt(): Date | null {
    return this.started;
  }

  /** How many people it hears, as it said last. */
  get voices(): number {
    return this.state.voices;
  }

  get isTooLarge(): boolean {
    return this.state.residentBytes > MOST_BYTES;
  }

  get isStuck(): boolean {
    return performance.now() - this.heardAt > (this.started ? SILENT_MILLISECONDS : JOINING_MILLISECONDS);
  }

  /** Has it record everything since then, as far back as it has listened; told again, nothing changes. */
  record(since: Date): void {
    if (this.isTold) return;
    this.isTold = true;
    this.tell({ kind: 'record', since: since.getTime() });
  }

  /** Whether it was told to record: it does not stand by any more. */
  get isToRecord(): boolean {
    return this.isTold;
  }

  tell(message: ToBot): void {
    if (this.child.connected) this.child.send(message);
  }

  /** Has it finish; who does not in time is killed. */
  stop(): void {
    if (this.isStopping) return;
    this.isStopping = true;
    this.tell({ kind: 'stop' });
    this.killAfter(FINISH_MILLISECONDS);
  }

  kill(): void {
    this.child.kill('SIGKILL');
  }
  private killAfter(milliseconds: number): void {
    const patience = setTimeout(() => this.kill(), milliseconds);
    void this.ended.then(() => clearTimeout(patience));
  }
}
