import { united, within, without, type WallInterval } from '@yunqiao/activity';
import type { AdjustmentSign } from './attendance-adjustment.entity.js';

/** A stretch of time in which a device was there, as it said itself or as the conference server told. */
export interface Stay extends WallInterval {
  readonly deviceId: string;
}

/** A stay that the conference server told of. */
export interface Connection extends Stay {
  /** The device itself said that it goes; otherwise the end was found out late. */
  readonly hasSaidGoodbye: boolean;
}

/** What is known of one person's own devices. */
export interface Presence {
  readonly beats: readonly Stay[];
  readonly connections: readonly Connection[];
}

/** Somebody sat before a device of another person. */
export interface Seat extends WallInterval {
  readonly presence: Presence;
}

/** A correction, in the order in which they were made. */
export interface Correction extends WallInterval {
  readonly sign: AdjustmentSign;
}

/** Everything that decides how long one person was there. */
export interface AttendanceFacts {
  /** When the session was live. */
  readonly stretches: readonly WallInterval[];
  readonly own: Presence;
  readonly seats: readonly Seat[];
  readonly corrections: readonly Correction[];
}

/** A device beats this often. */
export const BEAT_MILLISECONDS = 15_000;

const none: Presence = { beats: [], connections: [] };
/** Nobody was there. */
export const noPresence: Presence = none;

/**
 * When somebody was there: the union over their devices and transports, and over the devices of others before which
 * they sat, inside the time in which the session was live; then the corrections, the later over the earlier.
 */
export function attended({ stretches, own, seats, corrections }: AttendanceFacts): WallInterval[] {
  const seated = seats.flatMap((seat) => within(present(seat.presence), [seat]));
  const found = within([...present(own), ...seated], stretches);
  return corrections.reduce<WallInterval[]>((times, { sign, from, to }) => {
    if (sign === 'remove') return without(times, [{ from, to }]);
    return united([...times, ...within([{ from, to }], stretches)]);
  }, found);
}

/**
 * When any device of a person was there. A connection closes the holes that lost heartbeats leave, within one beat of
 * those that arrived. The conference server notices a dead device late, so that after its last heartbeat a device was
 * there only if it said itself when it went. A device that never sent any counts by its connection alone.
 */
export function present({ beats, connections }: Presence): WallInterval[] {
  const connected = connections.flatMap((connection) => {
    const own = beats.filter(({ deviceId }) => deviceId === connection.deviceId);
    if (own.length === 0) return [connection];
    const near = own.map(({ from, to }) => ({ from: from - BEAT_MILLISECONDS, to: to + BEAT_MILLISECONDS }));
    const last = connection.hasSaidGoodbye ? connection.to : Math.max(...own.map(({ to }) => to));
    return within([{ from: connection.from, to: Math.min(connection.to, last) }], near);
  });
  return united([...beats, ...connected]);
}
