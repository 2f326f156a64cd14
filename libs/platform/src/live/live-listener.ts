/** The listener may have missed something: the line to Redis broke, or it reads too slowly. It has to begin again and catch up. */
export class ListeningInterrupted extends Error {
  constructor(readonly reason: 'lineBroken' | 'tooSlow') {
    super(reason);
    this.name = 'ListeningInterrupted';
  }
}

/** News that wait for one reader; who lets more wait is interrupted, so that nobody's slowness grows our memory. */
export const MOST_WAITING = 256;

interface Waiting<News> {
  readonly resolve: (result: IteratorResult<News, undefined>) => void;
  readonly reject: (error: Error) => void;
}

/** The news of one topic as one reader takes them, in order. */
export class LiveListener<News extends object> implements AsyncIterableIterator<News, undefined> {
  private readonly news: News[] = [];
  private waiting: Waiting<News> | null = null;
  private interruption: ListeningInterrupted | null = null;
  private hasEnded = false;

  constructor(private readonly onEnd: () => void) {}

  next(): Promise<IteratorResult<News, undefined>> {
    const news = this.news.shift();
    if (news) return Promise.resolve({ done: false, value: news });
    if (this.interruption) return this.fail(this.interruption);
    if (this.hasEnded) return Promise.resolve({ done: true, value: undefined });
    return new Promise((resolve, reject) => (this.waiting = { resolve, reject }));
  }

  /** Stops listening; who waits for the next news is told that there is none. */
  return(): Promise<IteratorResult<News, undefined>> {
    this.end();
    this.news.length = 0;
    this.waiting?.resolve({ done: true, value: undefined });
    this.waiting = null;
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  push(news: News): void {
    if (this.hasEnded) return;
    if (this.waiting) {
      this.waiting.resolve({ done: false, value: news });
      this.waiting = null;
    } else if (this.news.length >= MOST_WAITING) this.interrupt('tooSlow');
    else this.news.push(news);
  }

  /** Ends with `ListeningInterrupted`, at once: what waits cannot be trusted to be all there was. */
  interrupt(reason: ListeningInterrupted['reason']): void {
    if (this.hasEnded) return;
    this.interruption = new ListeningInterrupted(reason);
    this.news.length = 0;
    this.end();
    this.waiting?.reject(this.interruption);
    this.waiting = null;
  }

  /** Thrown once; who asks again is told that it is over. */
  private fail(interruption: ListeningInterrupted): Promise<never> {
    this.interruption = null;
    return Promise.reject(interruption);
  }

  private end(): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    this.onEnd();
  }
}
