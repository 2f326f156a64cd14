import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { AppError } from '../errors/app-error.js';
import type { SheetLimits } from './sheet-limits.js';

/** A part of a workbook as its directory names it; nothing of it is unpacked yet. */
interface ZipEntry {
  readonly name: string;
  readonly isPacked: boolean;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly headerAt: number;
}

const ending = 0x06054b50;
const listed = 0x02014b50;
const local = 0x04034b50;
/** A comment of 65,535 bytes may follow the end record. */
const furthest = 22 + 65_535;
const encrypted = 0x0001;
/** Small parts may shrink to almost nothing. */
const freeBytes = 64 * 1024;

/** The parts of a workbook. They are looked at in the directory first: what is too large is refused before it is unpacked. */
export class ZipArchive {
  private readonly entries: ReadonlyMap<string, ZipEntry>;

  /** @throws SHEET_BROKEN, SHEET_PROTECTED, SHEET_TOO_LARGE */
  constructor(
    private readonly file: Buffer,
    limits: SheetLimits,
  ) {
    const entries = readDirectory(file, limits);
    refuseBombs(entries, file.length, limits);
    this.entries = new Map(entries.map((entry) => [entry.name, entry]));
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /**
   * A part as it unpacks, chunk by chunk. One that is larger than its directory says ends in an error.
   * @throws SHEET_BROKEN, also when there is no such part
   */
  async *read(name: string): AsyncGenerator<Buffer> {
    const entry = this.entries.get(name);
    if (!entry) throw new AppError('SHEET_BROKEN', { part: name.slice(0, 80) });
    const packed = this.packed(entry);
    if (!entry.isPacked) return yield packed;
    let bytes = 0;
    const unpacking = Readable.from([packed]).pipe(createInflateRaw());
    try {
      for await (const chunk of unpacking as AsyncIterable<Buffer>) {
        bytes += chunk.length;
        if (bytes > entry.bytes) throw new AppError('SHEET_BROKEN');
        yield chunk;
      }
    } catch (cause) {
      throw cause instanceof AppError ? cause : new AppError('SHEET_BROKEN', {}, { cause });
    } finally {
      unpacking.destroy();
    }
  }

  private packed({ headerAt, packedBytes }: ZipEntry): Buffer {
    if (headerAt + 30 > this.file.length || this.file.readUInt32LE(headerAt) !== local)
      throw new AppError('SHEET_BROKEN');
    const from = headerAt + 30 + this.file.readUInt16LE(headerAt + 26) + this.file.readUInt16LE(headerAt + 28);
    if (from + packedBytes > this.file.length) throw new AppError('SHEET_BROKEN');
    return this.file.subarray(from, from + packedBytes);
  }
}

function readDirectory(file: Buffer, limits: SheetLimits): ZipEntry[] {
  const end = findEnd(file);
  const count = file.readUInt16LE(end + 10);
  if (count > limits.entries) throw new AppError('SHEET_TOO_LARGE', { limitBytes: limits.unpackedBytes });
  const entries: ZipEntry[] = [];
  let at = file.readUInt32LE(end + 16);
  for (let number = 0; number < count; number += 1) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== listed) throw new AppError('SHEET_BROKEN');
    const nameLength = file.readUInt16LE(at + 28);
    entries.push(readEntry(file, at, nameLength));
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return entries;
}

function findEnd(file: Buffer): number {
  for (let at = file.length - 22; at >= Math.max(0, file.length - furthest); at -= 1)
    if (file.readUInt32LE(at) === ending) return at;
  throw new AppError('SHEET_BROKEN');
}

function readEntry(file: Buffer, at: number, nameLength: number): ZipEntry {
  const method = file.readUInt16LE(at + 10);
  if ((file.readUInt16LE(at + 8) & encrypted) !== 0) throw new AppError('SHEET_PROTECTED');
  if (method !== 0 && method !== 8) throw new AppError('SHEET_BROKEN');
  return {
    name: file.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/'),
    isPacked: method === 8,
    packedBytes: file.readUInt32LE(at + 20),
    bytes: file.readUInt32LE(at + 24),
    headerAt: file.readUInt32LE(at + 42),
  };
}

/** Parts that lie on each other unpack the same bytes many times: together they cannot be larger than the file. */
function refuseBombs(entries: readonly ZipEntry[], fileBytes: number, limits: SheetLimits): void {
  const total = (key: 'bytes' | 'packedBytes') => entries.reduce((sum, entry) => sum + entry[key], 0);
  const isBlownUp = ({ bytes, packedBytes }: ZipEntry) =>
    bytes > freeBytes && bytes > limits.ratio * Math.max(packedBytes, 1);
  const isLying = ({ isPacked, bytes, packedBytes }: ZipEntry) => !isPacked && bytes !== packedBytes;
  if (total('packedBytes') > fileBytes || entries.some(isLying)) throw new AppError('SHEET_BROKEN');
  if (total('bytes') > limits.unpackedBytes || entries.some(isBlownUp))
    throw new AppError('SHEET_TOO_LARGE', { limitBytes: limits.unpackedBytes });
}
