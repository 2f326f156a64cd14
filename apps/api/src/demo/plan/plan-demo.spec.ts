import { idText } from '@yunqiao/platform';
import { planDemo, type DemoPlan } from './plan-demo.js';
import { termOf } from './current-term.js';
import { reportedAt } from './reports.js';

const now = Date.parse('2026-11-23T12:00:00Z');

function plan(scale: number, seed = 'test'): DemoPlan {
  return planDemo({ seed, scale, now, currentTerm: termOf('2026-11-23'), withVideos: true });
}

describe('the demo data at full size', () => {
  const demo = plan(1);

  it('has the 95 courses of the spring term in their categories', () => {
    const count = (category: string) => demo.courses.filter((course) => course.category === category).length;
    expect([count('publicFoundation'), count('specialised'), count('publicGood'), count('teacherDevelopment')]).toEqual(
      [42, 31, 1, 21],
    );
    expect(new Set(demo.courses.map((course) => course.title)).size).toBe(95);
    expect(demo.courses.every((course) => course.lessons.length === 8)).toBe(true);
  });

  it('has the schools and pairings of the alliance, marked as demo', () => {
    const { schools, pairings } = demo.organisations;
    expect(schools.filter((school) => school.region === 'shanghai')).toHaveLength(11);
    expect(schools.filter((school) => school.region === 'zunyi')).toHaveLength(21);
    expect(pairings).toHaveLength(15);
    expect(new Set(schools.map((school) => school.name)).size).toBe(32);
    expect(schools.every((school) => school.name.endsWith('（示例）'))).toBe(true);
  });

  it('has the people of the spring term', () => {
    expect(demo.people.teachers).toHaveLength(4000);
    expect(demo.people.students).toHaveLength(28_000);
    expect(demo.people.teachers.filter((teacher) => teacher.subject !== null)).toHaveLength(835);
    const numbers = [...demo.people.teachers, ...demo.people.students].map(
      (person) => `${person.school.name}${person.accountName}`,
    );
    expect(new Set(numbers).size).toBe(32_000);
  });

  it('has a history that is large enough, and in which almost everybody takes part', () => {
    expect(demo.enrolments.length).toBeGreaterThanOrEqual(150_000);
    expect(demo.history.events.length).toBeGreaterThanOrEqual(300_000);
    const active = new Set(
      demo.history.events.filter((event) => event.creditedFrom !== null).map((event) => event.person),
    );
    const count = (role: string) => [...active].filter((person) => person.role === role).length;
    expect(Math.floor(count('teacher') / 100)).toBe(39);
    expect(Math.floor(count('student') / 100)).toBe(279);
  });

  it('spreads the spring term over its weeks', () => {
    const weeks = new Set(
      demo.history.events
        .filter((event) => event.run.termCode === '2020-spring')
        .map((event) => Math.floor((event.occurredAt - Date.parse('2020-02-17T00:00:00+08:00')) / 604_800_000)),
    );
    expect([...weeks].sort((a, b) => a - b)).toEqual(Array.from({ length: 19 }, (_, week) => week));
  });

  it('never lets a person earn the same minute twice', () => {
    const ends = new Map<unknown, number>();
    const attended = demo.sessions.flatMap(({ attendances }) =>
      attendances.flatMap(({ person, credits }) =>
        credits.map(({ from, to }) => ({ person, creditedFrom: from, occurredAt: to })),
      ),
    );
    const credited = [...demo.history.events, ...attended]
      .filter((event) => event.creditedFrom !== null)
      .sort((a, b) => a.occurredAt - b.occurredAt);
    const overlaps = credited.filter((event) => {
      const overlaps = event.creditedFrom! < (ends.get(event.person) ?? 0);
      ends.set(event.person, event.occurredAt);
      return overlaps;
    });
    expect(overlaps).toEqual([]);
  });

  it('has a term of research sessions of each kind, held in Shanghai, and six that come', () => {
    const past = demo.sessions.filter(({ state }) => state === 'ended');
    expect([past.length, demo.sessions.length - past.length]).toEqual([40, 6]);
    expect(new Set(past.map(({ theme }) => theme.kind)).size).toBe(5);
    expect(new Set(demo.sessions.map(({ host }) => host.school.region))).toEqual(new Set(['shanghai']));
    expect(past.filter(({ live }) => live!.to > now)).toEqual([]);
    const there = new Set(past.flatMap(({ attendances }) => attendances.map(({ person }) => person)));
    const subjectTeachers = demo.people.teachers.filter(({ subject }) => subject !== null);
    expect(subjectTeachers.filter((teacher) => there.has(teacher)).length).toBeGreaterThan(800);
  });

  it('gives nobody two places in a session', () => {
    const places = demo.sessions.flatMap(({ id, attendances }) =>
      attendances.map(({ person }) => `${id.toString('hex')}${person.id.toString('hex')}`),
    );
    expect(new Set(places).size).toBe(places.length);
  });

  it('has classes that watched together, each pupil attested once, in the spring and in the last days', () => {
    const attested = demo.history.events.filter(({ viewing }) => viewing);
    const keys = attested.map(({ viewing, person }) => `${viewing!.id.toString('hex')} ${person.id.toString('hex')}`);
    expect(new Set(keys).size).toBe(demo.viewings.reduce((sum, { present }) => sum + present.length, 0));
    const current = demo.viewings.filter(({ openedAt }) => openedAt > now - 9 * 86_400_000);
    expect(current.length).toBeGreaterThan(20);
    expect(demo.viewings.length - current.length).toBeGreaterThan(60);
    const learners = demo.signIns.map(({ person }) => person);
    expect(attested.some(({ person }) => learners.includes(person))).toBe(true);
    expect(demo.viewings.some(({ teacher }) => learners.includes(teacher))).toBe(true);
  });

  it('has pupils who were marked by mistake: told by the difference of the spring report, and in the last days', () => {
    const { corrections } = demo;
    expect(corrections.map(({ kind, events }) => [kind, events.length > 0])).toEqual([
      ...[
        ['struck', true],
        ['struck', true],
        ['struck', true],
        ['restored', true],
      ],
    ]);
    const [spring, ...recent] = corrections.map(({ recordedAt }) => recordedAt);
    expect(reportedAt[0].getTime() < spring! && spring! < reportedAt[1].getTime()).toBe(true);
    expect(recent.every((at) => at > now - 9 * 86_400_000 && at < now)).toBe(true);
  });

  it('has nothing in the future', () => {
    expect(demo.history.progress.filter((progress) => progress.updatedAt > now)).toEqual([]);
  });

  it('has a liaison in each of the paired schools, who teaches there', () => {
    const { pairings } = demo.organisations;
    const paired = new Set(pairings.flatMap(({ giving, receiving }) => [giving, receiving]));
    expect(new Set(demo.liaisons.map(({ person }) => person.school))).toEqual(paired);
    expect(new Set(demo.liaisons.map(({ person }) => person.role))).toEqual(new Set(['teacher', 'trainer']));
  });

  it('gives a dozen people in all roles a password that everybody may have', () => {
    expect(demo.signIns).toHaveLength(12);
    expect(new Set(demo.signIns.map(({ role }) => role)).size).toBe(7);
    expect(demo.signIns.every(({ password }) => password.length >= 12)).toBe(true);
  });

  it('leaves those who learn and can sign in with a video to go on with', () => {
    const learners = demo.signIns
      .map(({ person }) => person)
      .filter(({ role }) => role === 'teacher' || role === 'student');
    const halfway = demo.history.progress.filter(
      (progress) => progress.run.termCode === '2026-autumn' && progress.completedAt === null,
    );
    expect(learners.filter((person) => !halfway.some((progress) => progress.person === person))).toEqual([]);
  });
});

describe('the seed', () => {
  it('decides everything', () => {
    const ids = (demo: DemoPlan) => demo.history.events.map((event) => idText(event.id));
    expect(ids(plan(1 / 100))).toEqual(ids(plan(1 / 100)));
    expect(ids(plan(1 / 100))).not.toEqual(ids(plan(1 / 100, 'another')));
  });
});
