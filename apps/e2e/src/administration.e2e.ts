import { expect, test, type Browser, type Page } from '@playwright/test';
import { login, signIn, type DemoLogin } from './people';
import { inspectInBothSizes, keepScreen, SIZES } from './screens';

/** The whole way of a platform administrator: a school, its classes and people, their roles and passwords. */
test.describe.configure({ mode: 'serial' });

/** Other names each time, also on a product that keeps them; they stand in the documentation's pictures. */
const mark = String(Date.now()).slice(-7);
const school = `试验学校 ${mark}`;
/** A rare character outside the basic plane, and an emoji: both are names that people have and type. */
const person = { name: '𠮷野🎓小明', number: `T${mark}`, password: 'bridge-over-clouds-7' };
const asLogin = (password: string): DemoLogin => ({
  ...{ name: person.name, school, number: person.number, password, role: 'teacher' },
});

async function openAs(browser: Browser, who: DemoLogin, start: string, size: keyof typeof SIZES = 'desktop') {
  const context = await browser.newContext({ viewport: SIZES[size] });
  const page = await context.newPage();
  await page.goto(start);
  await signIn(page, who);
  return page;
}

async function openPerson(page: Page): Promise<void> {
  await page.goto('/studio/people');
  await page.getByRole('searchbox', { name: '查找' }).fill(person.number);
  await page.getByRole('link', { name: person.name }).click();
  await expect(page.getByRole('heading', { name: person.name })).toBeVisible();
}

/** The one-time code that is shown once; the dialog is closed afterwards. */
async function readCode(page: Page): Promise<string> {
  const dialog = page.getByRole('dialog').filter({ hasText: '一次性激活码' });
  const code = (await dialog.locator('p.select-all').textContent())!.trim();
  await dialog.getByRole('button', { name: '关闭' }).click();
  return code;
}

async function chooseFromList(page: Page, label: string, words: string, option = words): Promise<void> {
  await page.getByRole('dialog').getByRole('combobox', { name: label }).fill(words);
  await page.getByRole('option', { name: option }).first().click();
}

let code = '';

test('makes a school, a class in it, and pairs it', async ({ browser }) => {
  const page = await openAs(browser, login('platformAdministrator'), '/studio/');
  await page.getByRole('link', { name: '学校与机构' }).click();
  await page.getByRole('button', { name: '新建机构' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('名称', { exact: true }).fill(school);
  await dialog.getByLabel('所在地').selectOption({ label: '遵义' });
  await chooseFromList(page, '上级机构', '遵义市');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('heading', { name: school })).toBeVisible();

  await page.getByRole('button', { name: '添加班级' }).click();
  await dialog.getByLabel('班级名称').fill('2020级电工1班');
  await dialog.getByLabel('入学年份').fill('2020');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('row').filter({ hasText: '2020级电工1班' })).toBeVisible();

  await page.getByRole('button', { name: '添加结对' }).click();
  await dialog.getByRole('button', { name: '添加结对' }).click();
  await expect(dialog.getByText('请从列表里选结对学校。')).toBeVisible();
  await chooseFromList(page, '结对学校', login('trainer').school);
  await dialog.getByLabel(/是$/).selectOption({ label: '受援方' });
  await dialog.getByRole('button', { name: '添加结对' }).click();
  await expect(page.getByText(`${login('trainer').school} → ${school}`)).toBeVisible();
  await keepScreen(page, 'studio-organisation-desktop');
  await page.context().close();
});

test('adds a person, who sets a password of her own with the code on a phone', async ({ browser }) => {
  const page = await openAs(browser, login('platformAdministrator'), '/studio/people');
  await page.getByRole('button', { name: '添加人员' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('姓名').fill(person.name.repeat(20));
  await expect(dialog.getByText(/太长了：最多 60 字，现在 100 字/)).toBeVisible();
  await dialog.getByLabel('姓名').fill(person.name);
  await dialog.getByLabel('工号或学号').fill(person.number);
  await dialog.getByRole('button', { name: '添加人员' }).click();
  await expect(dialog.getByText('请从列表里选学校或机构。')).toBeVisible();
  await chooseFromList(page, '学校或机构', school);
  await keepScreen(page, 'studio-person-add');
  await dialog.getByRole('button', { name: '添加人员' }).click();
  await expect(page.getByRole('heading', { name: '一次性激活码' })).toBeVisible();
  await keepScreen(page, 'studio-activation-code');
  code = await readCode(page);

  await page.getByRole('button', { name: '添加人员' }).click();
  await dialog.getByLabel('姓名').fill('另一位');
  await dialog.getByLabel('工号或学号').fill(person.number);
  await chooseFromList(page, '学校或机构', school);
  await dialog.getByRole('button', { name: '添加人员' }).click();
  await expect(dialog.getByRole('alert').filter({ hasText: '本校已有人使用这个账号' })).toBeVisible();
  await page.context().close();

  const desk = await openAs(browser, asLogin(code), '/studio/');
  await expect(desk.getByLabel('新密码', { exact: true })).toBeVisible();
  await inspectInBothSizes(desk, 'studio-first-password');
  await desk.context().close();

  const phone = await openAs(browser, asLogin(code), '/', 'phone');
  await expect(phone.getByLabel('激活码')).toHaveCount(0);
  await phone.getByLabel('新密码', { exact: true }).fill('short');
  await phone.getByLabel('再输入一次新密码').fill('short');
  await phone.getByRole('button', { name: '更改密码' }).click();
  await expect(phone.getByText(/至少.* 12 个字符/).first()).toBeVisible();
  await inspectInBothSizes(phone, 'learn-first-password');
  await phone.getByLabel('新密码', { exact: true }).fill(person.password);
  await phone.getByLabel('再输入一次新密码').fill(person.password);
  await phone.getByRole('button', { name: '更改密码' }).click();
  await expect(phone.getByRole('navigation').getByText('我的')).toBeVisible();
  await phone.context().close();
});

test('gives her another role, which opens more of the studio, and takes it back', async ({ browser }) => {
  const her = await openAs(browser, asLogin(person.password), '/studio/');
  const courses = her.getByRole('navigation').getByRole('link', { name: '课程' });
  await expect(her.getByRole('heading', { name: '教研活动' })).toBeVisible();
  await expect(courses).toHaveCount(0);

  const page = await openAs(browser, login('platformAdministrator'), '/studio/people');
  await openPerson(page);
  await page.getByRole('button', { name: '添加身份' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('身份', { exact: true }).selectOption({ label: '授课教师' });
  await dialog.getByRole('button', { name: '添加身份' }).click();
  const row = page.getByRole('row').filter({ hasText: '授课教师' });
  await expect(row.getByText('现在')).toBeVisible();
  await keepScreen(page, 'studio-person-desktop');
  await her.goto('/studio/');
  await courses.first().click();
  await expect(her.getByRole('button', { name: '新建课程' }).first()).toBeVisible();

  await row.getByRole('button', { name: '结束' }).click();
  await dialog.getByRole('button', { name: '结束' }).click();
  await expect(row.getByRole('button', { name: '结束' })).toHaveCount(0);
  await her.context().close();
  await page.context().close();
});

test('resets her password: the old one and all sign-ins are gone at once', async ({ browser }) => {
  const her = await openAs(browser, asLogin(person.password), '/');
  const page = await openAs(browser, login('platformAdministrator'), '/studio/people');
  await openPerson(page);
  await page.getByRole('button', { name: '重置密码' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '重置，给我激活码' }).click();
  code = await readCode(page);

  await her.goto('/me');
  await expect(her.getByRole('button', { name: '登录', exact: true })).toBeVisible();
  await her.getByRole('combobox', { name: '学校' }).fill(school);
  await her.getByRole('option', { name: school }).click();
  await her.getByLabel('学号或工号').fill(person.number);
  await her.getByLabel('密码', { exact: true }).fill(person.password);
  await her.getByRole('button', { name: '登录', exact: true }).click();
  await expect(her.getByRole('alert')).toContainText('登录失败');
  await her.getByLabel('密码', { exact: true }).fill(code);
  await her.getByRole('button', { name: '登录', exact: true }).click();
  await expect(her.getByRole('heading', { name: '先设置自己的密码' })).toBeVisible();
  await her.context().close();

  await page.getByRole('button', { name: '停用账号' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '停用账号' }).click();
  await expect(page.getByRole('button', { name: '恢复账号' })).toBeVisible();
  await page.context().close();
});

test("a school's administrator sees her school, and no button that is not for her", async ({ browser }) => {
  const page = await openAs(browser, login('schoolAdministrator'), '/studio/organisations');
  await expect(page.getByRole('row')).toHaveCount(2);
  await expect(page.getByRole('button', { name: '新建机构' })).toHaveCount(0);
  await page.getByRole('link', { name: login('schoolAdministrator').school }).click();
  await expect(page.getByRole('heading', { name: '结对' })).toBeVisible();
  await expect(page.getByRole('button', { name: '添加结对' })).toHaveCount(0);
  await page.getByRole('link', { name: '人员', exact: true }).click();
  await expect(page.getByRole('combobox', { name: '学校' })).toHaveValue(login('schoolAdministrator').school);
  await expect(page.getByLabel('班级')).toBeEnabled();
  await page.context().close();
});
