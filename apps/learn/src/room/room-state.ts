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

/** Before anything has happened. */
export const emptyRoom: RoomState = {
  ...{ sequence: 0, pageKey: null, boards: [], strokes: new Map(), lines: [], poll: null },
};

/** The room after these events, given in any order; those that it holds already change nothing. */
export function afterEvents(room: RoomState, events: readonly SessionEventPartsFragment[]): RoomState {
  const draft = new Draft(room);
  for (const event of [...events].sort((a, b) => a.sequence - b.sequence)) draft.take(event);
  return draft.room;
}

/** True when events are missing between the room and the next one, so that they have to be asked for. */
export function isGapBefore(room: RoomState, event: SessionEventPartsFragment): boolean {
  return event.sequence > room.sequence + 1;
}

/** A room that takes events in. Each list is copied once for all of them: long sessions have thousands of lines and strokes. */
class Draft {
  private ownLines: SaidLine[] | null = null;
  private readonly ownStrokes = new Map<string, DrawnStroke[]>();

  constructor(public room: RoomState) {}

  take(event: SessionEventPartsFragment): void {
    if (event.sequence <= this.room.sequence) return;
    this.change({ sequence: event.sequence });
    switch (event.kind) {
      case 'page.turned':
        return this.change({ pageKey: event.pageKey ?? null });
      case 'board.added':
        return this.addBoard(event);
      case 'ink.added':
        return this.addStroke(event);
      case 'ink.removed':
        return this.removeStroke(event.strokeId);
      case 'chat.sent':
        return this.addLine(event, 'said');
      case 'chat.removed':
        return this.removeLine(event.lineId);
      case 'moment.marked':
        return this.addLine(event, 'marked');
      case 'poll.opened':
      case 'poll.voted':
      case 'poll.closed':
        return this.change({ poll: event.poll ?? this.room.poll });
    }
  }

  private change(facts: Partial<RoomState>): void {
    this.room = { ...this.room, ...facts };
  }

  private addBoard({ pageKey, text }: SessionEventPartsFragment): void {
    if (pageKey) this.change({ pageKey, boards: [...this.room.boards, { pageKey, title: text ?? '' }] });
  }

  private addStroke({ id, personId, pageKey, ink }: SessionEventPartsFragment): void {
    if (!pageKey || !ink) return;
    const { points, colour, width } = ink;
    this.strokesOf(pageKey).push({ id, personId: personId ?? null, points, colour, width });
  }

  private removeStroke(strokeId: string | null | undefined): void {
    const page = [...this.room.strokes].find(([, drawn]) => drawn.some(({ id }) => id === strokeId));
    if (!page) return;
    const drawn = this.strokesOf(page[0]);
    drawn.splice(
      drawn.findIndex(({ id }) => id === strokeId),
      1,
    );
  }

  /** To be changed. */
  private strokesOf(pageKey: string): DrawnStroke[] {
    const own = this.ownStrokes.get(pageKey) ?? [...(this.room.strokes.get(pageKey) ?? [])];
    if (!this.ownStrokes.has(pageKey)) this.change({ strokes: new Map(this.room.strokes).set(pageKey, own) });
    this.ownStrokes.set(pageKey, own);
    return own;
  }

  private addLine(event: SessionEventPartsFragment, kind: SaidLine['kind']): void {
    const { id, personId, personName, guestId, at, text, file } = event;
    // What was taken out later is empty from the beginning on.
    if (kind === 'said' && !text && !file) return;
    const who = { personId: personId ?? null, personName: personName ?? '', isGuest: guestId != null };
    this.lines().push({ id, kind, ...who, at, text: text ?? '', file });
  }

  private removeLine(lineId: string | null | undefined): void {
    const place = this.room.lines.findIndex(({ id }) => id === lineId);
    if (place >= 0) this.lines().splice(place, 1);
  }

  /** To be changed. */
  private lines(): SaidLine[] {
    if (!this.ownLines) {
      this.ownLines = [...this.room.lines];
      this.change({ lines: this.ownLines });
    }
    return this.ownLines;
  }
}
