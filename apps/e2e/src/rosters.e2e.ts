import { expect, test, type Page } from '@playwright/test';
import { askDatabase } from './database';
import { login, signIn } from './people';
import { printOnA4 } from './printed';
import { inspectInBothSizes, keepScreen, SIZES } from './screens';
import { applySheet, bringSheet, inGbk, undoSheet } from './sheets';

/** The school's office brings a roster in, repairs it, moves a pupil, takes it back, prints codes, and enrols the class. */
test.describe.configure({ mode: 'serial' });

/** Other numbers each time, also on a product that keeps them. */
const mark = String(Date.now()).slice(-7);
const [first, second] = ['甲', '乙'].map((letter) => `2026级电工${letter}班${mark}`) as [string, string];
const head = '姓名,学号,身份,班级,年级';
const pupils = ['王小明', '李小红', '赵小刚', '周小丽'].map((name, index) => ({ name, number: `R${mark}${index}` }));
const row = ({ name, number }: (typeof pupils)[number], group = first, role = '学生') =>
  [name, number, role, group, '2026'].join(',');
const day = (before: number) => new Date(Date.now() + 8 * 3600_000 - before * 86_400_000).toISOString().slice(0, 10);
const good = inGbk(head, ...pupils.map((pupil) => row(pupil)));

let page: Page;

test.beforeAll(async ({ browser }) => {
  page = await (await browser.newContext({ viewport: SIZES.desktop })).newPage();
  await page.goto('/studio/');
  await signIn(page, login('schoolAdministrator'));
});
test.afterAll(() => page.context().close());

const rowOf = (name: string) => page.getByRole('row').filter({ hasText: name });

async function classesOf(number: string): Promise<[string, string | null][]> {
  const rows = await askDatabase<{ name: string; valid_to: string | null }>(
    `SELECT class_group.name, DATE_FORMAT(membership.valid_to, '%Y-%m-%d') AS valid_to FROM membership
     JOIN person ON person.id = membership.person_id JOIN class_group ON class_group.id = membership.class_group_id
     WHERE person.account_name = ? ORDER BY membership.valid_from`,
    [number],
  );
  return rows.map(({ name, valid_to: validTo }) => [name, validTo]);
}

test('a roster in GBK with mistakes says them by row and column, and cannot be applied', async () => {
  const [xiaoming, xiaohong, xiaogang, xiaoli] = pupils as [Pupil, Pupil, Pupil, Pupil];
  const doubled = row({ ...xiaogang, number: xiaoming.number, name: xiaoming.name });
  const wrong = inGbk(head, row(xiaoming), row(xiaohong, first, '校长'), doubled, row(xiaoli));
  await bringSheet(page, '新生名册（有错）.csv', wrong, { day: day(20) });
  await expect(page.getByText('GBK')).toBeVisible();
  await expect(page.getByText('有 2 行存在错误')).toBeVisible();
  await expect(page.getByRole('button', { name: '写入', exact: true })).toHaveCount(0);
  const headmaster = rowOf(xiaohong.name);
  await expect(headmaster.getByRole('cell').first()).toHaveText('3');
  await expect(headmaster.getByText('身份：请填学生、教师、授课教师、联络员或学校管理员。')).toBeVisible();
  const twice = rowOf('账号：与第 2 行重复。');
  await expect(twice.getByRole('cell').first()).toHaveText('4');
  await inspectInBothSizes(page, 'studio-roster-mistakes');
  expect(await classesOf(xiaoming.number)).toEqual([]);
});

test('repaired it is applied whole, and the same once more changes nothing', async () => {
  await bringSheet(page, '新生名册.csv', good, { day: day(20) });
  await expect(rowOf('周小丽').getByText('新账号')).toBeVisible();
  await applySheet(page);
  for (const { number } of pupils) expect(await classesOf(number)).toEqual([[first, null]]);

  await bringSheet(page, '新生名册.csv', good, { day: day(20) });
  await expect(page.getByText('表中的内容系统里都已经有了')).toBeVisible();
  await expect(page.getByRole('button', { name: '写入', exact: true })).toHaveCount(0);
});

test('a transfer and a leaver are proposed, done where they are ticked, and undone', async () => {
  const [xiaoming, xiaohong, xiaogang] = pupils as [Pupil, Pupil, Pupil, Pupil];
  const later = inGbk(head, row(xiaoming, second), row(xiaohong), row(xiaogang));
  await bringSheet(page, '期中名册.csv', later, { day: day(0) });
  await expect(page.getByText('由比对得出。没有勾选的一律不做。')).toBeVisible();
  await page.getByRole('checkbox', { name: '换班：王小明' }).check();
  await keepScreen(page, 'studio-roster-proposals-desktop');
  await applySheet(page);
  expect(await classesOf(xiaoming.number)).toEqual([
    [first, day(0)],
    [second, null],
  ]);
  expect(await classesOf(pupils[3]!.number)).toEqual([[first, null]]);

  await undoSheet(page);
  expect(await classesOf(xiaoming.number)).toEqual([[first, null]]);
});

test('activation codes of the class are printed on A4, as cards to cut out', async () => {
  await page.getByRole('link', { name: '学校与机构' }).click();
  await page.getByRole('link', { name: login('schoolAdministrator').school }).click();
  await page.getByRole('link', { name: `${first}的激活码` }).click();
  await page.getByRole('button', { name: '生成激活码' }).click();
  await expect(page.getByText('激活码只在此刻显示')).toBeVisible();
  await keepScreen(page, 'studio-codes-desktop');
  const sheets = await printOnA4(page, 'studio-codes-a4');
  expect(sheets).toHaveLength(1);
  const codes = await page.getByRole('main').locator('li p.select-all').allTextContents();
  expect(codes).toHaveLength(pupils.length);
  for (const words of [...pupils.flatMap(({ name, number }) => [name, number]), ...codes, first])
    expect(sheets[0]).toContain(words.trim());
  for (const words of ['参与统计', '撤销']) expect(sheets[0]).not.toContain(words);
});

test('the class is enrolled by a sheet, which is found unchanged, and undone but for who has learned', async () => {
  const [offer] = await askDatabase<{ title: string; id: string }>(
    `SELECT edition.title, HEX(run.id) AS id FROM course_run run JOIN course ON course.id = run.course_id
     JOIN course_edition edition ON edition.course_id = course.id AND edition.number = course.edition
     WHERE run.starts_on <= ? AND run.ends_on >= ? AND course.category = 'specialised' ORDER BY run.id LIMIT 1`,
    [day(0), day(0)],
  );
  const sheet = inGbk('课程,学号,班级', `${offer!.title},,${first}`, `不存在的课,${pupils[0]!.number},`);
  await bringSheet(page, '选课（有错）.csv', sheet, { kind: '选课' });
  await expect(page.getByText('课程：没有向这所学校开设这门课程。')).toBeVisible();
  await page.getByText('全部', { exact: true }).click();
  await expect(rowOf(first).getByText(`${offer!.title} · +4`)).toBeVisible();
  await inspectInBothSizes(page, 'studio-enrolment-sheet');

  const repaired = inGbk('课程,学号,班级', `${offer!.title},,${first}`);
  await bringSheet(page, '选课.csv', repaired, { kind: '选课' });
  await applySheet(page);
  const address = page.url();
  const enrolled = () =>
    askDatabase<{ name: string }>(
      `SELECT person.display_name AS name FROM enrolment JOIN person ON person.id = enrolment.person_id
       WHERE enrolment.course_run_id = UNHEX(?) AND enrolment.withdrawn_at IS NULL AND person.account_name LIKE ?`,
      [offer!.id, `R${mark}%`],
    );
  expect(await enrolled()).toHaveLength(4);

  await bringSheet(page, '选课.csv', repaired, { kind: '选课' });
  await expect(page.getByText('表中的内容系统里都已经有了')).toBeVisible();

  await page.goto(address);
  await undoSheet(page);
  expect(await enrolled()).toEqual([]);
});

type Pupil = (typeof pupils)[number];
