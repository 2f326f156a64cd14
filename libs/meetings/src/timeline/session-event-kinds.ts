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

/** What a kind of event carries; ids are those of other rows, `strokeId` is the id of the event that drew it. */
export interface SessionEventPayloads {
  'session.lobbyOpened': Record<never, never>;
  'session.started': Record<never, never>;
  'session.suspended': Record<never, never>;
  'session.resumed': Record<never, never>;
  'session.ended': Record<never, never>;
  'page.turned': Record<never, never>;
  'board.added': { title: string };
  'ink.added': InkStroke;
  'ink.removed': { strokeId: string };
  'chat.sent': { text: string };
  'poll.opened': { pollId: string };
  'poll.voted': { pollId: string };
  'poll.closed': { pollId: string };
  'moment.marked': { note: string };
  'lobby.asked': { aboutPersonId: string };
  'member.admitted': { aboutPersonId: string };
  'member.refused': { aboutPersonId: string };
  'member.removed': { aboutPersonId: string };
  'member.roleSet': { aboutPersonId: string; role: string };
  'hand.raised': { aboutPersonId: string };
  'hand.lowered': { aboutPersonId: string };
  'microphone.given': { aboutPersonId: string };
  'microphone.taken': { aboutPersonId: string };
  'everybody.muted': Record<never, never>;
  'spotlight.set': { aboutPersonId: string | null };
  'door.set': { isLocked: boolean };
}

export type SessionEventKind = keyof SessionEventPayloads;
