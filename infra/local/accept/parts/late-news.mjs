/**
 * What is entered when the term is over: transfers of weeks ago.
 */
import { ask } from '../../benches/parts/ask.mjs';
import { dayText, personOf } from './term.mjs';

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
