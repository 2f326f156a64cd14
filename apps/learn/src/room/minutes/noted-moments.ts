import type { Doc, XmlElement, XmlText } from 'yjs';

/** A moment that was noted in the minutes, in seconds since the session began. */
export interface NotedMoment {
  readonly seconds: number;
  /** What was written behind it. */
  readonly text: string;
}

/** `[12:34]` or `[1:02:03]`, as the minutes' button for the time writes it, and what stands behind it. */
const stamp = /\[(?:(\d+):)?(\d{1,2}):(\d{2})\]([^[]*)/g;
const longestText = 80;
/** Where the text of the minutes is kept in their document. */
const field = 'default';

/** Moments that were noted in a text of the minutes. */
export function notedIn(line: string): NotedMoment[] {
  return [...line.matchAll(stamp)].map(([, hours, minutes, seconds, text]) => ({
    seconds: Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds),
    text: (text ?? '').trim().slice(0, longestText),
  }));
}

/** All moments of a document, in its order. */
export function notedMoments(document: Doc): NotedMoment[] {
  const blocks = document.getXmlFragment(field).toArray() as (XmlElement | XmlText)[];
  return blocks.flatMap((block) => notedIn(textOf(block)));
}

function textOf(node: XmlElement | XmlText): string {
  if ('toDelta' in node) {
    const pieces = node.toDelta() as readonly { readonly insert?: unknown }[];
    return pieces.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');
  }
  return node
    .toArray()
    .map((child) => textOf(child as XmlElement | XmlText))
    .join(' ');
}
