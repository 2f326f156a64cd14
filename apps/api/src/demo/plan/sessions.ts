import type { WallInterval } from '@yunqiao/activity';
import type { SessionRole, SessionState } from '@yunqiao/meetings';
import {
  comingThemes,
  jointMeetings,
  lectures,
  recentThemes,
  seriesThemes,
  type SessionTheme,
} from '../content/sessions.js';
import type { History } from './activity.js';
import type { DemoLiaison } from './liaisons.js';
import type { DemoOrganisations, DemoSchool } from './organisations.js';
import type { DemoPeople, DemoPerson } from './people.js';
import type { Random } from './random.js';
import { springTerm } from './runs.js';
import { credit, planAttendance, type CreditedTimes, type DemoAttendance } from './session-attendance.js';
import type { DemoSignIn } from './sign-ins.js';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** Share of the invited who come. */
const shareThere = 0.8;

export interface DemoSessionSeries {
  readonly id: Buffer;
  readonly title: string;
  readonly host: DemoPerson;
  readonly createdAt: number;
}

/** Whom a session invites: a subject's teachers (all subjects when empty), a school, or somebody. */
export type DemoInvite = { readonly id: Buffer } & (
  { readonly subject: string } | { readonly school: DemoSchool } | { readonly person: DemoPerson }
);

export interface DemoSession {
  readonly id: Buffer;
  readonly series: DemoSessionSeries | null;
  readonly theme: SessionTheme;
  readonly title: string;
  readonly host: DemoPerson;
  readonly coHosts: readonly DemoPerson[];
  readonly startsAt: number;
  readonly endsAt: number;
  readonly scheduledAt: number;
  readonly state: Extract<SessionState, 'scheduled' | 'lobbyOpen' | 'ended'>;
  readonly signUpRequired: boolean;
  readonly invites: readonly DemoInvite[];
  /** When it was live; null before. */
  readonly live: WallInterval | null;
  readonly attendances: readonly DemoAttendance[];
  /** Who said before whether they come. */
  readonly answers: readonly { readonly person: DemoPerson; readonly isComing: boolean }[];
}

/** Who and what there is to plan with. */
export interface SessionWorld {
  readonly organisations: DemoOrganisations;
  readonly people: DemoPeople;
  readonly liaisons: readonly DemoLiaison[];
  readonly signIns: readonly DemoSignIn[];
  readonly history: History;
  readonly now: number;
}

/** The research sessions of the spring term, of the last three weeks, and six that come. */
export function planSessions(random: Random, world: SessionWorld): DemoSession[] {
  const planner = new SessionPlanner(random, world);
  return [...planner.spring(), ...planner.recent(), ...planner.coming()];
}

type Wanted = Pick<DemoSession, 'theme' | 'host' | 'startsAt'> & {
  readonly invited: readonly Target[];
  readonly hours?: number;
} & Partial<Pick<DemoSession, 'series' | 'title' | 'coHosts' | 'signUpRequired'>>;

type Target = { subject: string } | { school: DemoSchool } | { person: DemoPerson };

class SessionPlanner {
  private readonly credited: CreditedTimes;
  private readonly subjectTeachers: readonly DemoPerson[];

  constructor(
    private readonly random: Random,
    private readonly world: SessionWorld,
  ) {
    this.subjectTeachers = world.people.teachers.filter(({ subject }) => subject !== null);
    this.credited = creditedTimes(world);
  }

  /** Three sessions of each subject group, three lectures, three joint meetings. */
  spring(): DemoSession[] {
    const first = Date.parse(`${springTerm.startsOn}T00:00:00+08:00`);
    const at = (week: number, weekday: number, time: number) => first + (week * 7 + weekday) * day + time * hour;
    const groups = seriesThemes.flatMap((theme, index) =>
      this.series(
        theme,
        this.trainerOf(theme),
        [0, 5, 10].map((week) => at(week + 2 + (index % 4), index % 5, 14 + (index % 3))),
      ),
    );
    const talks = lectures.map((theme, index) =>
      this.held({
        theme,
        host: this.trainer(index + 2),
        startsAt: at(1 + index * 6, 2, 19),
        invited: [{ subject: '' }],
      }),
    );
    const meetings = jointMeetings.map((theme, index) => this.meeting(theme, index, at(1 + index * 8, 4, 10)));
    return [...groups, ...talks, ...meetings.map((wanted) => this.held(wanted))];
  }

  /** One on each of some afternoons of the last three weeks. */
  recent(): DemoSession[] {
    const today = startOfDay(this.world.now);
    return recentThemes.map((theme, index) => {
      const invited = [{ subject: theme.subject }];
      const startsAt = today - (3 + index * 5) * day + 15 * hour;
      return this.held({ theme, host: this.trainerOf(theme), coHosts: [this.trainer(1)], startsAt, invited });
    });
  }

  /** The first begins in twenty minutes; the second can be started at once and lasts the whole day. */
  coming(): DemoSession[] {
    const { now, people } = this.world;
    const tomorrow = startOfDay(now) + day;
    const { soon, workshop, lecture, series, meeting } = comingThemes;
    const signIns = this.world.signIns.map(({ person }) => person);
    const teachers = signIns.filter(({ role }) => role === 'teacher').map((person) => ({ person }));
    const visitors = [{ person: people.allianceAdministrator }, ...teachers];
    const mine = { host: this.trainer(0), coHosts: [this.trainer(1)] };
    const next = Math.ceil((now + 18 * minute) / (5 * minute)) * 5 * minute;
    return [
      this.announced({ ...mine, theme: soon, startsAt: next, invited: [{ subject: soon.subject }, ...visitors] }),
      this.announced({
        ...{ theme: workshop, host: this.trainer(1), coHosts: [this.trainer(0)], startsAt: now + 5 * minute, hours: 7 },
        invited: [{ subject: workshop.subject }, { school: this.receivingSchool }, ...visitors],
      }),
      this.announced({
        ...{ theme: lecture, host: this.trainer(2), startsAt: tomorrow + 19 * hour, signUpRequired: true },
        invited: [{ subject: '' }],
      }),
      ...this.comingSeries(series, tomorrow + 2 * day + 15 * hour),
      this.announced({
        ...this.meeting(meeting, 0, tomorrow + 5 * day + 10 * hour),
        coHosts: [people.allianceAdministrator],
      }),
    ];
  }

  private get receivingSchool(): DemoSchool {
    return this.world.people.schoolAdministrators.find(({ school }) => school.region === 'zunyi')!.school;
  }

  private comingSeries(theme: SessionTheme, startsAt: number): DemoSession[] {
    const line = this.newSeries(theme, this.trainer(0), this.world.now - 3 * day);
    return [0, 1].map((week) =>
      this.announced({
        ...{ theme, host: line.host, series: line, title: numbered(theme, week), startsAt: startsAt + week * 7 * day },
        invited: [{ subject: theme.subject }, { school: this.receivingSchool }],
      }),
    );
  }

  private series(theme: SessionTheme, host: DemoPerson, starts: readonly number[]): DemoSession[] {
    const line = this.newSeries(theme, host, starts[0]! - 10 * day);
    return starts.map((startsAt, index) =>
      this.held({
        theme,
        host,
        series: line,
        title: numbered(theme, index),
        startsAt,
        invited: [{ subject: theme.subject }],
      }),
    );
  }

  private newSeries({ title }: SessionTheme, host: DemoPerson, createdAt: number): DemoSessionSeries {
    return { id: this.random.id(createdAt), title, host, createdAt };
  }

  private meeting(theme: SessionTheme, index: number, startsAt: number): Wanted {
    const { pairings } = this.world.organisations;
    const { giving, receiving } =
      pairings.find((pairing) => pairing.receiving === this.receivingSchool) ?? pairings[index]!;
    const host = this.world.people.schoolAdministrators.find(({ school }) => school === giving)!;
    return { theme, host, startsAt, invited: [{ school: giving }, { school: receiving }] };
  }

  private announced(wanted: Wanted): DemoSession {
    const { now } = this.world;
    const session = this.draft(wanted, Math.min(now - 2 * day, wanted.startsAt - 7 * day));
    const isOpen = wanted.startsAt - now <= 15 * minute;
    const asked = wanted.signUpRequired ? this.reached(wanted.invited).filter(() => this.random.chance(0.4)) : [];
    const answers = asked.map((person) => ({ person, isComing: this.random.chance(0.85) }));
    return { ...session, state: isOpen ? 'lobbyOpen' : 'scheduled', answers };
  }

  private held(wanted: Wanted): DemoSession {
    const session = this.draft(wanted, wanted.startsAt - 7 * day);
    const live = {
      from: session.startsAt + this.random.integer(0, 240) * 1000,
      to: session.endsAt + this.random.integer(-480, 600) * 1000,
    };
    const there = this.reached(wanted.invited).filter(() => this.random.chance(shareThere));
    const leaders = [session.host, ...session.coHosts];
    const others = there.filter((person) => !leaders.includes(person));
    const parts = [
      ...leaders.map((person, index) => ({ person, role: index === 0 ? ('host' as const) : ('coHost' as const) })),
      ...others.map((person, index) => ({ person, role: this.roleOf(wanted.theme, person, index) })),
    ];
    const attendances = parts.map((part) => planAttendance(this.random, part, live, this.credited));
    return { ...session, state: 'ended', live, attendances };
  }

  /** Those who show something are named speakers; liaisons come as such. */
  private roleOf({ kind }: SessionTheme, person: DemoPerson, index: number): SessionRole {
    if (this.world.liaisons.some((liaison) => liaison.person === person)) return 'liaison';
    const speaks = kind !== 'lecture' && kind !== 'jointMeeting' && index < 2;
    return speaks ? 'speaker' : 'listener';
  }

  private draft(wanted: Wanted, scheduledAt: number): DemoSession {
    const { theme, host, startsAt, invited, hours = 1.5 } = wanted;
    return {
      ...{ id: this.random.id(scheduledAt), theme, host, startsAt, endsAt: startsAt + hours * hour, scheduledAt },
      ...{ series: wanted.series ?? null, title: wanted.title ?? theme.title, state: 'scheduled', live: null },
      coHosts: (wanted.coHosts ?? []).filter((person) => person !== host),
      ...{ signUpRequired: wanted.signUpRequired ?? false, attendances: [], answers: [] },
      invites: invited.map((target) => ({ ...target, id: this.random.id(scheduledAt) })),
    };
  }

  private reached(invited: readonly Target[]): DemoPerson[] {
    return [...new Set(invited.flatMap((target) => this.reachedBy(target)))];
  }

  private reachedBy(target: Target): readonly DemoPerson[] {
    if ('person' in target) return [target.person];
    if ('subject' in target)
      return this.subjectTeachers.filter(({ subject }) => target.subject === '' || subject === target.subject);
    const { schoolAdministrators, trainers, teachers } = this.world.people;
    const ofSchool = ({ school }: DemoPerson) => school === target.school;
    // A meeting of two schools is one of those who run them; nobody expects all their teachers.
    return [
      ...schoolAdministrators.filter(ofSchool),
      ...trainers.filter(ofSchool),
      ...teachers.filter(ofSchool).slice(0, 12),
    ];
  }

  private trainer(index: number): DemoPerson {
    const { trainers } = this.world.people;
    return trainers[index % trainers.length]!;
  }

  private trainerOf({ subject }: SessionTheme): DemoPerson {
    return this.world.people.trainers.find((trainer) => trainer.subject === subject) ?? this.trainer(3);
  }
}

function numbered({ title }: SessionTheme, index: number): string {
  return `${title}（${['一', '二', '三'][index]!}）`;
}

function startOfDay(instant: number): number {
  return Math.floor((instant + 8 * hour) / day) * day - 8 * hour;
}

/** What the staff got credit for in lessons; nobody else comes to sessions. */
function creditedTimes({ history }: SessionWorld): CreditedTimes {
  const times: CreditedTimes = new Map();
  for (const { person, creditedFrom, occurredAt } of history.events) {
    if (creditedFrom === null || person.role === 'student') continue;
    credit(times, person, [{ from: creditedFrom, to: occurredAt }]);
  }
  return times;
}
