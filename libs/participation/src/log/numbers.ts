import { numberedKinds, type NumberedId, type NumberedKind } from '../store/fact-store.js';

/**
 * Small numbers for ids, the first 1: facts are compared and counted by them. Ids come as the characters of their bytes
 * (latin1), which costs the least for each row of the log.
 */
export class Numbers {
  private readonly numbers = new Map<NumberedKind, Map<string, number>>();
  private readonly texts = new Map<NumberedKind, string[]>();
  private fresh: NumberedId[] = [];

  constructor(stored: readonly NumberedId[]) {
    for (const kind of numberedKinds) {
      const ids = stored.filter((one) => one.kind === kind).sort((a, b) => a.number - b.number);
      this.texts.set(
        kind,
        ids.map(({ id }) => id),
      );
      this.numbers.set(kind, new Map(ids.map(({ id, number }) => [bytesOf(id), number])));
    }
  }

  /** The number of an id; a new one for an id that has none yet. */
  of(kind: NumberedKind, bytes: string): number {
    const numbers = this.numbers.get(kind)!;
    const known = numbers.get(bytes);
    if (known !== undefined) return known;
    const number = numbers.size + 1;
    const id = Buffer.from(bytes, 'latin1').toString('hex');
    numbers.set(bytes, number);
    this.texts.get(kind)!.push(id);
    this.fresh.push({ kind, number, id });
    return number;
  }

  find(kind: NumberedKind, bytes: string): number | undefined {
    return this.numbers.get(kind)!.get(bytes);
  }

  /** Hexadecimal digits of the id that has this number. */
  textOf(kind: NumberedKind, number: number): string {
    return this.texts.get(kind)![number - 1]!;
  }

  countOf(kind: NumberedKind): number {
    return this.texts.get(kind)!.length;
  }

  /** Numbers that are not stored yet. */
  get unstored(): readonly NumberedId[] {
    return this.fresh;
  }

  /** These are stored now. */
  markStored(ids: readonly NumberedId[]): void {
    this.fresh = this.fresh.slice(ids.length);
  }
}

function bytesOf(hex: string): string {
  return Buffer.from(hex, 'hex').toString('latin1');
}
