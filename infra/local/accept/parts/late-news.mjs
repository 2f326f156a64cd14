/**
 * What becomes known when the term is over: transfers of weeks ago, and what has to be corrected.
 */
import { randomUUID } from 'node:crypto';
import { ask } from '../../benches/parts/ask.mjs';
import { withDatabase } from '../../benches/parts/demo-database.mjs';
import { takenEvents } from './oracle.mjs';
import { dayText, personOf } from './term.mjs';
import { bytes } from './world.mjs';

const end = `mutation End($input: EndMembershipInput!) { endMembership(input: $input) { membership { id } } }`;
const begin = `mutation Begin($input: AddMembershipInput!) { addMembership(input: $input) { membership { id } } }`;

/**
 * @param {string} url
 * @param {string} cookie of an administrator
 * @param {import('./term.mjs').Term} term
 * @returns {Promise<number>} people who were transferred
 */
export async function enterLateTransfers(url, cookie, term) {
  let entered = 0;
  for (let number = 0; number < term.people; number += 1) {
    const { id, memberships, lateTransfer } = personOf(term, number);
    if (!lateTransfer) continue;
    const { day, membership } = lateTransfer;
    await ask(url, cookie, end, { input: { membershipId: memberships[0].id, lastDay: dayText(term, day - 1) } });
    await ask(url, cookie, begin, {
      input: {
        ...{ id: membership.id, personId: id, organisationId: term.schools[membership.school], role: membership.role },
        ...{ classGroupId: membership.classGroupId, validFrom: dayText(term, day) },
      },
    });
    entered += 1;
  }
  return entered;
}

/**
 * Events that are struck of some people: those of their first sitting.
 * @param {import('./term.mjs').Term} term
 * @param {import('./oracle.mjs').Known} known
 * @param {(number: number) => boolean} isAsked of the numbers of people
 * @returns {{ personId: string, ids: string[] }[]}
 */
export function firstSittings(term, known, isAsked) {
  return Array.from({ length: term.people }, (_, number) => number)
    .filter((number) => number % 100 === 11 && isAsked(number))
    .map((number) => {
      const person = personOf(term, number);
      const first = takenEvents(term, person, known).filter(
        ({ id, kind }) => id.slice(9, 13) === '0000' && !isSpoken(kind),
      );
      return { personId: person.id, ids: first.map(({ id }) => id) };
    })
    .filter(({ ids }) => ids.length > 0);
}

/** @param {string} kind */
function isSpoken(kind) {
  return kind === 'lesson.attested' || kind === 'lesson.reversed';
}

const correct = `INSERT INTO activity_correction (id, act_id, event_id, event_received_at, person_id, kind, membership_id, school_id,
    class_group_id, role, from_school_id, cause, recorded_at, recorded_by, reason)
  SELECT UNHEX(MD5(CONCAT(HEX(event.id), ?))), ?, event.id, event.received_at, event.person_id, ?, event.membership_id, event.school_id,
    event.class_group_id, event.role, event.school_id, 'correction', UTC_TIMESTAMP(3), NULL, 'accept'
  FROM activity_event AS event WHERE event.person_id = ? AND event.id IN (?)`;

/**
 * Appends corrections to what is beside the log.
 * @param {string} data folder of the product
 * @param {'struck' | 'restored'} kind
 * @param {{ personId: string, ids: string[] }[]} people
 */
export function correctEvents(data, kind, people) {
  return withDatabase(data, async (database) => {
    for (const { personId, ids } of people)
      await database.query(correct, [kind, bytes(randomUUID()), kind, bytes(personId), ids.map(bytes)]);
  });
}
