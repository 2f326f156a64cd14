import { mkdtempSync } from 'node:fs';
import { rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { makeClip } from './clips';
import { login, signIn } from './people';
import { keepScreen, SIZES } from './screens';

/** Files chosen on a page that is slow, or by a mouse that drags, do what the trainer meant. */
const folder = mkdtempSync(path.join(tmpdir(), 'yunqiao-choosing-'));

async function newCourse(page: Page, title: string): Promise<void> {
  await page.goto('/studio/');
  await signIn(page, login('trainer'));
  await page.getByRole('button', { name: '新建课程' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('课程名称').fill(title);
  await dialog.getByLabel('学科').fill('电工电子');
  await dialog.getByRole('button', { name: '建好，去添加课时' }).click();
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
}

async function choose(page: Page, files: string[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '选择文件' }).first().click();
  await (await chooser).setFiles(files);
}

const lessons = (page: Page) => page.locator('ul[data-list] > li');

test('files chosen before a slow page has settled are named at once and become lessons', async ({ browser }) => {
  const files = await Promise.all(['甲.mp4', '乙.mp4'].map((name) => makeClip(folder, name, 2)));
  const context = await browser.newContext({ viewport: SIZES.desktop });
  const page = await context.newPage();
  await newCourse(page, `慢页 ${Date.now().toString(36)}`);
  const slow = await context.newCDPSession(page);
  await slow.send('Network.enable');
  await slow.send('Network.emulateNetworkConditions', {
    ...{ offline: false, latency: 2000, downloadThroughput: 90_000, uploadThroughput: 90_000 },
  });
  await slow.send('Emulation.setCPUThrottlingRate', { rate: 6 });
  await page.reload({ waitUntil: 'commit' });
  await choose(page, files);
  const waiting = page.getByRole('region', { name: '选好的文件' });
  await expect(waiting.getByText('乙.mp4')).toBeVisible({ timeout: 5000 });
  await keepScreen(page, 'studio-files-waiting');
  await expect(lessons(page)).toHaveCount(2, { timeout: 60_000 });
  await expect(waiting).toHaveCount(0);
  await context.close();
});

test('a file that the line keeps from the course says so, and becomes one lesson when it is tried again', async ({
  browser,
}) => {
  const file = await makeClip(folder, '丙.mp4', 2);
  const context = await browser.newContext({ viewport: SIZES.desktop });
  const page = await context.newPage();
  await newCourse(page, `断线 ${Date.now().toString(36)}`);
  const isAddLesson = (body: string | null) => body?.includes('"operationName":"AddLesson"') ?? false;
  await page.route('**/graphql', (route) =>
    isAddLesson(route.request().postData()) ? route.abort('connectionreset') : route.continue(),
  );
  await choose(page, [file]);
  await expect(page.getByRole('alert').filter({ hasText: '现在连不上网络' })).toBeVisible();
  await keepScreen(page, 'studio-file-refused');
  await page.unroute('**/graphql');
  await page.getByRole('button', { name: '再试一次' }).click();
  await expect(lessons(page)).toHaveCount(1);
  await page.reload();
  await expect(lessons(page)).toHaveCount(1);
  await context.close();
});

test('a file over the limit is refused before its first byte; rare characters and emoji stay whole', async ({
  browser,
}) => {
  const large = path.join(folder, '太大.mp4');
  await writeFile(large, '');
  await truncate(large, 9 * 1024 ** 3);
  const rare = await makeClip(folder, '𠮷野家🎓的菜单.mp4', 2);
  const context = await browser.newContext({ viewport: SIZES.desktop });
  const page = await context.newPage();
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/uploads')) sent.push(request.method());
  });
  await newCourse(page, `𠮷🎓 ${Date.now().toString(36)}`);
  await choose(page, [large]);
  await expect(page.getByRole('alert')).toContainText('文件有 9.7 GB，最大只收 8.6 GB');
  await keepScreen(page, 'studio-file-too-large');
  expect(sent).toEqual([]);
  await page.getByRole('button', { name: '不传了' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);

  await choose(page, [rare]);
  await expect(page.getByRole('heading', { name: '𠮷野家🎓的菜单' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: '𠮷野家🎓的菜单' })).toBeVisible();
  await context.close();
  await rm(large);
});

/** Takes the grip of a row with a real mouse and lets go over the middle of another, a little below it. */
async function drag(page: Page, name: string, overName: string): Promise<void> {
  const grip = page.getByRole('button', { name: `拖动“${name}”` });
  const target = page.getByRole('button', { name: `拖动“${overName}”` });
  // While a dialog fades out it still lies over the rows.
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const from = (await grip.boundingBox())!;
  const to = (await target.boundingBox())!;
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2 + 8, { steps: 4 });
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2 + 6, { steps: 12 });
  // As a person does who looks where it would go: rows make room in 150 ms, and the browser tells of a drag a while later.
  for (const beside of [1, 0, 1, 0, 1, 0]) {
    await page.waitForTimeout(150);
    await page.mouse.move(to.x + to.width / 2 + beside, to.y + to.height / 2 + 6);
  }
  await page.mouse.up();
}

test('lessons and chapters are arranged with a mouse, also into another chapter', async ({ browser }) => {
  // High enough that nothing scrolls away under the mouse at its lower edge.
  const context = await browser.newContext({ viewport: { ...SIZES.desktop, height: 1200 } });
  const page = await context.newPage();
  await newCourse(page, `拖动 ${Date.now().toString(36)}`);
  for (const chapter of ['第 1 章', '第 2 章']) {
    await page.getByRole('button', { name: '添加一章' }).click();
    await expect(page.getByRole('heading', { name: chapter })).toBeVisible();
  }
  const section = (name: string) => page.getByRole('region', { name });
  for (const number of [1, 2, 3]) {
    await section('第 1 章').getByRole('button', { name: '添加一课' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
    await expect(section('第 1 章').getByRole('listitem')).toHaveCount(number);
  }
  const titles = (chapter: string) => section(chapter).getByRole('listitem').getByRole('heading').allTextContents();
  const named = async (chapter: string) => (await titles(chapter)).map((title) => title.split('\u3000')[1]);

  await drag(page, '第 1 课', '第 3 课');
  await expect.poll(() => named('第 1 章')).toEqual(['第 2 课', '第 3 课', '第 1 课']);
  await section('第 2 章').getByRole('button', { name: '添加一课' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
  await expect(section('第 2 章').getByRole('listitem')).toHaveCount(1);
  await drag(page, '第 2 课', '第 4 课');
  await expect.poll(() => named('第 1 章')).toEqual(['第 3 课', '第 1 课']);
  await expect.poll(async () => (await named('第 2 章')).toSorted()).toEqual(['第 2 课', '第 4 课']);

  // A page that is loaded anew takes back what was not acknowledged.
  const isMove = (body: string | null) => body?.includes('"operationName":"MoveChapter"') ?? false;
  const moved = page.waitForResponse((response) => isMove(response.request().postData()));
  await drag(page, '第 1 章', '第 2 章');
  await moved;
  const chapters = () => page.locator('section h2').allTextContents();
  await expect.poll(chapters).toEqual(['第 2 章', '第 1 章']);
  const kept = [await named('第 1 章'), await named('第 2 章')];
  await page.reload();
  await expect.poll(chapters).toEqual(['第 2 章', '第 1 章']);
  expect([await named('第 1 章'), await named('第 2 章')]).toEqual(kept);
  await context.close();
});
