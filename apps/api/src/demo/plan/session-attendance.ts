import { within, without, type WallInterval } from '@yunqiao/activity';
import type { SessionRole } from '@yunqiao/meetings';
import type { DemoPerson } from './people.js';
import type { Random } from './random.js';

const minute = 60_000;

/** Somebody who was in a session. */
export interface DemoAttendance {
  readonly person: DemoPerson;
  readonly role: SessionRole;
  readonly deviceId: Buffer;
  /** When their device was there; a broken line makes two of it. */
  readonly stays: readonly DemoStay[];
  /** What they get credit for: the session's own time, without what something else gave them already. */
  readonly credits: readonly DemoCredit[];
}

export interface DemoStay extends WallInterval {
  readonly sid: string;
}

export interface DemoCredit extends WallInterval {
  readonly id: Buffer;
}

/** Time for which people got credit so far, in lessons and in sessions. */
export type CreditedTimes = Map<DemoPerson, WallInterval[]>;

/** Notes that somebody got credit. */
export function credit(times: CreditedTimes, person: DemoPerson, intervals: readonly WallInterval[]): void {
  const own = times.get(person);
  if (own) own.push(...intervals);
  else times.set(person, [...intervals]);
}

/** Draws how somebody attended: most from beginning to end, some come late or go early, some lines break. */
export function planAttendance(
  random: Random,
  { person, role }: Pick<DemoAttendance, 'person' | 'role'>,
  live: WallInterval,
  credited: CreditedTimes,
): DemoAttendance {
  const stays = staysIn(random, live, role === 'host' || role === 'coHost');
  const counted = within(stays, [live]);
  const free = without(counted, credited.get(person) ?? []);
  credit(credited, person, free);
  return {
    ...{ person, role, deviceId: random.id(live.from) },
    stays: stays.map((stay) => ({ ...stay, sid: `PA_demo${random.id(stay.from).toString('hex').slice(16)}` })),
    credits: free.map((interval) => ({ ...interval, id: random.id(interval.to) })),
  };
}

function staysIn(random: Random, { from, to }: WallInterval, leads: boolean): WallInterval[] {
  const begin = from - random.integer(1, 8) * minute;
  const end = to + random.integer(0, 90) * 1000;
  if (leads) return [{ from: begin, to: end }];
  const way = random.weighted([70, 10, 10, 10]);
  if (way === 1) return [{ from: from + random.integer(5, 25) * minute, to: end }];
  if (way === 2) return [{ from: begin, to: to - random.integer(5, 30) * minute }];
  if (way === 0) return [{ from: begin, to: end }];
  const broken = from + Math.floor((to - from) * (0.2 + random.next() * 0.5));
  return [
    { from: begin, to: broken },
    { from: broken + random.integer(20, 300) * 1000, to: end },
  ];
}
