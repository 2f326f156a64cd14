/** Keeps the end of a text stream within a bound, and optionally hands over its lines one by one. */
export class Tail {
  private kept = '';
  private open = '';

  constructor(
    private readonly limit: number,
    private readonly onLine?: (line: string) => void,
  ) {}

  add(text: string): void {
    if (this.onLine) this.addLines(text, this.onLine);
    else this.kept = (this.kept + text).slice(-this.limit);
  }

  /** Hands over a last line that has no line end. */
  end(): void {
    if (this.open && this.onLine) this.onLine(this.open);
    this.open = '';
  }

  get text(): string {
    return this.kept;
  }

  private addLines(text: string, onLine: (line: string) => void): void {
    const lines = (this.open + text).split('\n');
    this.open = (lines.pop() ?? '').slice(-this.limit);
    for (const line of lines) onLine(line);
  }
}
