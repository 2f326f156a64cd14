/** What was read from the database a moment ago, by key, so that a hot read does not ask again. */
export class Remembered<Value> {
  private readonly entries = new Map<string, { value: Value; until: number }>();

  /**
   * @param read the values of these keys; what is missing in its answer is asked for again next time
   * @param secondsFor how long a value is good for
   * @param most entries kept; the oldest goes first
   */
  constructor(
    private readonly read: (keys: string[]) => Promise<ReadonlyMap<string, Value>>,
    private readonly secondsFor: (value: Value) => number,
    private readonly most: number,
  ) {}

  /** Values of those keys that exist; one read at most. */
  async find(keys: readonly string[]): Promise<Map<string, Value>> {
    const now = performance.now();
    const found = new Map<string, Value>();
    const missing: string[] = [];
    for (const key of new Set(keys)) {
      const entry = this.entries.get(key);
      if (entry && entry.until > now) found.set(key, entry.value);
      else missing.push(key);
    }
    if (missing.length === 0) return found;
    for (const [key, value] of await this.read(missing)) {
      found.set(key, value);
      this.keep(key, value, now);
    }
    return found;
  }

  private keep(key: string, value: Value, now: number): void {
    this.entries.delete(key);
    this.entries.set(key, { value, until: now + this.secondsFor(value) * 1000 });
    if (this.entries.size <= this.most) return;
    const oldest = this.entries.keys().next();
    if (!oldest.done) this.entries.delete(oldest.value);
  }
}
