/**
 * Hands deliveries to the ingest service itself, by a clock that says when each of them was received: bundled by
 * `bulk.mjs`, and run beside the product, some people each.
 */
import { ActivityLog } from '@yunqiao/activity';
import { Clock, dataSourceOptions } from '@yunqiao/platform';
import { DataSource } from 'typeorm';
import { seededRandom } from '../../../../libs/platform/src/testing/seeded-random.ts';
import { deliveriesOf } from './deliveries.mjs';
import { dayOf, membershipOn, personOf } from './term.mjs';

/** People whose deliveries are mixed. */
const mixed = 300;
/** Deliveries of one transaction, each of another person. */
const atOnce = 20;

class ReceivingClock extends Clock {
  at = 0;

  now() {
    return new Date(this.at);
  }
}

const { url, term, from, to } = JSON.parse(process.argv[2]);
const clock = new ReceivingClock();
const log = new ActivityLog(clock);
const database = await new DataSource(dataSourceOptions(url, { entities: [], migrations: [] }, 2)).initialize();
const random = seededRandom(term.seed + from);

/**
 * @param {import('./term.mjs').TermPerson} person
 * @param {import('./deliveries.mjs').RawEvent} event
 */
function draftOf({ memberships }, { id, kind, course, lesson, at, wall }) {
  const membership = membershipOn(memberships, dayOf(term, at));
  const place = term.courses[course];
  return {
    ...{ id, kind, courseId: place.id, courseRunId: place.run, lessonId: place.lessons[lesson] },
    membership: {
      ...{ membershipId: membership.id, role: membership.role, classGroupId: membership.classGroupId },
      schoolId: term.schools[membership.school],
    },
    ...{ occurredAt: new Date(at), wallSeconds: wall / 1_000, secondsFrom: null, secondsTo: null },
  };
}

/**
 * @param {import('typeorm').EntityManager} tx
 * @param {import('./term.mjs').TermPerson} person
 * @param {import('./deliveries.mjs').Delivery} delivery
 */
async function takeIn(tx, person, { channel, receivedAt, events }) {
  clock.at = receivedAt;
  const drafts = events.map((event) => draftOf(person, event));
  const attestation = { viewingId: term.schools[0], attestedBy: term.schools[0] };
  if (channel === 'bulk') {
    await log.append(tx, { personId: person.id, deviceId: null, source: 'web' }, drafts);
    return;
  }
  const reporter = /** @type {const} */ ({ personId: person.id, deviceId: null, source: 'attested' });
  if (channel === 'attested') {
    await log.append(
      tx,
      reporter,
      drafts.map((draft) => ({ ...draft, attestation })),
    );
    return;
  }
  const reversals = drafts.map(({ id, membership, courseId, courseRunId, lessonId, occurredAt, wallSeconds }) => ({
    ...{ id, membership, occurredAt, place: { courseId, courseRunId, lessonId, attestation } },
    interval: { from: occurredAt.getTime() - wallSeconds * 1_000, to: occurredAt.getTime() },
  }));
  await log.reverse(tx, reporter, reversals);
}

/** Two that wait for each other: one of them begins again. */
async function transaction(/** @type {(tx: import('typeorm').EntityManager) => Promise<void>} */ work) {
  for (;;) {
    try {
      await database.transaction(work);
      return;
    } catch (error) {
      if (!/deadlock/i.test(String(error))) throw error;
    }
  }
}

let taken = 0;
for (let first = from; first < to; first += mixed) {
  const people = Array.from({ length: Math.min(mixed, to - first) }, (_, index) => personOf(term, first + index));
  const waiting = people.map((person) => ({
    person,
    deliveries: deliveriesOf(term, person).filter(({ channel }) => channel !== 'api'),
  }));
  for (let open = waiting.filter(({ deliveries }) => deliveries.length > 0); open.length > 0;) {
    const some = random.shuffle(open).slice(0, atOnce);
    await transaction(async (tx) => {
      for (const { person, deliveries } of some) await takeIn(tx, person, deliveries[0]);
    });
    for (const { deliveries } of some) taken += deliveries.shift().events.length;
    open = open.filter(({ deliveries }) => deliveries.length > 0);
  }
  process.stdout.write(`${taken} deliveries of events are taken in\n`);
}
await database.destroy();
