/** Seeded pseudo-random numbers (sfc32): the same seed gives the same demo data on every machine. */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  constructor(private readonly seed: string) {
    [this.a, this.b, this.c] = [hash(`${seed}:a`), hash(`${seed}:b`), hash(`${seed}:c`)];
    for (let round = 0; round < 12; round += 1) this.next();
  }

  /** A stream of its own, so that a change in one part of the data does not stir the others. */
  fork(name: string): Random {
    return new Random(`${this.seed}/${name}`);
  }

  /** At least 0, less than 1. */
  next(): number {
    const sum = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + sum;
    return (sum >>> 0) / 4294967296;
  }

  /** A whole number from `least` to `most`, both inclusive. */
  integer(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  /** True in this share of cases. */
  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new Error('Nothing to pick from');
    return list[Math.floor(this.next() * list.length)]!;
  }

  /** An index, each as likely as its weight says. */
  weighted(weights: readonly number[]): number {
    let rest = this.next() * weights.reduce((sum, weight) => sum + weight, 0);
    const index = weights.findIndex((weight) => (rest -= weight) < 0);
    return index < 0 ? weights.length - 1 : index;
  }

  /** `count` different members of a list, in random order; all of them when there are fewer. */
  sample<T>(list: readonly T[], count: number): T[] {
    const rest = [...list];
    const wanted = Math.min(count, rest.length);
    for (let index = 0; index < wanted; index += 1) {
      const other = this.integer(index, rest.length - 1);
      [rest[index], rest[other]] = [rest[other]!, rest[index]!];
    }
    return rest.slice(0, wanted);
  }

  /** A UUIDv7 as 16 bytes, whose time part says `at`. */
  id(at: number): Buffer {
    const bytes = Buffer.allocUnsafe(16);
    bytes.writeUIntBE(at, 0, 6);
    bytes.writeUInt16BE(0x7000 | this.integer(0, 0xfff), 6);
    bytes.writeUInt32BE((0x80000000 | Math.floor(this.next() * 0x40000000)) >>> 0, 8);
    bytes.writeUInt32BE(Math.floor(this.next() * 0x100000000), 12);
    return bytes;
  }
}

/** 32-bit FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value | 0;
}
