import { XmlElement, XmlText, type Doc, type XmlFragment } from 'yjs';

/** Where the editor keeps its text. */
export const MINUTES_FIELD = 'default';

/** Deeper lists than this are drawn as this deep; nobody's minutes may exhaust the stack. */
const DEEPEST = 8;
const MOST_BLOCKS = 5000;

export interface MinutesRun {
  readonly text: string;
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly isStruck: boolean;
}

/** A line of minutes as it is printed. */
export interface MinutesBlock {
  readonly kind: 'paragraph' | 'heading' | 'bullet' | 'number' | 'quote';
  /** 1 to 3 for headings; how deep a list is, from 0. */
  readonly level: number;
  readonly runs: readonly MinutesRun[];
}

interface Place {
  readonly kind: MinutesBlock['kind'];
  readonly level: number;
}

/**
 * The lines of minutes. Whatever somebody has put into the document: only text that we know how to print comes out, and
 * never anything that could run.
 */
export function readBlocks(doc: Doc): MinutesBlock[] {
  const blocks: MinutesBlock[] = [];
  read(doc.getXmlFragment(MINUTES_FIELD), { kind: 'paragraph', level: 0 }, blocks, 0);
  return blocks;
}

/** The number of each line of a numbered list, which begins anew behind everything else of its depth; 0 for other lines. */
export function numbersOf(blocks: readonly MinutesBlock[]): number[] {
  const counts: number[] = [];
  return blocks.map(({ kind, level }) => {
    const isInList = kind === 'bullet' || kind === 'number';
    counts.length = Math.min(counts.length, isInList ? level + 1 : 0);
    if (kind !== 'number') counts.length = Math.min(counts.length, level);
    if (kind !== 'number') return 0;
    counts[level] = (counts[level] ?? 0) + 1;
    return counts[level];
  });
}

function read(parent: XmlFragment | XmlElement, place: Place, blocks: MinutesBlock[], depth: number): void {
  if (depth > 4 * DEEPEST) return;
  for (const child of parent.toArray()) {
    if (blocks.length >= MOST_BLOCKS) return;
    if (!(child instanceof XmlElement)) continue;
    if (child.nodeName === 'paragraph' || child.nodeName === 'heading' || child.nodeName === 'codeBlock') {
      const isHeading = child.nodeName === 'heading' && place.kind === 'paragraph';
      blocks.push({ ...(isHeading ? headingOf(child) : place), runs: runsOf(child) });
    } else {
      read(child, placeIn(child.nodeName, place), blocks, depth + 1);
    }
  }
}

function headingOf(element: XmlElement): Place {
  const level = Number(element.getAttribute('level'));
  return { kind: 'heading', level: level >= 1 && level <= 3 ? level : 3 };
}

function placeIn(nodeName: string, place: Place): Place {
  const isInList = place.kind === 'bullet' || place.kind === 'number';
  const level = isInList ? Math.min(place.level + 1, DEEPEST) : 0;
  if (nodeName === 'bulletList' || nodeName === 'taskList') return { kind: 'bullet', level };
  if (nodeName === 'orderedList') return { kind: 'number', level };
  return nodeName === 'blockquote' ? { kind: 'quote', level: 0 } : place;
}

function runsOf(element: XmlElement): MinutesRun[] {
  return element.toArray().flatMap((child) => {
    if (child instanceof XmlElement) return child.nodeName === 'hardBreak' ? [plain('\n')] : [];
    return child instanceof XmlText ? (child.toDelta() as Delta[]).flatMap(runOf) : [];
  });
}

interface Delta {
  readonly insert: unknown;
  readonly attributes?: Readonly<Record<string, unknown>>;
}

function runOf({ insert, attributes = {} }: Delta): MinutesRun[] {
  if (typeof insert !== 'string') return [];
  const text = insert.replace(/[\p{Cc}\p{Cs}]/gu, ' ');
  const has = (mark: string) => Boolean(attributes[mark]);
  return [{ text, isBold: has('bold'), isItalic: has('italic'), isStruck: has('strike') }];
}

/** Text without any mark. */
export function plain(text: string): MinutesRun {
  return { text, isBold: false, isItalic: false, isStruck: false };
}
