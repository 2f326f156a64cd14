/**
 * Asks for boards, and compares every cell with what was counted plainly.
 */
import { ask } from '../../benches/parts/ask.mjs';
import { dayText } from './term.mjs';

const counts = '{ coverage participants attested participations visits beneficiaries creditedSeconds }';
const audiences = /** @type {const} */ (['everyone', 'teachers', 'students']);
const cells = audiences.map((audience) => `${audience} ${counts}`).join(' ');
const board = `query Board($filter: ParticipationFilterInput!) { participationBoard(filter: $filter) { dataAsOf ${cells}
  weeks { startsOn teachers students } schoolWeeks { schoolId participants }
  ${['school', 'classGroup', 'course', 'category'].map((group) => `${group}: rows(group: ${group}) { key ${cells} }`).join(' ')} } }`;

/**
 * @param {string} url of the product
 * @param {string} cookie
 * @param {import('./term.mjs').Term} term
 * @param {import('./oracle.mjs').AskedBoard} asked
 * @returns {Promise<{ dataAsOf: string, cells: import('./oracle.mjs').Cells }>}
 */
export async function askBoard(url, cookie, term, { from, to, attested, school }) {
  const filter = { from: dayText(term, from), to: dayText(term, to), attested };
  const schoolIds = school === null ? {} : { schoolIds: [term.schools[school]] };
  const { participationBoard: answer } = await ask(url, cookie, board, { filter: { ...filter, ...schoolIds } });
  const found = /** @type {import('./oracle.mjs').Cells} */ (new Map());
  const set = (/** @type {string} */ key, /** @type {any} */ row) =>
    found.set(key, Object.fromEntries(audiences.map((audience) => [audience, figuresOf(row[audience])])));
  set('total/', answer);
  for (const group of ['school', 'classGroup', 'course', 'category'])
    for (const row of answer[group]) set(`${group}/${row.key}`, row);
  answer.weeks.forEach((/** @type {any} */ week, /** @type {number} */ index) => {
    const [teachers, students] = [week.teachers, week.students];
    found.set(`week/${index}/`, { teachers: { participants: teachers }, students: { participants: students } });
  });
  for (const { schoolId, participants } of answer.schoolWeeks)
    participants.forEach((/** @type {number} */ everyone, /** @type {number} */ week) =>
      found.set(`week/${week}/${schoolId}`, { everyone: { participants: everyone } }),
    );
  return { dataAsOf: answer.dataAsOf, cells: found };
}

/** @param {Record<string, number>} figures */
function figuresOf({ creditedSeconds, ...figures }) {
  return { ...figures, creditedMilliseconds: Math.round(creditedSeconds * 1_000) };
}

/**
 * @param {import('./oracle.mjs').Cells} found
 * @param {import('./oracle.mjs').Cells} expected
 * @returns {{ compared: number, wrong: string[] }} figures that were compared, and in words those that differ
 */
export function compare(found, expected) {
  const wrong = [];
  let compared = 0;
  for (const [key, row] of found) {
    for (const [audience, figures] of Object.entries(row)) {
      for (const [name, value] of Object.entries(figures)) {
        compared += 1;
        const right = expected.get(key)?.[audience]?.[name] ?? 0;
        if (value !== right) wrong.push(`${key} ${audience} ${name}: ${value} instead of ${right}`);
      }
    }
  }
  for (const [key, row] of expected) {
    const hasFigures = Object.values(row).some((figures) => Object.values(figures).some((value) => value !== 0));
    if (hasFigures && !found.has(key)) wrong.push(`${key} is missing`);
  }
  return { compared, wrong };
}
