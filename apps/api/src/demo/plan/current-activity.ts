import { planActivity, planHalfway, type History } from './activity.js';
import { recentCalendar } from './calendar.js';
import { planCurrentEnrolments, type DemoEnrolment } from './enrolments.js';
import type { DemoPeople, DemoPerson } from './people.js';
import type { Random } from './random.js';
import type { DemoRun } from './runs.js';

/** Share of the learners who are enrolled in the current term of the demo. */
const shareNow = 0.05;
const hour = 3_600_000;

/** What makes the product alive today: some learn in the current term, and those who can sign in have a lesson to go on with. */
export function planCurrentTerm(
  random: Random,
  people: DemoPeople,
  runs: readonly DemoRun[],
  clock: { now: number; signIns: readonly DemoPerson[] },
  history: History,
): DemoEnrolment[] {
  const learners = planCurrentEnrolments(random.fork('enrolments'), people, runs, { ...clock, share: shareNow });
  const enrolledAt = learners.flatMap(({ enrolments }) => enrolments.map((enrolment) => enrolment.enrolledAt));
  const notBefore = enrolledAt.reduce((earliest, at) => Math.min(earliest, at), clock.now) + 25 * hour;
  const others = learners.filter(({ person }) => !clock.signIns.includes(person));
  const habits = { share: () => 0.7, sittings: () => 2 };
  planActivity(random.fork('activity'), others, recentCalendar(clock.now, notBefore), habits, history);
  for (const learner of learners.filter(({ person }) => clock.signIns.includes(person))) {
    planHalfway(random.fork(learner.person.id.toString('hex')), learner, clock.now, history);
  }
  return learners.flatMap(({ enrolments }) => enrolments);
}
