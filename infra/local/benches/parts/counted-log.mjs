/**
 * A term's log for benchmarks of participation, made inside the database: 21 schools, 95 courses of 8 lessons, and for each
 * 320 events a person; one in fifty is transferred in the middle of the term.
 */
import { randomUUID } from 'node:crypto';
import { idText } from '../../ask-database.mjs';
import { insertRows, withDatabase } from './demo-database.mjs';
import { partLog } from './log-months.mjs';

const schools = 21;
const courses = 95;
const lessons = 8;
const days = 86;
/** Lessons of one person, and events of each: a minute of playing apiece, the last one completes. */
const lessonsOfPerson = 26;
const eventsOfLesson = 12;
const firstDay = Date.parse('2020-03-02T00:00:00+08:00');
const dayMilliseconds = 86_400_000;
const categories = ['publicFoundation', 'specialised', 'publicGood', 'teacherDevelopment'];

/** Keys that the load would have to keep in order, row by row. */
const keys = {
  activity_event_person: 'person_id, occurred_at',
  activity_event_session: 'session_id, person_id',
  activity_event_received: 'received_at, person_id',
};

/** First and last day of the log. */
export const period = { from: dayOf(0), to: dayOf(days - 1) };

/**
 * @param {number} day of the log
 * @returns {string} YYYY-MM-DD
 */
export function dayOf(day) {
  return new Date(firstDay + day * dayMilliseconds + dayMilliseconds / 2).toISOString().slice(0, 10);
}

/** @returns {Buffer} */
const newId = () => Buffer.from(randomUUID().replaceAll('-', ''), 'hex');

/**
 * The same numbers from the same seed.
 * @param {number} seed
 */
function seeded(seed) {
  let state = seed;
  return (/** @type {number} */ below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/**
 * @param {string} data folder of a product without data of its own
 * @param {number} people
 * @param {(sentence: string) => void} say
 * @returns {Promise<{ events: number, schoolIds: string[], courseIds: string[] }>}
 */
export function fillLog(data, people, say) {
  return withDatabase(data, async (database) => {
    await database.query('SET FOREIGN_KEY_CHECKS = 0');
    const world = await fillWorld(database, people);
    await planLessons(database, world);
    await partLog(database, new Date(firstDay), new Date(firstDay + days * dayMilliseconds));
    const dropped = Object.keys(keys).map((key) => `DROP KEY ${key}`);
    await database.query(['ALTER TABLE activity_event', dropped.join(', ')].join(' '));
    for (let day = 0; day < days; day += 1) {
      await database.query(appendDay, [day]);
      if (day % 20 === 19) say(`  ${day + 1} of ${days} days of the log are there`);
    }
    const added = Object.entries(keys).map(([key, columns]) => `ADD KEY ${key} (${columns})`);
    await database.query(['ALTER TABLE activity_event', added.join(', ')].join(' '));
    await database.query('DROP TABLE bench_lesson');
    const [[{ events }]] = await database.query('SELECT COUNT(*) AS events FROM activity_event');
    const text = (/** @type {Buffer} */ id) => idText(id.toString('hex'));
    return { events, schoolIds: world.schools.map(text), courseIds: world.courses.map(({ id }) => text(id)) };
  });
}

const minutes = Array.from({ length: eventsOfLesson }, (_, minute) => `SELECT ${minute} AS minute`).join(' UNION ALL ');
const appendDay = `INSERT INTO activity_event (id, kind, person_id, membership_id, role, school_id, course_id, course_run_id, lesson_id,
    occurred_at, received_at, credited_from, credited_to, source)
  SELECT UNHEX(CONCAT(LPAD(HEX(TIMESTAMPDIFF(MICROSECOND, '1970-01-01', ended_at) DIV 1000), 12, '0'), '7',
      SUBSTR(MD5(CONCAT(number, '/', minute)), 1, 3), 'a', SUBSTR(MD5(CONCAT(number, '/', minute)), 4, 15))) AS event_id,
    IF(minute = ${eventsOfLesson - 1}, 'lesson.completed', 'lesson.played'),
    person_id, person_id, role, school_id, course_id, run_id, lesson_id, ended_at, ended_at, ended_at - INTERVAL 60 SECOND, ended_at, 'web'
  FROM (SELECT bench_lesson.*, minute, begun_at + INTERVAL 60 * (minute + 1) SECOND AS ended_at
    FROM bench_lesson JOIN (${minutes}) AS minutes WHERE day = ?) AS event
  ORDER BY event_id`;

/**
 * @param {import('mysql2/promise').Connection} database
 * @param {number} people
 */
async function fillWorld(database, people) {
  const world = {
    schools: Array.from({ length: schools }, newId),
    courses: Array.from({ length: courses }, () => ({
      ...{ id: newId(), run: newId() },
      lessons: Array.from({ length: lessons }, newId),
    })),
    people: Array.from({ length: people }, newId),
  };
  const insert = insertRows(database);
  const at = new Date(firstDay);
  await insert(
    'organisation',
    'id kind region name short_name pinyin initials version',
    world.schools.map((id, n) => [id, 'school', 'zunyi', `School ${n}`, `S${n}`, 's', 's', 1]),
  );
  await insert(
    'person',
    'id school_id account_name display_name pinyin initials must_change_password is_test version',
    world.people.map((id, n) => [id, world.schools[n % schools], `b${n}`, `Person ${n}`, 'p', 'p', 0, 0, 1]),
  );
  await insert(
    'course',
    'id school_id trainer_id title pinyin initials category subject description created_at updated_at version',
    world.courses.map(({ id }, n) => [
      ...[id, world.schools[0], world.people[0], `Course ${n}`, 'c', 'c', categories[n % 4], 's', 'd', at, at, 1],
    ]),
  );
  await insert(
    'course_run',
    'id course_id term_id starts_on ends_on self_enrolment version',
    world.courses.map(({ id, run }) => [run, id, id, period.from, period.to, 1, 1]),
  );
  await insert(
    'course_run_school',
    'course_run_id school_id',
    world.courses.flatMap(({ run }) => world.schools.map((school) => [run, school])),
  );
  await insert(
    'enrolment',
    'id course_run_id person_id membership_id school_id role source enrolled_at',
    world.people.flatMap((person, n) =>
      coursesOf(n).map((course) => [
        ...[newId(), world.courses[course].run, person, person, world.schools[n % schools], roleOf(n), 'self', at],
      ]),
    ),
  );
  return world;
}

/** @param {number} person */
function coursesOf(person) {
  return Array.from({ length: 6 }, (_, course) => (person * 7 + course * 13) % courses);
}

/** @param {number} person */
function roleOf(person) {
  return person % 8 === 0 ? 'teacher' : 'student';
}

/**
 * One row for each lesson that somebody does on a day; what the log is made of.
 * @param {import('mysql2/promise').Connection} database
 * @param {Awaited<ReturnType<typeof fillWorld>>} world
 */
async function planLessons(database, world) {
  await database.query(`CREATE TABLE bench_lesson (number INT UNSIGNED PRIMARY KEY, day SMALLINT, person_id BINARY(16), role VARCHAR(32),
    school_id BINARY(16), course_id BINARY(16), run_id BINARY(16), lesson_id BINARY(16), begun_at DATETIME(3), KEY (day))`);
  const below = seeded(20_200_302);
  let rows = /** @type {unknown[][]} */ ([]);
  const flush = async () => {
    if (rows.length > 0) await database.query('INSERT INTO bench_lesson VALUES ?', [rows]);
    rows = [];
  };
  for (const [n, person] of world.people.entries()) {
    for (let lesson = 0; lesson < lessonsOfPerson; lesson += 1) {
      const day = below(days);
      const course = world.courses[coursesOf(n)[lesson % 6]];
      const isTransferred = n % 50 === 0 && day > days / 2;
      const begun = new Date(firstDay + day * dayMilliseconds + (8 + (lesson % 12)) * 3_600_000 + below(2_000_000));
      const school = world.schools[(n + (isTransferred ? 1 : 0)) % schools];
      rows.push([
        ...[n * lessonsOfPerson + lesson, day, person, roleOf(n), school],
        ...[course.id, course.run, course.lessons[Math.floor(lesson / 6) % lessons], begun],
      ]);
    }
    if (rows.length > 5_000) await flush();
  }
  await flush();
}
