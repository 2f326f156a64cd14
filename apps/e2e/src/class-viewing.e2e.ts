import { expect, test, type Page } from '@playwright/test';
import { classOf, hexOf, lessonOnOffer, onPhone, play, pupilAndTeacher, showToClass } from './class-viewing';
import type { OfferedLesson } from './class-viewing';
import { askDatabase } from './database';
import { login, signIn, type DemoLogin } from './people';
import { expectNoViolation, inspectInBothSizes, keepScreen, SIZES } from './screens';

/** A class before one projector, on the real product: a teacher's phone, a pupil's phone, and the office's board. */
test.describe.configure({ mode: 'serial' });

let pupil: DemoLogin;
let teacher: DemoLogin;
let lesson: OfferedLesson;
let className: string;
let phone: Page;
let pupilPhone: Page;

test.beforeAll(async ({ browser }) => {
  ({ pupil, teacher } = pupilAndTeacher());
  lesson = await lessonOnOffer(teacher, pupil);
  className = await classOf(pupil);
  phone = await onPhone(browser, teacher);
  pupilPhone = await onPhone(browser, pupil, 'en');
});
test.afterAll(() => Promise.all([phone, pupilPhone].map((page) => page.context().close())));

const roll = () => phone.getByRole('list', { name: /^点名/ });
const present = () => roll().getByRole('button', { pressed: true });

/** Of the pupils of the class who were attested in this lesson today: whether they have credit, and what their own progress says. */
function attestedToday() {
  return askDatabase<{ name: string; standing: number; seen: number | null; completed: number | null }>(
    `SELECT person.display_name AS name, SUM(IF(event.kind = 'lesson.attested', 1, -1)) AS standing,
       MAX(progress.in_class_seconds) AS seen, MAX(progress.completed_in_class) AS completed
     FROM activity_event event JOIN class_viewing viewing ON viewing.id = event.viewing_id
     JOIN person ON person.id = event.person_id
     LEFT JOIN lesson_progress progress ON progress.person_id = event.person_id AND progress.lesson_id = event.lesson_id
       AND progress.course_run_id = event.course_run_id
     WHERE viewing.lesson_id = UNHEX(?) AND viewing.opened_at > UTC_TIMESTAMP() - INTERVAL 1 HOUR
       AND event.class_group_id IN (SELECT id FROM class_group WHERE name = ?)
     GROUP BY person.id, person.display_name`,
    [hexOf(lesson.lessonId), className],
  );
}

/** People of a school who took part in the course, by the definition and past all of the product's code. */
async function participants(): Promise<{ together: number; attested: number }> {
  const [found] = await askDatabase<{ together: number; attested: number }>(
    `SELECT COUNT(DISTINCT person_id) AS together, COUNT(DISTINCT IF(attested > 0, person_id, NULL)) AS attested FROM (
       SELECT event.person_id, SUM(CASE event.kind WHEN 'lesson.attested' THEN 1 WHEN 'lesson.reversed' THEN -1 ELSE 0 END) AS attested,
         SUM(IF(event.kind = 'lesson.reversed', -1, 1) * IFNULL(TIMESTAMPDIFF(MICROSECOND, credited_from, credited_to), 0)) AS credited,
         SUM(event.kind = 'lesson.completed') AS completed, SUM(event.kind = 'lesson.played') AS played
       FROM activity_event event JOIN organisation school ON school.id = event.school_id
       JOIN course_run run ON run.id = event.course_run_id
       WHERE school.name = ? AND run.id = UNHEX(?) GROUP BY event.person_id, event.lesson_id
     ) lessons WHERE attested > 0 OR credited >= 60000000 OR (completed > 0 AND played = 0)`,
    [pupil.school, hexOf(lesson.runId)],
  );
  return { together: Number(found!.together), attested: Number(found!.attested) };
}

test('a teacher opens a lesson to a class on a phone, and marks pupils by a tap', async () => {
  await showToClass(phone, lesson, className);
  const names = roll().getByRole('button');
  expect(await names.count()).toBeGreaterThan(10);
  const mine = names.filter({ hasText: pupil.name });
  const others = names.filter({ hasNotText: pupil.name });
  for (const number of [0, 1, 2, 3]) await others.nth(number).tap();
  await expect(present()).toHaveCount(4);
  await others.nth(3).tap();
  await expect(present()).toHaveCount(3);
  await expect(mine).toHaveAttribute('aria-pressed', 'false');
  await expectNoViolation(phone);
  await keepScreen(phone, 'learn-class-roll-phone');
});

test('a pupil with a phone joins by the code that is shown now', async () => {
  await pupilPhone.goto('/class');
  await keepScreen(pupilPhone, 'learn-class-join-phone-en');
  const code = phone.getByRole('region', { name: '班级签到码' }).locator('p.num');
  // A code holds for ten seconds, and for ten more.
  await pupilPhone.getByLabel('Code').fill((await code.textContent())!.trim());
  await pupilPhone.getByRole('button', { name: 'Check in' }).tap();
  await expect(pupilPhone.getByRole('main').getByText(/^Checked in: /)).toBeVisible();
  await expect(present()).toHaveCount(4);
  await expect(present().filter({ hasText: pupil.name })).toHaveCount(1);
});

test('the same is seen on a computer, in English', async ({ browser }) => {
  const context = await browser.newContext({ viewport: SIZES.desktop, locale: 'en-GB', colorScheme: 'dark' });
  const desk = await context.newPage();
  await desk.goto('/');
  await signIn(desk, teacher, teacher.school, 'en');
  await desk.goto(`/courses/${lesson.runId}/lessons/${lesson.lessonId}`);
  await expect(desk.getByRole('heading', { name: `${className} is watching` })).toBeVisible();
  await expect(desk.getByRole('list', { name: /^Roll call/ }).getByRole('button', { pressed: true })).toHaveCount(4);
  await desk.getByRole('heading', { name: `${className} is watching` }).scrollIntoViewIfNeeded();
  await keepScreen(desk, 'learn-class-roll-desktop-en');
  await context.close();
});

test('the lesson plays to its end, which ends the viewing; each pupil is attested and has seen it', async () => {
  await play(phone);
  await expect(phone.getByRole('heading', { name: `${className}看过` })).toBeVisible({ timeout: 240_000 });
  await expect(phone.getByText('4 名学生计入参与')).toBeVisible();
  await expect.poll(async () => (await attestedToday()).length).toBe(4);
  for (const { standing, seen, completed } of await attestedToday()) {
    expect(Number(standing)).toBeGreaterThan(0);
    expect(Number(seen)).toBeGreaterThanOrEqual(0.9 * Number(lesson.seconds));
    expect(Number(completed)).toBe(1);
  }
});

test('the pupil finds it among the own lessons, as seen in class', async () => {
  await pupilPhone.goto('/');
  const seen = pupilPhone.getByRole('region', { name: 'Seen in class' });
  await expect(seen.getByText(lesson.course).first()).toBeVisible();
  await seen.scrollIntoViewIfNeeded();
  await keepScreen(pupilPhone, 'learn-seen-in-class-phone-en');
  await pupilPhone.goto(`/courses/${lesson.runId}`);
  await expect(pupilPhone.getByText('seen in class').first()).toBeVisible();
  await inspectInBothSizes(pupilPhone, 'learn-course-seen-in-class-en');
});

test('a pupil who was marked by mistake is taken back, with what was seen', async () => {
  const before = await attestedToday();
  const mistaken = present().filter({ hasNotText: pupil.name }).first();
  await mistaken.tap();
  await expect(present()).toHaveCount(3);
  const standing = async () => (await attestedToday()).filter((one) => Number(one.standing) > 0);
  await expect.poll(async () => (await standing()).length).toBe(3);
  const gone = (await attestedToday()).find((one) => Number(one.standing) === 0)!;
  expect(before.map(({ name }) => name)).toContain(gone.name);
  expect(gone.seen).toBeNull();
});

test('the board counts attested apart, and everybody once', async ({ browser }) => {
  const page = await (await browser.newContext({ viewport: SIZES.desktop })).newPage();
  await page.goto('/studio/participation');
  await signIn(page, login('schoolAdministrator'));
  await page.getByRole('group', { name: '按什么分' }).getByText('按课程').click();
  const row = page.getByRole('row').filter({ hasText: lesson.course });
  // Others learn in this course meanwhile.
  await expect(async () => {
    await page.reload();
    await page.getByRole('group', { name: '按什么分' }).getByText('按课程').click();
    const { together, attested } = await participants();
    const figure = row.getByRole('button', { name: new RegExp(`参与人数 · 合计 ${together}$`) });
    await expect(figure).toBeVisible({ timeout: 3_000 });
    await expect(row.getByText(`其中教师确认 ${attested}`).last()).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 60_000 });
  await keepScreen(page, 'studio-board-attested');
  await row
    .getByText(/^其中教师确认 \d+$/)
    .last()
    .click();
  await expect(page.getByRole('dialog').getByText(pupil.name)).toBeVisible();
  await keepScreen(page, 'studio-board-attested-people');
  await page.context().close();
});
