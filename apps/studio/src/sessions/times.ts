/** A time of a session as its host types it: a day and two times of it, all in Shanghai. */
export interface TypedTime {
  /** YYYY-MM-DD */
  day: string;
  /** HH:MM */
  from: string;
  /** HH:MM; earlier than `from` means the next day. */
  to: string;
}

const hour = 3_600_000;
const day = 24 * hour;
/** Shanghai has had no daylight saving since 1991. */
const shanghai = 8 * hour;

function wall(instant: string | number): string {
  return new Date(new Date(instant).getTime() + shanghai).toISOString();
}

/** The instants that were typed; null while a part of them is missing. */
export function instantsOf({ day: on, from, to }: TypedTime): { startsAt: string; endsAt: string } | null {
  const startsAt = Date.parse(`${on}T${from}:00+08:00`);
  const endsAt = Date.parse(`${on}T${to}:00+08:00`);
  if (Number.isNaN(startsAt) || Number.isNaN(endsAt)) return null;
  const later = endsAt < startsAt ? endsAt + day : endsAt;
  return { startsAt: new Date(startsAt).toISOString(), endsAt: new Date(later).toISOString() };
}

/** What has to be typed for these instants. */
export function typedOf({ startsAt, endsAt }: { startsAt: string; endsAt: string }): TypedTime {
  return { day: wall(startsAt).slice(0, 10), from: wall(startsAt).slice(11, 16), to: wall(endsAt).slice(11, 16) };
}

/** A proposal for a new session: tomorrow afternoon. */
export function proposedTime(now: number = Date.now()): TypedTime {
  return { day: wall(now + day).slice(0, 10), from: '14:30', to: '16:00' };
}
