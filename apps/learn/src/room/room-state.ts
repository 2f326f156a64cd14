import type { SessionEventPartsFragment } from './Room.generated';

/** A stroke that is on a page. */
export interface DrawnStroke {
  readonly id: string;
  readonly personId: string | null;
  readonly points: string;
  readonly colour: InkColour;
  readonly width: number;
}

/** Inks that can be told apart. */
export type InkColour = NonNullable<SessionEventPartsFragment['ink']>['colour'];

/** A page of the whiteboard. */
export interface BoardPage {
  readonly pageKey: string;
  readonly title: string;
}

/** A line of the chat, or a moment that somebody marked. */
export interface SaidLine {
  readonly id: string;
  readonly kind: 'said' | 'marked';
  readonly personId: string | null;
  readonly personName: string;
  readonly isGuest: boolean;
  readonly at: string;
  readonly text: string;
  /** What was handed round with it. */
  readonly file: SessionEventPartsFragment['file'];
}

/** What everybody in a session sees. */
export interface RoomState {
  /** The last event that it holds. */
  readonly sequence: number;
  /** The page that is shown; null before the first one. */
  readonly pageKey: string | null;
  readonly boards: readonly BoardPage[];
  readonly strokes: ReadonlyMap<string, readonly DrawnStroke[]>;
  readonly lines: readonly SaidLine[];
  /** The newest poll, with its counts as last told. */
  readonly poll: SessionEventPartsFragment['poll'] | null;
}

/** How many lines of the chat a page keeps. */
export const mostLines = 1_000;

/** Before anything has happened. */
export const emptyRoom: RoomState = {
  ...{ sequence: 0, pageKey: null, boards: [], strokes: new Map(), lines: [], poll: null },
};

/** The room after these events, given in any order; those that it holds already change nothing. */
export function afterEvents(room: RoomState, events: readonly SessionEventPartsFragment[]): RoomState {
  const fresh = [...events].sort((a, b) => a.sequence - b.sequence);
  return fresh.reduce((state, event) => (event.sequence > state.sequence ? afterEvent(state, event) : state), room);
}

/** True when events are missing between the room and the next one, so that they have to be asked for. */
export function isGapBefore(room: RoomState, event: SessionEventPartsFragment): boolean {
  return event.sequence > room.sequence + 1;
}

function afterEvent(room: RoomState, event: SessionEventPartsFragment): RoomState {
  const next = { ...room, sequence: event.sequence };
  switch (event.kind) {
    case 'page.turned':
      return { ...next, pageKey: event.pageKey ?? null };
    case 'board.added':
      return withBoard(next, event);
    case 'ink.added':
      return withStroke(next, event);
    case 'ink.removed':
      return { ...next, strokes: withoutStroke(next.strokes, event.strokeId) };
    case 'chat.sent':
      return withLine(next, event, 'said');
    case 'chat.removed':
      return { ...next, lines: next.lines.filter(({ id }) => id !== event.lineId) };
    case 'moment.marked':
      return withLine(next, event, 'marked');
    case 'poll.opened':
    case 'poll.voted':
    case 'poll.closed':
      return { ...next, poll: event.poll ?? next.poll };
    default:
      return next;
  }
}

function withBoard(room: RoomState, { pageKey, text }: SessionEventPartsFragment): RoomState {
  if (!pageKey) return room;
  return { ...room, pageKey, boards: [...room.boards, { pageKey, title: text ?? '' }] };
}

function withStroke(room: RoomState, { id, personId, pageKey, ink }: SessionEventPartsFragment): RoomState {
  if (!pageKey || !ink) return room;
  const { points, colour, width } = ink;
  const drawn = [...(room.strokes.get(pageKey) ?? []), { id, personId: personId ?? null, points, colour, width }];
  return { ...room, strokes: new Map(room.strokes).set(pageKey, drawn) };
}

function withoutStroke(
  strokes: RoomState['strokes'],
  strokeId: string | null | undefined,
): ReadonlyMap<string, readonly DrawnStroke[]> {
  const page = [...strokes].find(([, drawn]) => drawn.some(({ id }) => id === strokeId));
  if (!page) return strokes;
  const [pageKey, drawn] = page;
  return new Map(strokes).set(
    pageKey,
    drawn.filter(({ id }) => id !== strokeId),
  );
}

function withLine(
  room: RoomState,
  { id, personId, personName, guestId, at, text, file }: SessionEventPartsFragment,
  kind: SaidLine['kind'],
): RoomState {
  // What was taken out later is empty from the beginning on.
  if (kind === 'said' && !text && !file) return room;
  const who = { personId: personId ?? null, personName: personName ?? '', isGuest: guestId != null };
  const line = { id, kind, ...who, at, text: text ?? '', file };
  return { ...room, lines: [...room.lines, line].slice(-mostLines) };
}
