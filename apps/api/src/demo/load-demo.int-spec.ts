import { activityEntities, activityMigrations, united, within, without } from '@yunqiao/activity';
import { coursesEntities, coursesMigrations } from '@yunqiao/courses';
import { identityEntities, identityMigrations } from '@yunqiao/identity';
import { mediaEntities, mediaMigrations } from '@yunqiao/media';
import { meetingsEntities, meetingsMigrations } from '@yunqiao/meetings';
import { participationEntities, participationMigrations } from '@yunqiao/participation';
import { openTestDatabase, type TestDatabase } from '@yunqiao/testing';
import { loadDemo } from './load-demo.js';

const scale = Number(process.env['DEMO_SCALE'] ?? 1 / 20);
const now = new Date('2026-11-23T12:00:00Z');

let database: TestDatabase;

/** Something in the time of one person of a session. */
interface PresenceRow {
  readonly place: string;
  readonly what: 'stay' | 'live' | 'credit' | 'lesson';
  readonly from_at: Date;
  readonly to_at: Date;
}

async function count(sql: string): Promise<number> {
  const rows: { n: string | number }[] = await database.source.query(sql);
  return Number(rows[0]!.n);
}

function load() {
  return loadDemo(
    {
      database: database.source,
      hashPassword: (password) => Promise.resolve(`hash of ${password}`),
      videos: null,
      say: () => undefined,
    },
    { now, scale },
  );
}

beforeAll(async () => {
  database = await openTestDatabase({
    entities: [
      ...[...identityEntities, ...mediaEntities, ...activityEntities, ...coursesEntities, ...meetingsEntities],
      ...participationEntities,
    ],
    migrations: [
      ...identityMigrations,
      ...mediaMigrations,
      ...activityMigrations,
      ...coursesMigrations,
      ...meetingsMigrations,
      ...participationMigrations,
    ],
  });
  await load();
});

afterAll(() => database.close());

describe('the reports of the demo data', () => {
  it('are issued once, the first again when late events had come, with another number in it', async () => {
    expect(await count('SELECT COUNT(*) AS n FROM participation_report')).toBe(2);
    const editions = await database.source.query<{ number: number; participations: string }[]>(
      `SELECT number, JSON_VALUE(figures, '$.total.everyone.participations') AS participations FROM participation_report_edition
      WHERE report_id = (SELECT report_id FROM participation_report_edition WHERE number = 2) ORDER BY number`,
    );
    expect(editions.map(({ number }) => number)).toEqual([1, 2]);
    expect(Number(editions[1]!.participations)).toBeGreaterThan(Number(editions[0]!.participations));
  });
});

describe('the demo data in the database', () => {
  it('has courses, schools and pairings of the spring term', async () => {
    expect(await count('SELECT COUNT(*) AS n FROM course WHERE edition = 1')).toBe(95);
    expect(await count('SELECT COUNT(*) AS n FROM lesson')).toBe(760);
    expect(await count("SELECT COUNT(*) AS n FROM organisation WHERE kind = 'school' AND region = 'shanghai'")).toBe(
      11,
    );
    expect(await count("SELECT COUNT(*) AS n FROM organisation WHERE kind = 'school' AND region = 'zunyi'")).toBe(21);
    expect(await count('SELECT COUNT(*) AS n FROM pairing')).toBe(15);
  });

  it('has its share of the people', async () => {
    expect(await count("SELECT COUNT(*) AS n FROM membership WHERE role = 'teacher'")).toBe(4000 * scale);
    expect(
      await count("SELECT COUNT(*) AS n FROM membership WHERE role = 'student' AND class_group_id IS NOT NULL"),
    ).toBe(28_000 * scale);
    expect(await count("SELECT COUNT(*) AS n FROM membership WHERE role = 'teacher' AND subject IS NOT NULL")).toBe(
      Math.round(835 * scale),
    );
  });

  it('lets only the demo log-ins sign in', async () => {
    expect(
      await count('SELECT COUNT(*) AS n FROM person WHERE password_hash IS NOT NULL OR activation_hash IS NOT NULL'),
    ).toBe(12);
  });

  it('offers a dozen courses now', async () => {
    expect(
      await count("SELECT COUNT(*) AS n FROM course_run WHERE starts_on <= '2026-11-23' AND ends_on >= '2026-11-23'"),
    ).toBe(12);
  });

  it('has progress that follows from the events', async () => {
    const differing = await count(`
      SELECT COUNT(*) AS n FROM lesson_progress
      LEFT JOIN (
        SELECT person_id, course_run_id, lesson_id,
          SUM(IF(viewing_id IS NULL, TIMESTAMPDIFF(MICROSECOND, credited_from, credited_to), 0)) DIV 1000 AS credited,
          SUM(IF(viewing_id IS NULL, 0, TIMESTAMPDIFF(MICROSECOND, credited_from, credited_to))) DIV 1000 AS in_class,
          MAX(seconds_to) AS seen, MAX(kind = 'lesson.completed') AS completed
        FROM activity_event WHERE session_id IS NULL GROUP BY person_id, course_run_id, lesson_id
      ) AS log USING (person_id, course_run_id, lesson_id)
      WHERE log.person_id IS NULL OR IFNULL(log.credited, 0) <> credited_milliseconds
        OR IFNULL(log.in_class, 0) <> in_class_milliseconds OR IFNULL(log.seen, 0) <> distinct_seconds
        OR log.completed <> (completed_at IS NOT NULL AND NOT completed_in_class)`);
    expect(differing).toBe(0);
    const lessonsInLog = await count(
      'SELECT COUNT(DISTINCT person_id, course_run_id, lesson_id) AS n FROM activity_event',
    );
    expect(await count('SELECT COUNT(*) AS n FROM lesson_progress')).toBe(lessonsInLog);
  });

  it('has nobody learning in a run without being enrolled before', async () => {
    const strangers = await count(`
      SELECT COUNT(*) AS n FROM activity_event AS event
      LEFT JOIN enrolment ON enrolment.course_run_id = event.course_run_id AND enrolment.person_id = event.person_id
      WHERE event.session_id IS NULL AND event.viewing_id IS NULL AND (enrolment.id IS NULL OR enrolment.enrolled_at > event.occurred_at)`);
    expect(strangers).toBe(0);
  });

  it('has credit for exactly the time that people attended and had no credit for', async () => {
    const rows: PresenceRow[] = await database.source.query(`
      WITH times AS (
        SELECT session_id, person_id, 'stay' AS what, joined_at AS from_at, left_at AS to_at FROM attendance_connection
        UNION ALL SELECT session_id, person_id, 'credit', credited_from, credited_to
          FROM activity_event WHERE session_id IS NOT NULL
        UNION ALL SELECT member.session_id, member.person_id, 'live', started_at, ended_at
          FROM session_member AS member JOIN session_stretch AS stretch ON stretch.session_id = member.session_id
        UNION ALL SELECT member.session_id, member.person_id, 'lesson', credited_from, credited_to
          FROM session_member AS member JOIN activity_event AS event ON event.person_id = member.person_id
          WHERE event.session_id IS NULL AND credited_from IS NOT NULL)
      SELECT CONCAT(HEX(session_id), HEX(person_id)) AS place, what, from_at, to_at FROM times`);
    const places = new Map<string, PresenceRow[]>(rows.map(({ place }) => [place, []]));
    for (const row of rows) places.get(row.place)!.push(row);
    const differing = [...places.values()].filter((place) => {
      const times = (what: PresenceRow['what']) =>
        place
          .filter((row) => row.what === what)
          .map((row) => ({ from: row.from_at.getTime(), to: row.to_at.getTime() }));
      const earned = without(within(times('stay'), times('live')), times('lesson'));
      return JSON.stringify(united(times('credit'))) !== JSON.stringify(earned);
    });
    expect(rows.some(({ what }) => what === 'credit')).toBe(true);
    expect(differing).toEqual([]);
    const behind = await count(`
      SELECT COUNT(*) AS n FROM activity_event AS event JOIN credit_clock AS clock USING (person_id)
      WHERE event.credited_to > clock.credited_until`);
    expect(behind).toBe(0);
  });

  it('has six sessions that come, the next one within the hour', async () => {
    const ahead = "FROM research_session WHERE state IN ('scheduled', 'lobbyOpen') AND ends_at > '2026-11-23 12:00:00'";
    expect(await count(`SELECT COUNT(*) AS n ${ahead}`)).toBe(6);
    expect(await count(`SELECT COUNT(*) AS n ${ahead} AND starts_at < '2026-11-23 13:00:00'`)).toBe(2);
  });

  it('stays as it is when it is loaded again', async () => {
    const before = await count('SELECT COUNT(*) AS n FROM activity_event');
    await load();
    expect(await count('SELECT COUNT(*) AS n FROM activity_event')).toBe(before);
  });
});
