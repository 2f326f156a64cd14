/**
 * Sessions of enrolled demo people, written straight into the database: only a dozen of them have passwords.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { createConnection } from 'mysql2/promise';
import { databaseName } from '../mariadb.mjs';
import { findInstallation } from '../installation.mjs';

/**
 * @typedef {object} DemoSession
 * @property {string} cookie
 * @property {string} courseRunId
 * @property {string} lessonId
 * @property {string} deviceId
 */

/** One run each, with a lesson of the edition that its learners read. */
const enrolledPeople = `
SELECT enrolment.person_id, LOWER(HEX(enrolment.course_run_id)) AS course_run_id,
  JSON_VALUE(course_edition.outline, '$.chapters[0].lessons[0].id') AS lesson_id
FROM (SELECT MIN(id) AS id FROM enrolment WHERE withdrawn_at IS NULL GROUP BY person_id LIMIT ?) AS first
JOIN enrolment ON enrolment.id = first.id
JOIN course_run ON course_run.id = enrolment.course_run_id
JOIN course ON course.id = course_run.course_id
JOIN course_edition ON course_edition.course_id = course.id AND course_edition.number = course.edition`;

/**
 * @param {string} data the product's data folder
 * @param {number} count of different people
 * @returns {Promise<DemoSession[]>}
 */
export async function openSessions(data, count) {
  const installation = findInstallation(data);
  if (!installation) throw new Error(`There is no installation in ${data}.`);
  const { databasePort: port, databasePassword: password } = installation;
  const database = await createConnection({
    host: '127.0.0.1',
    port,
    user: databaseName,
    password,
    database: databaseName,
    timezone: 'Z',
  });
  try {
    const [people] = await database.query(enrolledPeople, [count]);
    const sessions = [];
    for (const person of /** @type {{ person_id: Buffer, course_run_id: string, lesson_id: string }[]} */ (people)) {
      sessions.push(await openSession(database, person));
    }
    if (sessions.length < count) throw new Error(`Only ${sessions.length} of ${count} people are enrolled.`);
    return sessions;
  } finally {
    await database.end();
  }
}

/**
 * @param {import('mysql2/promise').Connection} database
 * @param {{ person_id: Buffer, course_run_id: string, lesson_id: string }} person
 * @returns {Promise<DemoSession>}
 */
async function openSession(database, person) {
  const token = randomBytes(32).toString('base64url');
  const now = new Date();
  await database.query('INSERT INTO session SET ?', {
    id: Buffer.from(randomUUID().replaceAll('-', ''), 'hex'),
    token_hash: createHash('sha256').update(token).digest(),
    person_id: person.person_id,
    device_hash: createHash('sha256').update(`bench ${token}`).digest(),
    user_agent: 'bench',
    created_at: now,
    last_seen_at: now,
    expires_at: new Date(now.getTime() + 3_600_000),
  });
  return {
    cookie: `yq_session=${token}`,
    courseRunId: person.course_run_id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
    lessonId: person.lesson_id,
    deviceId: randomUUID(),
  };
}
