import { crc32, deflateRawSync } from 'node:zlib';

/** A part of an archive that a test makes; `bytes` is a size that its directory claims instead of the true one. */
export interface MadePart {
  readonly name: string;
  readonly content: string | Buffer;
  readonly claimedBytes?: number;
  readonly isEncrypted?: boolean;
}

/** Packs parts into an archive, lies included. */
export function makeZip(parts: readonly MadePart[]): Buffer {
  const locals: Buffer[] = [];
  const listed: Buffer[] = [];
  let at = 0;
  for (const part of parts) {
    const content = Buffer.from(part.content);
    const packed = deflateRawSync(content);
    const facts = { packed: packed.length, bytes: part.claimedBytes ?? content.length, crc: crc32(content) };
    const name = Buffer.from(part.name);
    const flags = part.isEncrypted ? 1 : 0;
    const local = header(30, 0x04034b50, { flags, at: 6, facts, name });
    const entry = header(46, 0x02014b50, { flags, at: 8, facts, name });
    entry.writeUInt32LE(at, 42);
    locals.push(local, name, packed);
    listed.push(entry, name);
    at += local.length + name.length + packed.length;
  }
  const directory = Buffer.concat(listed);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, directory, end]);
}

/** A workbook of one sheet from its XML. */
export function makeWorkbook(sheet: string, more: readonly MadePart[] = []): Buffer {
  const names = more.map(({ name }) => name);
  const book = '<workbook><sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>';
  const relations = '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>';
  const parts = [
    { name: 'xl/workbook.xml', content: book },
    { name: 'xl/_rels/workbook.xml.rels', content: relations },
    { name: 'xl/worksheets/sheet1.xml', content: sheet },
  ];
  return makeZip([...parts.filter(({ name }) => !names.includes(name)), ...more]);
}

function header(
  length: number,
  mark: number,
  {
    flags,
    at,
    facts,
    name,
  }: { flags: number; at: number; facts: Record<'packed' | 'bytes' | 'crc', number>; name: Buffer },
): Buffer {
  const made = Buffer.alloc(length);
  made.writeUInt32LE(mark, 0);
  made.writeUInt16LE(flags, at);
  made.writeUInt16LE(8, at + 2);
  made.writeUInt32LE(facts.crc, at + 8);
  made.writeUInt32LE(facts.packed, at + 12);
  made.writeUInt32LE(facts.bytes, at + 16);
  made.writeUInt16LE(name.length, at + 20);
  return made;
}
