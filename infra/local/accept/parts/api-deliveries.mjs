/**
 * What phones hand in by the public API: each delivery is sent again until it was acknowledged, whatever of the product is killed.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { openSessionsOf } from '../../benches/parts/demo-sessions.mjs';
import { Load } from '../../benches/parts/load.mjs';
import { deliveriesOf, personOf } from './term.mjs';

const record = `mutation Accept($input: RecordLearningInput!) { recordLearning(input: $input) { accepted rejected { id code } } }`;
const lanes = 16;
const againAfter = 300;
const patience = 180_000;

/**
 * @typedef {object} Phone
 * @property {string} cookie
 * @property {import('./term.mjs').Delivery[]} deliveries
 */

/**
 * @param {string} data folder of the product
 * @param {import('./term.mjs').Term} term
 * @param {number} share which half of the people
 * @returns {Promise<Phone[]>} of everybody who has something to hand in
 */
export async function phonesOf(data, term, share) {
  const people = Array.from({ length: term.people }, (_, number) => number)
    .filter((number) => number % 2 === share)
    .map((number) => personOf(term, number))
    .map(({ id, ...rest }) => ({
      id,
      deliveries: deliveriesOf(term, { id, ...rest }).filter(({ channel }) => channel === 'api'),
    }))
    .filter(({ deliveries }) => deliveries.length > 0);
  const cookies = await openSessionsOf(
    data,
    people.map(({ id }) => id),
  );
  return people.map(({ deliveries }, index) => ({ cookie: cookies[index], deliveries }));
}

/**
 * Hands everything in; each phone one delivery after the other.
 * @param {string} url
 * @param {import('./term.mjs').Term} term
 * @param {Phone[]} phones
 * @returns {Promise<number>} events that were sent
 */
export async function handIn(url, term, phones) {
  const load = new Load(url);
  let sent = 0;
  let next = 0;
  const lane = async () => {
    while (next < phones.length) {
      const { cookie, deliveries } = phones[next++];
      const deviceId = randomUUID();
      for (const { events } of deliveries) {
        await untilTaken(load, cookie, { deviceId, events: events.map((event) => reported(term, event)) });
        sent += events.length;
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return sent;
}

/**
 * @param {Load} load
 * @param {string} cookie
 * @param {object} input
 */
async function untilTaken(load, cookie, input) {
  const begin = performance.now();
  const wish = /** @type {const} */ ({
    method: 'POST',
    path: '/graphql',
    cookie,
    body: { query: record, variables: { input } },
  });
  for (;;) {
    const problem = await load.send(wish).then(
      () => null,
      (error) => String(error),
    );
    if (problem === null) return;
    if (problem.includes('"rejected":[{') || performance.now() - begin > patience) throw new Error(problem);
    await pause(againAfter);
  }
}

/**
 * @param {import('./term.mjs').Term} term
 * @param {import('./term.mjs').RawEvent} event
 */
function reported({ courses }, { id, kind, course, lesson, at, wall }) {
  return {
    ...{ id, courseRunId: courses[course].run, lessonId: courses[course].lessons[lesson] },
    ...{ kind: kind.replace('lesson.', ''), occurredAt: new Date(at).toISOString(), wallSeconds: wall / 1_000 },
  };
}
