import type { DemoEvent } from './activity.js';
import type { DemoViewing } from './class-viewings.js';
import type { DemoPerson } from './people.js';
import type { Random } from './random.js';
import { reportedAt } from './reports.js';

const hour = 3_600_000;

/** What an administrator made of one pupil's events, all at once. Instants are milliseconds since 1970. */
export interface DemoCorrection {
  readonly act: Buffer;
  readonly kind: 'struck' | 'restored';
  readonly events: readonly { readonly id: Buffer; readonly event: DemoEvent }[];
  readonly recordedBy: DemoPerson;
  readonly recordedAt: number;
  readonly reason: string;
}

/**
 * Pupils who were marked by mistake in class viewings of the administrator's school: one between the two editions of the spring
 * report, whose difference tells it, and two in the last days, of whom one was there after all.
 */
export function planCorrections(
  random: Random,
  viewings: readonly DemoViewing[],
  events: readonly DemoEvent[],
  { administrator, signIns }: { administrator: DemoPerson; signIns: readonly DemoPerson[] },
): DemoCorrection[] {
  const own = viewings.filter(({ classGroup }) => classGroup.school === administrator.school);
  const [first, last] = [own[0], own.at(-1)];
  if (!first || !last) return [];
  const correct = (viewing: DemoViewing, pupil: number, kind: DemoCorrection['kind'], at: number, reason: string) => {
    const { person } = viewing.present.filter((one) => !signIns.includes(one.person))[pupil]!;
    const attested = events.filter((event) => event.viewing === viewing && event.person === person);
    return {
      ...{ act: random.id(at), kind, recordedBy: administrator, recordedAt: at, reason },
      events: attested.map((event) => ({ id: random.id(at), event })),
    };
  };
  const soon = last.endedAt + 2 * hour;
  return [
    correct(first, 0, 'struck', reportedAt[0].getTime() + 30 * hour, '当天请假，点名时误点'),
    correct(last, 0, 'struck', soon, '当天请假，点名时误点'),
    correct(last, 1, 'struck', soon + hour, '点到了同名同学'),
    correct(last, 1, 'restored', soon + 3 * hour, '班主任核实：当天在场'),
  ];
}
