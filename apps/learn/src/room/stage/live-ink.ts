import type { DrawnStroke, InkColour } from '../room-state';
import { mostPoints, packStroke, unpackStroke, type InkPoint } from './stroke-codec';

/** Topic under which the ink travels that is being drawn. */
export const inkTopic = 'ink';

/** A part of a stroke that is being drawn, or that it was given up. It may be lost: the finished stroke follows for sure. */
export interface InkPart {
  /** Of the event that the finished stroke will be. */
  readonly id: string;
  readonly pageKey: string;
  readonly colour: InkColour;
  readonly width: number;
  /** Which point of the stroke is the first of these. */
  readonly from: number;
  /** As in a stroke; empty when it was given up. */
  readonly points: string;
}

/** A stroke that somebody else is drawing. */
export interface LiveStroke extends DrawnStroke {
  readonly pageKey: string;
}

const colours: readonly string[] = ['blue', 'ochre', 'red', 'green', 'black'] satisfies InkColour[];
/** More strokes than this are never drawn at once; what is older has been lost. */
const mostStrokes = 20;
/** A stroke of which nothing was heard for so long was lost. */
const forgetMilliseconds = 4_000;
/** A part repeats so many points of the last one, so that losing one leaves no gap. */
const overlap = 12;

/** A part as it travels. */
export function encodePart(part: InkPart): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(part));
}

/** A part that has travelled; null for anything else, whoever sent it. */
export function decodePart(bytes: Uint8Array): InkPart | null {
  let part: Partial<Record<keyof InkPart, unknown>>;
  try {
    part = JSON.parse(new TextDecoder().decode(bytes)) as typeof part;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  const { id, pageKey, colour, width, from, points } = part ?? {};
  const isText = [id, pageKey, points].every((text) => typeof text === 'string' && text.length <= mostPoints * 8);
  const isInk =
    colours.includes(String(colour)) && Number.isInteger(width) && Number(width) >= 1 && Number(width) <= 50;
  const isPlace = Number.isInteger(from) && Number(from) >= 0 && Number(from) < mostPoints;
  const isPacked = /^[A-Za-z0-9+/]*$/.test(String(points)) && String(points).length % 8 === 0;
  return isText && isInk && isPlace && isPacked ? (part as InkPart) : null;
}

/** What of a stroke is new since the last part, with a few points before. */
export class StrokeSender {
  private sent = 0;

  constructor(private readonly facts: Pick<InkPart, 'id' | 'pageKey' | 'colour' | 'width'>) {}

  /** Null when there is nothing new. */
  next(points: readonly InkPoint[]): InkPart | null {
    if (points.length <= this.sent) return null;
    const from = Math.max(0, this.sent - overlap);
    this.sent = points.length;
    return { ...this.facts, from, points: packStroke(points.slice(from)) };
  }

  /** That it was given up. */
  end(): InkPart {
    return { ...this.facts, from: 0, points: '' };
  }
}

interface Drawn extends Pick<InkPart, 'id' | 'pageKey' | 'colour' | 'width'> {
  readonly personId: string;
  readonly points: readonly (InkPoint | undefined)[];
  readonly heardAt: number;
}

/** Strokes that others are drawing; each part makes a new one of these. */
export class LiveStrokes {
  private constructor(private readonly drawn: ReadonlyMap<string, Drawn>) {}

  static readonly none = new LiveStrokes(new Map());

  /** With a part that came from somebody; a stroke belongs to who began it. */
  with(part: InkPart, personId: string, now: number): LiveStrokes {
    const { id, from, points, ...facts } = part;
    const known = this.drawn.get(id);
    if (known && known.personId !== personId) return this;
    if (points === '') return this.without([id]);
    const merged = [...(known?.points ?? [])];
    unpackStroke(points).forEach((point, index) => (merged[from + index] = point));
    const stroke = { ...facts, id, personId, points: merged.slice(0, mostPoints), heardAt: now };
    const others = [...this.drawn].filter(([other, { heardAt }]) => other !== id && now - heardAt < forgetMilliseconds);
    return new LiveStrokes(new Map([...others.slice(1 - mostStrokes), [id, stroke]]));
  }

  /** Without strokes that are finished, or given up. */
  without(ids: readonly string[]): LiveStrokes {
    if (!ids.some((id) => this.drawn.has(id))) return this;
    return new LiveStrokes(new Map([...this.drawn].filter(([id]) => !ids.includes(id))));
  }

  /** Without those of which nothing was heard for long. */
  fresh(now: number): LiveStrokes {
    return this.without(
      [...this.drawn.values()].filter(({ heardAt }) => now - heardAt >= forgetMilliseconds).map(({ id }) => id),
    );
  }

  on(pageKey: string | null): LiveStroke[] {
    return [...this.drawn.values()]
      .filter((stroke) => stroke.pageKey === pageKey)
      .map(({ points, heardAt: _heardAt, ...stroke }) => ({
        ...stroke,
        points: packStroke(points.filter((point) => point !== undefined)),
      }));
  }

  get isEmpty(): boolean {
    return this.drawn.size === 0;
  }
}
