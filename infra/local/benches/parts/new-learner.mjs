/**
 * How long after its event a new learner is on the participation board.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { ask } from './ask.mjs';
import { dayFromNow } from './days.mjs';
import { openAdministratorSession, openSessionsOfNewcomers } from './demo-sessions.mjs';

const record = `mutation NewLearner($input: RecordLearningInput!) {
  recordLearning(input: $input) { accepted rejected { code } } }`;
const board = `query Board($filter: ParticipationFilterInput!) {
  participationBoard(filter: $filter) { everyone { participants } } }`;

/**
 * @param {{ url: string, data: string }} product
 * @param {number} times so many learners, one after the other
 * @returns {Promise<number[]>} seconds from the acknowledgement of a minute of learning until the board counts its learner
 */
export async function measureNewLearners(product, times) {
  const administrator = await openAdministratorSession(product.data);
  const seconds = [];
  for (const newcomer of await openSessionsOfNewcomers(product.data, times)) {
    const before = await participants(product.url, administrator);
    await learn(product.url, newcomer);
    const begin = performance.now();
    while ((await participants(product.url, administrator)) <= before) {
      if (performance.now() - begin > 60_000) throw new Error('A new learner was not on the board within a minute.');
      await pause(50);
    }
    seconds.push((performance.now() - begin) / 1000);
  }
  return seconds;
}

/**
 * @param {string} url
 * @param {import('./demo-sessions.mjs').DemoSession} learner
 */
async function learn(url, { cookie, deviceId, courseRunId, lessonId, grant }) {
  const minute = { kind: 'opened', occurredAt: new Date().toISOString(), wallSeconds: 60 };
  const events = [{ id: randomUUID(), courseRunId, lessonId, grant, ...minute }];
  const { recordLearning } = await ask(url, cookie, record, { input: { deviceId, events } });
  if (recordLearning.accepted.length !== 1) throw new Error(JSON.stringify(recordLearning.rejected));
}

/**
 * @param {string} url
 * @param {string} cookie
 * @returns {Promise<number>} of the whole system, yesterday to tomorrow, since schools count days in Shanghai
 */
async function participants(url, cookie) {
  const answer = await ask(url, cookie, board, { filter: { from: dayFromNow(-1), to: dayFromNow(1) } });
  return answer.participationBoard.everyone.participants;
}
