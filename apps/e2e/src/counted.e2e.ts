import { expect, test, type Browser, type Page } from '@playwright/test';
import { readSheet } from 'read-excel-file/node';
import { hexOf, lessonOnOffer, play, showToClass, type OfferedLesson } from './class-viewing';
import { askDatabase } from './database';
import { login, logins, signIn, type DemoLogin } from './people';
import { printOnA4 } from './printed';
import { keepScreen, SIZES } from './screens';
import { applySheet, bringSheet, inGbk } from './sheets';

/**
 * Numbers that stand up to an audit, end to end: a roster makes people, they learn alone and as a class, the board and a report count
 * them; a teacher turns out to have changed schools, and the report's next edition says so.
 */
test.describe.configure({ mode: 'serial' });

/** Other people each time, also on a product that keeps them. */
const mark = String(Date.now()).slice(-7);
const className = `2026级统计班${mark}`;
const teacherName = `方老师${mark}`;
const pupilNames = ['何小云', '吕小山', '施小河'];
const password = 'bridge-over-clouds-7';
const day = (before: number) => new Date(Date.now() + 8 * 3600_000 - before * 86_400_000).toISOString().slice(0, 10);
const head = '姓名,学号,身份,班级,年级,学科';

let office: Page;
let teacher: DemoLogin;
let lesson: OfferedLesson;
let reportUrl = '';

test.beforeAll(async ({ browser }) => {
  const administrator = login('schoolAdministrator');
  teacher = { name: teacherName, school: administrator.school, number: `C${mark}`, password, role: 'teacher' };
  office = await desk(browser, administrator);
});
test.afterAll(() => office.context().close());

async function desk(browser: Browser, who: DemoLogin, start = '/studio/'): Promise<Page> {
  const page = await (await browser.newContext({ viewport: SIZES.desktop })).newPage();
  await page.goto(start);
  await signIn(page, who);
  return page;
}

async function openTeacher(page: Page): Promise<void> {
  await page.goto('/studio/people');
  await page.getByRole('searchbox', { name: '查找' }).fill(teacher.number);
  await page.getByRole('link', { name: teacher.name }).click();
  await expect(page.getByRole('heading', { name: teacher.name })).toBeVisible();
}

/** What the report that is open says of the schools, row by row, as it stands on the page. */
async function reportRows(): Promise<string[][]> {
  const rows = office.getByRole('article').getByRole('row');
  const read: string[][] = [];
  for (const row of await rows.all()) read.push(await row.locator('th, td').allInnerTexts());
  return read.map((cells) => cells.map((cell) => cell.replace(/[,\s]/gu, '')));
}

/** A column of the report's first row of figures, by its name. */
async function figure(column: string): Promise<number> {
  const [heads = [], first = []] = await reportRows();
  return Number(first[heads.indexOf(column)]);
}

test('a roster in GBK is repaired and makes a class and its teacher, who is enrolled by another', async () => {
  const rows = pupilNames.map((name, index) => `${name},P${mark}${index},学生,${className},2026,`);
  const wrong = inGbk(head, ...rows, `${teacherName},${teacher.number},班主任,,,数学`);
  await bringSheet(office, '统计班名册.csv', wrong, { day: day(30) });
  await expect(office.getByText('身份：请填学生、教师、授课教师、联络员或学校管理员。')).toBeVisible();
  const right = inGbk(head, ...rows, `${teacherName},${teacher.number},教师,,,数学`);
  await bringSheet(office, '统计班名册.csv', right, { day: day(30) });
  await applySheet(office);

  lesson = await lessonOnOffer(teacher);
  await bringSheet(office, '选课.csv', inGbk('课程,账号', `${lesson.course},${teacher.number}`), { kind: '选课' });
  await applySheet(office);
});

test('she watches on two devices at once, and shows a lesson to the class: the clock is credited once', async ({
  browser,
}) => {
  await openTeacher(office);
  await office.getByRole('button', { name: '重置密码' }).click();
  await office.getByRole('dialog').getByRole('button', { name: '重置，给我激活码' }).click();
  const code = (await office.getByRole('dialog').locator('p.select-all').textContent())!.trim();
  const context = await browser.newContext({ viewport: SIZES.phone, hasTouch: true, isMobile: true });
  const phone = await context.newPage();
  await phone.goto('/');
  await signIn(phone, { ...teacher, password: code });
  await phone.getByLabel('新密码', { exact: true }).fill(password);
  await phone.getByLabel('再输入一次新密码').fill(password);
  await phone.getByRole('button', { name: '更改密码' }).click();
  await expect(phone.getByRole('navigation').getByText('我的')).toBeVisible();

  const laptop = await desk(browser, teacher, '/');
  await showToClass(phone, lesson, className);
  await phone.getByRole('button', { name: '全班到齐' }).tap();
  await laptop.goto(`/courses/${lesson.runId}/lessons/${lesson.lessonId}`);
  const begun = Date.now();
  await Promise.all([play(phone), play(laptop)]);
  await expect(phone.getByRole('heading', { name: `${className}看过` })).toBeVisible({ timeout: 240_000 });
  await expect(laptop.getByText('本课已学完').first()).toBeVisible({ timeout: 60_000 });
  const elapsed = (Date.now() - begun) / 1000;
  const credited = async () => {
    const [found] = await askDatabase<{ seconds: number }>(
      `SELECT SUM(TIMESTAMPDIFF(MICROSECOND, credited_from, credited_to)) / 1000000 AS seconds FROM activity_event
       WHERE person_id = (SELECT id FROM person WHERE account_name = ? LIMIT 1)`,
      [teacher.number],
    );
    return Number(found!.seconds);
  };
  await expect.poll(credited).toBeGreaterThan(0.8 * lesson.seconds);
  expect(await credited()).toBeLessThanOrEqual(elapsed);
  await Promise.all([phone, laptop].map((page) => page.context().close()));
});

test('the board sees the teacher, and the class attested apart', async () => {
  await office.goto('/studio/participation');
  const row = office.getByRole('row').filter({ hasText: className });
  await expect(async () => {
    await office.reload();
    await office.getByRole('group', { name: '按什么分' }).getByText('按班级').click();
    await expect(row.getByText(`其中教师确认 ${pupilNames.length}`).last()).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 40_000 });
  await keepScreen(office, 'studio-board-class');
  await row.getByText(`其中教师确认 ${pupilNames.length}`).last().click();
  for (const name of pupilNames) await expect(office.getByRole('dialog').getByText(name)).toBeVisible();
  await office.keyboard.press('Escape');
});

test('a report is issued, and its Excel file says what the page says, cell by cell', async () => {
  await office.goto('/studio/reports/new');
  await office.getByLabel('标题').fill(`统计报告 ${mark}`);
  // Counting has ten seconds, which a machine that does much else may not keep: pressing again issues the same report.
  await expect(async () => {
    await office.getByRole('button', { name: '出具报告' }).click();
    await expect(office.getByRole('article').getByText('第 1 版')).toBeVisible({ timeout: 20_000 });
  }).toPass({ timeout: 120_000 });
  reportUrl = office.url();

  const download = office.waitForEvent('download');
  await office.getByRole('link', { name: 'Excel' }).click();
  const sheets = await readSheet((await (await download).path())!, undefined);
  // The file has hours with their hundredths, the page whole ones.
  const lines = sheets.map((cells) =>
    cells.map((cell) => (typeof cell === 'number' ? String(Math.round(cell)) : String(cell ?? '').replace(/\s/gu, ''))),
  );
  const [, ...shown] = await reportRows();
  expect(shown.length).toBeGreaterThan(0);
  for (const [name, ...figures] of shown) {
    const line = lines.find((cells) => cells.includes(name!));
    expect(line, `${name} is missing in the file`).toBeDefined();
    for (const one of figures) expect(line).toContain(one);
  }
});

test('she has been elsewhere since yesterday: the next edition counts her there, and says why', async ({ browser }) => {
  const before = await figure('参与教师');
  const platform = await desk(browser, login('platformAdministrator'));
  await openTeacher(platform);
  const dialog = platform.getByRole('dialog');
  await platform.getByRole('row').filter({ hasText: teacher.school }).getByRole('button', { name: '结束' }).click();
  await dialog.getByLabel(/最后一天/).fill(day(1));
  await dialog.getByRole('button', { name: '结束' }).click();
  await expect(dialog).toHaveCount(0);
  await platform.getByRole('button', { name: '添加身份' }).click();
  const elsewhere = logins('teacher').find(({ school }) => school !== teacher.school)!.school;
  await dialog.getByRole('combobox', { name: '学校或机构' }).fill(elsewhere);
  await platform.getByRole('option', { name: elsewhere }).first().click();
  await dialog.getByLabel('身份', { exact: true }).selectOption({ label: '教师' });
  await dialog.locator('input[type=date]').fill(day(0));
  await dialog.getByRole('button', { name: '添加身份' }).click();
  await expect(platform.getByRole('row').filter({ hasText: elsewhere })).toBeVisible();
  await platform.context().close();
  await expect
    .poll(
      () =>
        askDatabase(
          `SELECT correction.id FROM activity_correction correction JOIN person ON person.id = correction.person_id
           WHERE person.account_name = ? AND correction.kind = 'moved' LIMIT 1`,
          [teacher.number],
        ),
      { timeout: 60_000 },
    )
    .toHaveLength(1);

  await office.goto(reportUrl);
  await expect(async () => {
    await office.reload();
    await expect(office.getByText('调动、转学改记')).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 60_000 });
  await expect(async () => {
    await office.getByRole('button', { name: '再次出具' }).click();
    await expect(office.getByRole('article').getByText('第 2 版')).toBeVisible({ timeout: 20_000 });
  }).toPass({ timeout: 120_000 });
  await expect.poll(() => figure('参与教师')).toBe(before - 1);

  await office.getByRole('link', { name: '看各版差别' }).click();
  // Others of the school have learned meanwhile, which is a reason, too.
  await office.getByRole('group', { name: '原因' }).getByText('调动、转学').click();
  await expect(office.getByRole('main').getByText(teacher.name).first()).toBeVisible();
  await keepScreen(office, 'studio-report-difference');
});

test('the edition prints as one page of A4 that says its numbers, its edition and its definitions', async () => {
  await office.goto(reportUrl);
  await expect(office.getByRole('article')).toBeVisible();
  const shown = await reportRows();
  const sheets = await printOnA4(office, 'studio-report-a4');
  expect(sheets).toHaveLength(1);
  const words = sheets[0]!.replace(/[,\s]/gu, '');
  for (const cell of [`统计报告${mark}`, '第2版', ...shown.flat()]) expect(words).toContain(cell);
  expect(words).not.toContain('再次出具');
});

test('nobody of the class was credited for more than was shown', async () => {
  const [most] = await askDatabase<{ seconds: number }>(
    `SELECT MAX(seconds) AS seconds FROM (
       SELECT SUM(TIMESTAMPDIFF(MICROSECOND, credited_from, credited_to)) / 1000000 AS seconds FROM activity_event
       WHERE lesson_id = UNHEX(?) AND kind = 'lesson.attested' AND class_group_id IN (SELECT id FROM class_group WHERE name = ?)
       GROUP BY person_id) pupils`,
    [hexOf(lesson.lessonId), className],
  );
  expect(Number(most!.seconds)).toBeLessThanOrEqual(Number(lesson.seconds) + 15);
  expect(Number(most!.seconds)).toBeGreaterThan(0.9 * Number(lesson.seconds));
});
