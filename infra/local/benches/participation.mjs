/**
 * `npm run bench -- participation [sizes]`: what the board costs over a term's log at 1/100 and 1/10 of the full size, unless
 * sizes are named; `full` is ten million events: any dates, school and course; opening a number to its people; a rebuild while the
 * system runs; memory; how soon an event is counted.
 */
import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { URLSearchParams } from 'node:url';
import { median, percentile, report } from '../bench.mjs';
import { administrator } from '../faults/running.mjs';
import { startProduct } from '../product.mjs';
import { say } from '../say.mjs';
import { ask } from './parts/ask.mjs';
import { dayOf, fillLog } from './parts/counted-log.mjs';
import { dayFromNow } from './parts/days.mjs';
import { withDatabase } from './parts/demo-database.mjs';
import { openAdministratorSession } from './parts/demo-sessions.mjs';
import { cpuMilliseconds, pidOf, residentMegabytes } from './parts/processes.mjs';
import { measurePaintedBoard } from './parts/painted-board.mjs';
import { rebuildFacts } from './parts/rebuild-facts.mjs';

const fullPeople = 32_000;
const rounds = 40;
const counts = '{ coverage participants participations visits beneficiaries creditedSeconds }';
const board = `query Board($filter: ParticipationFilterInput!, $group: ParticipationGroup!) { participationBoard(filter: $filter) {
  dataAsOf schoolCount everyone ${counts} teachers ${counts} students ${counts} weeks { startsOn teachers students }
  rows(group: $group) { key everyone ${counts} teachers ${counts} students ${counts} } } }`;
const people = `query People($filter: ParticipationFilterInput!) { participationPeople(filter: $filter, first: 30) {
  totalCount edges { node { personId displayName participations visits creditedSeconds firstAt lastAt } } } }`;

/**
 * A filter that nobody has asked before: other dates each time; a school, a course, both, or neither.
 * @param {number} round
 * @param {{ schoolIds: string[], courseIds: string[] }} world
 */
function filterOf(round, { schoolIds, courseIds }) {
  const from = round % 40;
  return {
    ...{ from: dayOf(from), to: dayOf(from + 1 + ((round * 7) % 45)) },
    ...(round % 2 === 1 && { schoolIds: [schoolIds[round % schoolIds.length]] }),
    ...(round % 4 >= 2 && { courseIds: [courseIds[round % courseIds.length]] }),
  };
}

/**
 * The same kinds of filters as an address has them, with days that the rounds before did not ask for.
 * @param {{ schoolIds: string[], courseIds: string[] }} world
 */
function paintedQueries(world) {
  return Array.from({ length: 13 }, (_, round) => {
    const { schoolIds, courseIds } = filterOf(round, world);
    const query = new URLSearchParams({ from: dayOf(round + 1), to: dayOf(round + 30) });
    if (schoolIds) query.set('schools', schoolIds.join(','));
    if (courseIds) query.set('courses', courseIds.join(','));
    return query.toString();
  });
}

/**
 * @param {(round: number) => Promise<unknown>} work
 * @returns {Promise<number[]>} seconds of each round
 */
async function time(work) {
  const seconds = [];
  for (let round = 0; round < rounds; round += 1) {
    const begin = performance.now();
    await work(round);
    seconds.push((performance.now() - begin) / 1000);
  }
  return seconds;
}

/**
 * @param {string} data
 * @param {string} url
 * @param {string} cookie
 * @returns {Promise<number>} seconds from the commit of an event until the board counts it
 */
async function measureFreshness(data, url, cookie) {
  const now = new Date();
  const visits = async () => {
    const answer = await ask(url, cookie, board, {
      filter: { from: dayFromNow(-1), to: dayFromNow(1) },
      group: 'school',
    });
    return answer.participationBoard.everyone.visits;
  };
  const before = await visits();
  await withDatabase(data, (database) =>
    database.query(
      `INSERT INTO activity_event (id, kind, person_id, membership_id, role, school_id, course_id, course_run_id, lesson_id, occurred_at, received_at, source)
       SELECT ?, 'lesson.opened', person_id, membership_id, role, school_id, course_id, course_run_id, lesson_id, ?, ?, 'web' FROM activity_event LIMIT 1`,
      [randomBytes(16), now, now],
    ),
  );
  const begin = performance.now();
  while ((await visits()) === before) await pause(50);
  return (performance.now() - begin) / 1000;
}

/**
 * @param {string} name of the size
 * @param {number} share of the full size
 * @returns {Promise<import('../bench.mjs').Row[]>}
 */
async function measure(name, share) {
  const product = await startProduct({ empty: true, env: administrator });
  try {
    say(`Filling the log at ${name}…`);
    const world = await fillLog(product.data, Math.round(fullPeople * share), say);
    say(`${world.events} events; making the facts…`);
    const { seconds: rebuild } = await rebuildFacts(product.data);
    const cookie = await openAdministratorSession(product.data);
    const parts = {
      api: pidOf(product.data, 'the api'),
      'reporting process': pidOf(product.data, 'the reporting process'),
      MariaDB: pidOf(product.data, 'MariaDB'),
    };
    const before = Object.values(parts).map(cpuMilliseconds);
    const ofBoard = await time((round) =>
      ask(product.url, cookie, board, {
        filter: filterOf(round, world),
        group: ['school', 'course', 'category'][round % 3],
      }),
    );
    const cpu = Object.entries(parts).map(([part, pid], index) => ({
      ...{ row: `${name}: CPU of the ${part} for a whole board`, unit: 'ms' },
      value: (cpuMilliseconds(pid) - before[index]) / rounds,
    }));
    const painted = await measurePaintedBoard(product.url, cookie, paintedQueries(world));
    const ofPeople = await time((round) => ask(product.url, cookie, people, { filter: filterOf(round, world) }));
    const isFull = share === 1;
    const fresh = await measureFreshness(product.data, product.url, cookie);
    return [
      { row: `${name}: events`, value: world.events, unit: 'events' },
      { row: `${name}: rebuild while it runs`, value: rebuild, unit: 's', limit: 180 },
      { row: `${name}: whole board, median`, value: median(ofBoard), unit: 's', ...(isFull && { limit: 0.1 }) },
      { row: `${name}: whole board, p95`, value: percentile(ofBoard, 95), unit: 's' },
      { row: `${name}: until the board is painted, median`, value: median(painted), unit: 's', limit: 0.3 },
      { row: `${name}: until the board is painted, p95`, value: percentile(painted, 95), unit: 's' },
      ...cpu,
      { row: `${name}: people of a number, median`, value: median(ofPeople), unit: 's', limit: 0.2 },
      { row: `${name}: people of a number, p95`, value: percentile(ofPeople, 95), unit: 's' },
      { row: `${name}: an event is counted after`, value: fresh, unit: 's', limit: 5 },
      {
        row: `${name}: memory of the reporting process`,
        value: residentMegabytes(parts['reporting process']),
        unit: 'MB',
        limit: 700,
      },
      {
        row: `${name}: memory of the api`,
        value: residentMegabytes(parts.api),
        unit: 'MB',
      },
    ];
  } finally {
    await product.stop();
  }
}

const sizes = { '1/100': 1 / 100, '1/10': 1 / 10, full: 1 };
const named = Object.entries(sizes).filter(([name]) => process.argv.includes(name));
const wanted = named.length > 0 ? named : Object.entries(sizes).filter(([name]) => name !== 'full');
const rows = [];
for (const [name, share] of wanted) {
  const measured = await measure(name, share);
  for (const { row, value, unit } of measured) say(`  ${row}: ${value.toFixed(3)} ${unit}`);
  rows.push(...measured);
}
report('participation', rows);
