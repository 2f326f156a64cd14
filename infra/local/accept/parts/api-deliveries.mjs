/**
 * What phones hand in by the public API: each delivery is sent again until it was acknowledged, whatever of the product is killed.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { grantSecret, signGrant } from '../../../../libs/courses/src/progress/learning-grant.ts';
import { openSessionsOf } from '../../benches/parts/demo-sessions.mjs';
import { Load } from '../../benches/parts/load.mjs';
import { requireInstallation } from '../../installation.mjs';
import { deliveriesOf } from './deliveries.mjs';
import { personOf } from './term.mjs';

const record = `mutation Accept($input: RecordLearningInput!) { recordLearning(input: $input) { accepted rejected { id code } } }`;
const lanes = 16;
const againAfter = 300;
const patience = 180_000;

/**
 * @typedef {object} Phone
 * @property {string} personId
 * @property {string} cookie
 * @property {Buffer} secret what grants are signed with
 * @property {import('./deliveries.mjs').Delivery[]} deliveries
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
  const secret = grantSecret(requireInstallation(data).secretKey);
  return people.map(({ id, deliveries }, index) => ({ personId: id, cookie: cookies[index], secret, deliveries }));
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
      const phone = phones[next++];
      const { cookie, deliveries } = phone;
      const deviceId = randomUUID();
      for (const { events } of deliveries) {
        await untilTaken(load, cookie, { deviceId, events: reported(term, phone, events) });
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
 * As a phone reports what was done in a sitting: each lesson had been handed to the person when it began.
 * @param {import('./term.mjs').Term} term
 * @param {Phone} phone
 * @param {import('./deliveries.mjs').RawEvent[]} events
 */
function reported({ courses }, { personId, secret }, events) {
  const begins = new Map();
  for (const { course, lesson, at, wall } of events) {
    const key = `${course} ${lesson}`;
    begins.set(key, Math.min(begins.get(key) ?? Infinity, at - wall));
  }
  return events.map(({ id, kind, course, lesson, at, wall }) => {
    const place = { courseRunId: courses[course].run, lessonId: courses[course].lessons[lesson] };
    const grant = signGrant(secret, personId, place, new Date(begins.get(`${course} ${lesson}`)));
    return {
      ...{ id, ...place, grant, kind: kind.replace('lesson.', '') },
      ...{ occurredAt: new Date(at).toISOString(), wallSeconds: wall / 1_000 },
    };
  });
}
