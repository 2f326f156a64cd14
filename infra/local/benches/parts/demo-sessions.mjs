/**
 * Sessions of demo people, written straight into the database: only a dozen of them have passwords.
 */
import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto';
import { grantSecret, signGrant } from '../../../../libs/courses/src/progress/learning-grant.ts';
import { idText } from '../../ask-database.mjs';
import { requireInstallation } from '../../installation.mjs';
import { withDatabase } from './demo-database.mjs';

/**
 * @typedef {object} DemoSession somebody who is signed in, with a lesson of a run that they are enrolled in
 * @property {string} cookie
 * @property {string} courseRunId
 * @property {string} lessonId
 * @property {string} deviceId
 * @property {string} grant proof that the lesson was handed to them two days ago
 */

const twoDays = 2 * 86_400_000;

/** One run each, with a lesson of the edition that its learners read. */
const enrolledPeople = `
SELECT enrolment.person_id, LOWER(HEX(enrolment.course_run_id)) AS course_run_id,
  JSON_VALUE(course_edition.outline, '$.chapters[0].lessons[0].id') AS lesson_id
FROM (SELECT MIN(id) AS id FROM enrolment WHERE withdrawn_at IS NULL GROUP BY person_id LIMIT ?) AS first
JOIN enrolment ON enrolment.id = first.id
JOIN course_run ON course_run.id = enrolment.course_run_id
JOIN course ON course.id = course_run.course_id
JOIN course_edition ON course_edition.course_id = course.id AND course_edition.number = course.edition`;

const peopleWhoDidNothing = `${enrolledPeople}
WHERE NOT EXISTS (SELECT 1 FROM activity_event WHERE activity_event.person_id = enrolment.person_id)
LIMIT ?`;

/**
 * @param {string} data the product's data folder
 * @param {number} count of different people
 * @returns {Promise<DemoSession[]>}
 */
export function openSessions(data, count) {
  return withDatabase(data, async (database) => {
    const [people] = await database.query(enrolledPeople, [count]);
    return openAll(database, people, count, requireInstallation(data).secretKey);
  });
}

/**
 * Sessions of people who are enrolled and have never learned anything.
 * @param {string} data
 * @param {number} count
 * @returns {Promise<DemoSession[]>}
 */
export function openSessionsOfNewcomers(data, count) {
  return withDatabase(data, async (database) => {
    const [people] = await database.query(peopleWhoDidNothing, [100_000, count]);
    return openAll(database, people, count, requireInstallation(data).secretKey);
  });
}

/**
 * Sessions of different people who have this role.
 * @param {string} data
 * @param {'trainer' | 'teacher'} role
 * @param {number} count
 * @returns {Promise<{ personId: string, cookie: string, deviceId: string }[]>}
 */
export function openSessionsWithRole(data, role, count) {
  return withDatabase(data, async (database) => {
    const sql =
      'SELECT DISTINCT person_id FROM membership WHERE role = ? AND valid_to IS NULL ORDER BY person_id LIMIT ?';
    const [people] = await database.query(sql, [role, count]);
    if (people.length < count) throw new Error(`There are only ${people.length} of ${count} people who are ${role}.`);
    const opened = [];
    for (const { person_id } of people) {
      const cookie = await openSession(database, person_id, requireInstallation(data).secretKey);
      opened.push({ personId: idText(person_id.toString('hex')), cookie, deviceId: randomUUID() });
    }
    return opened;
  });
}

/**
 * Sessions of these people.
 * @param {string} data
 * @param {readonly string[]} personIds
 * @returns {Promise<string[]>} their cookies, in the same order
 */
export function openSessionsOf(data, personIds) {
  return withDatabase(data, async (database) => {
    const cookies = [];
    for (const id of personIds)
      cookies.push(
        await openSession(database, Buffer.from(id.replaceAll('-', ''), 'hex'), requireInstallation(data).secretKey),
      );
    return cookies;
  });
}

/**
 * @param {string} data
 * @returns {Promise<string>} cookie of a platform administrator
 */
export function openAdministratorSession(data) {
  return withDatabase(data, async (database) => {
    const sql = "SELECT person_id FROM membership WHERE role = 'platformAdministrator' LIMIT 1";
    const [[administrator]] = await database.query(sql);
    return openSession(database, administrator.person_id, requireInstallation(data).secretKey);
  });
}

/**
 * @param {import('mysql2/promise').Connection} database
 * @param {{ person_id: Buffer, course_run_id: string, lesson_id: string }[]} people
 * @param {number} count
 * @returns {Promise<DemoSession[]>}
 */
async function openAll(database, people, count, secretKey) {
  if (people.length < count) throw new Error(`There are only ${people.length} of ${count} such people.`);
  const sessions = [];
  const secret = grantSecret(secretKey);
  const handedOutAt = new Date(Date.now() - twoDays);
  for (const { person_id, course_run_id, lesson_id } of people) {
    const lesson = { courseRunId: idText(course_run_id), lessonId: lesson_id };
    sessions.push({
      ...lesson,
      cookie: await openSession(database, person_id, secretKey),
      deviceId: randomUUID(),
      grant: signGrant(secret, idText(person_id.toString('hex')), lesson, handedOutAt),
    });
  }
  return sessions;
}

/**
 * @param {import('mysql2/promise').Connection} database
 * @param {Buffer} personId
 * @param {string} secretKey of the installation, with which the cookie for media is made of the session's id
 * @returns {Promise<string>} its cookies
 */
async function openSession(database, personId, secretKey) {
  const token = randomBytes(32).toString('base64url');
  const now = new Date();
  const id = randomUUID();
  await database.query('INSERT INTO session SET ?', {
    id: Buffer.from(id.replaceAll('-', ''), 'hex'),
    token_hash: createHash('sha256').update(token).digest(),
    person_id: personId,
    device_hash: createHash('sha256').update(`bench ${token}`).digest(),
    user_agent: 'bench',
    created_at: now,
    last_seen_at: now,
    expires_at: new Date(now.getTime() + 3_600_000),
  });
  const viewer = createHmac('sha256', secretKey).update(`viewer:${id}`).digest('base64url');
  return `yq_session=${token}; yq_viewer=${viewer}`;
}
