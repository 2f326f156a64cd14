/** Sessions of one day, in the order in which they came. */
export interface Day<Session> {
  /** YYYY-MM-DD in Shanghai. */
  day: string;
  sessions: Session[];
}

const shanghai = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' });

/** The day on which an instant lies in Shanghai, wherever the reader is. */
export function dayOf(instant: string | Date): string {
  return shanghai.format(new Date(instant));
}

/** A list in order, cut into the days on which it lies. */
export function byDay<Session extends { startsAt: string }>(sessions: readonly Session[]): Day<Session>[] {
  const days: Day<Session>[] = [];
  for (const session of sessions) {
    const day = dayOf(session.startsAt);
    const last = days.at(-1);
    if (last?.day === day) last.sessions.push(session);
    else days.push({ day, sessions: [session] });
  }
  return days;
}
