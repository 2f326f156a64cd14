import { LogPartitions, monthsBetween } from '@yunqiao/activity';
import { schoolDayOf } from '@yunqiao/platform';
import type { DataSource } from 'typeorm';
import { loadCorrections } from './load/load-corrections.js';
import { loadCourses, loadEnrolments, loadRuns } from './load/load-courses.js';
import { loadHistory } from './load/load-history.js';
import { loadLiaisons, loadOrganisations, loadPeople } from './load/load-people.js';
import { loadReports } from './load/load-reports.js';
import { loadSessions } from './load/load-sessions.js';
import { loadViewings } from './load/load-viewings.js';
import { termOf } from './plan/current-term.js';
import { planDemo, type DemoPlan } from './plan/plan-demo.js';
import { reportedAt } from './plan/reports.js';
import { springTerm } from './plan/runs.js';
import type { DemoSignIn } from './plan/sign-ins.js';
import { putVideos, type VideoPorts } from './videos/put-videos.js';
import { makeVideos, type MadeVideo } from './videos/make-videos.js';

/** What loading needs from the rooms. */
export interface DemoPorts {
  readonly database: DataSource;
  readonly hashPassword: (password: string) => Promise<string>;
  /** Null: lessons stay without videos. */
  readonly videos: VideoPorts | null;
  /** Shows a line of progress. */
  readonly say: (line: string) => void;
}

/** How much is loaded, and when "now" is. */
export interface DemoOptions {
  readonly now: Date;
  readonly seed?: string;
  /** 1 for the full size. */
  readonly scale?: number;
}

/**
 * Loads the demo data: the 2020 spring term at full size, and something that goes on today. Everything but the reports
 * and the videos comes in one transaction; asked again after an interruption it goes on where it was, asked again after its end it
 * changes nothing. Returns those who can sign in.
 */
export async function loadDemo(ports: DemoPorts, options: DemoOptions): Promise<DemoSignIn[]> {
  const { database, say } = ports;
  say('Planning the demo data');
  const plan = planDemo({
    seed: options.seed ?? 'yunqiao-2020',
    scale: options.scale ?? 1,
    now: options.now.getTime(),
    currentTerm: termOf(schoolDayOf(options.now)),
    withVideos: ports.videos !== null,
  });
  const videos = ports.videos ? settled(makeVideos(ports.videos.scratchFolder)) : null;
  if (await isLoaded(database, plan)) say('The demo data are there already');
  else await writePlan(ports, plan);
  await loadReports(database, plan.reports, options.now, say);
  if (ports.videos && videos) await putVideos(database, ports.videos, plan, await videos(), say);
  return plan.signIns;
}

/** The same seed gives the alliance the same id; it is written together with everything else or not at all. */
async function isLoaded(database: DataSource, plan: DemoPlan): Promise<boolean> {
  const rows: unknown[] = await database.query('SELECT 1 FROM organisation WHERE id = ?', [
    plan.organisations.alliance.id,
  ]);
  return rows.length > 0;
}

async function writePlan({ database, hashPassword, say }: DemoPorts, plan: DemoPlan): Promise<void> {
  const hashes = await Promise.all(
    plan.signIns.map(async ({ person, password }) => [person, await hashPassword(password)] as const),
  );
  await new LogPartitions(database).begin(monthsBetween(new Date(springTerm.startsOn), reportedAt[1]));
  await database.transaction(async (tx) => {
    say(`Schools, classes and ${plan.people.teachers.length + plan.people.students.length} learners`);
    await loadOrganisations(tx, plan.organisations);
    await loadPeople(tx, plan.people, new Map(hashes));
    await loadLiaisons(tx, plan.liaisons);
    say(`${plan.courses.length} courses and ${plan.enrolments.length} enrolments`);
    await loadCourses(tx, plan.courses);
    await loadRuns(tx, plan.runs);
    await loadEnrolments(tx, plan.enrolments);
    say(`${plan.history.events.length} events of history`);
    await loadHistory(tx, plan.history);
    await loadViewings(tx, plan.viewings);
    await loadCorrections(tx, plan.corrections);
    say(`${plan.sessions.length} research sessions`);
    await loadSessions(tx, plan.sessions);
  });
}

/** Lets work go on in the background; its failure shows when it is waited for. */
function settled(work: Promise<MadeVideo[]>): () => Promise<MadeVideo[]> {
  const outcome = Promise.allSettled([work]);
  return async () => {
    const [result] = await outcome;
    if (result.status === 'rejected') throw result.reason;
    return result.value;
  };
}
