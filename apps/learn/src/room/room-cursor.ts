import type { SessionEventPartsFragment } from './Room.generated';
import { afterEvents, emptyRoom, type RoomState } from './room-state';

/** Walks along what happened in a session: the room as it was at any moment. */
export class RoomCursor {
  private readonly events: SessionEventPartsFragment[];
  private taken = 0;
  private moment = Number.NEGATIVE_INFINITY;
  private room = emptyRoom;

  /** @param events what happened, in order */
  constructor(events: readonly SessionEventPartsFragment[] = []) {
    this.events = [...events];
  }

  /** Adds what happened after everything that it knows. */
  add(event: SessionEventPartsFragment): void {
    this.events.push(event);
  }

  /** The room at a moment, in milliseconds since 1970. Going on is cheap; going back begins anew. */
  at(moment: number): RoomState {
    if (moment < this.moment) [this.room, this.taken] = [emptyRoom, 0];
    this.moment = moment;
    const from = this.taken;
    while (this.taken < this.events.length && Date.parse(this.events[this.taken]!.at) <= moment) this.taken += 1;
    if (this.taken > from) this.room = afterEvents(this.room, this.events.slice(from, this.taken));
    return this.room;
  }
}
