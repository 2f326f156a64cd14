/** A stroke of ink on a page. */
export interface InkStroke {
  /** Base64 of big-endian 16-bit triples: x, y (0 to 65535 of the page's width and height), pressure. */
  points: string;
  /** One of the ink colours. */
  colour: InkColour;
  /** Of the pen, in thousandths of the page's width. */
  width: number;
}

/** Inks that can be told apart on white paper. */
export const InkColour = { blue: 'blue', ochre: 'ochre', red: 'red', green: 'green', black: 'black' } as const;
export type InkColour = keyof typeof InkColour;

/** What people in a session do, and what it carries; `strokeId` is the id of the event that drew the stroke. */
export interface DeedPayloads {
  'page.turned': Record<never, never>;
  'board.added': { title: string };
  'ink.added': InkStroke;
  'ink.removed': { strokeId: string };
  /** `text` may be empty beside a file. What was removed has neither any more. */
  'chat.sent': { text: string; mediaId?: string };
  /** `lineId` is the id of the event that said it. */
  'chat.removed': { lineId: string };
  'poll.opened': { pollId: string };
  'poll.voted': { pollId: string };
  'poll.closed': { pollId: string };
  'moment.marked': { note: string };
}

export type DeedKind = keyof DeedPayloads;
