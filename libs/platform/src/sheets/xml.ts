import { AppError } from '../errors/app-error.js';

/** What is told of a document while it is read. Names come without their prefix. */
export interface XmlListener {
  open?(name: string, attributes: XmlAttributes): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Attributes of an element; looked for only when they are asked for. */
export class XmlAttributes {
  constructor(private readonly source: string) {}

  /** Value of an attribute by its name without prefix; null when it is not there. */
  get(name: string): string | null {
    const at = patternOf(name).exec(this.source);
    return at ? plain(at[1] ?? at[2] ?? '') : null;
  }
}

const patterns = new Map<string, RegExp>();

function patternOf(name: string): RegExp {
  const known = patterns.get(name);
  if (known) return known;
  const pattern = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'u');
  patterns.set(name, pattern);
  return pattern;
}

/** Longest piece between two signs `<`: no cell is longer. */
const longest = 256 * 1024;

/**
 * Reads the XML of a workbook as it comes, chunk by chunk. It knows what spreadsheets write: elements, attributes, text,
 * the five named entities and those by number; comments and declarations are passed over. A document type is refused,
 * since it could define entities that grow without end.
 * @throws SHEET_BROKEN
 */
export class XmlPieces {
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });
  private rest = '';

  constructor(private readonly listener: XmlListener) {}

  take(chunk: Buffer): void {
    this.rest = readPieces(this.rest + this.decode(chunk), this.listener);
  }

  end(): void {
    this.decode();
    if (this.rest.trim() !== '') throw new AppError('SHEET_BROKEN');
  }

  private decode(chunk?: Buffer): string {
    try {
      return chunk ? this.decoder.decode(chunk, { stream: true }) : this.decoder.decode();
    } catch (cause) {
      throw new AppError('SHEET_BROKEN', {}, { cause });
    }
  }
}

/**
 * Reads a whole document.
 * @throws SHEET_BROKEN
 */
export async function readXml(chunks: AsyncIterable<Buffer>, listener: XmlListener): Promise<void> {
  const pieces = new XmlPieces(listener);
  for await (const chunk of chunks) pieces.take(chunk);
  pieces.end();
}

/** @returns what is not whole yet */
function readPieces(source: string, listener: XmlListener): string {
  let at = 0;
  for (;;) {
    const begin = source.indexOf('<', at);
    if (begin === -1) return restOf(source, at);
    const end = endOf(source, begin);
    if (end === -1) return restOf(source, at);
    if (begin > at) listener.text?.(plain(source.slice(at, begin)));
    tellTag(source.slice(begin, end), listener);
    at = end;
  }
}

function restOf(source: string, at: number): string {
  if (source.length - at > longest) throw new AppError('SHEET_BROKEN');
  return source.slice(at);
}

/** Where a tag, a comment, an instruction or a section ends; -1 when its end is not there yet. */
function endOf(source: string, begin: number): number {
  if (source.startsWith('<!--', begin)) return after(source, '-->', begin);
  if (source.startsWith('<![CDATA[', begin)) return after(source, ']]>', begin);
  const opening = source.slice(begin, begin + 9);
  if (opening.length < 9 && ['<!--', '<![CDATA['].some((mark) => mark.startsWith(opening))) return -1;
  if (source.startsWith('<!', begin)) throw new AppError('SHEET_BROKEN');
  return after(source, '>', begin);
}

function after(source: string, mark: string, from: number): number {
  const at = source.indexOf(mark, from);
  return at === -1 ? -1 : at + mark.length;
}

const tag = /^<(\/?)(?:[\w.-]+:)?([\w.-]+)([^]*?)(\/?)>$/u;

function tellTag(source: string, listener: XmlListener): void {
  if (source.startsWith('<?') || source.startsWith('<!--')) return;
  if (source.startsWith('<![CDATA[')) return listener.text?.(source.slice(9, -3));
  const parts = tag.exec(source);
  if (!parts) throw new AppError('SHEET_BROKEN');
  const [, slash, name = '', attributes = '', isEmpty] = parts;
  if (slash) return listener.close?.(name);
  listener.open?.(name, new XmlAttributes(attributes));
  if (isEmpty) listener.close?.(name);
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function plain(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x?)?(\w+);/gu, (whole, number: string | undefined, value: string) => {
    if (!number) return named[value] ?? whole;
    const point = Number.parseInt(value, number === '#x' ? 16 : 10);
    return point >= 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}
