import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, expect, test, type BrowserContext } from '@playwright/test';
import readExcel from 'read-excel-file/node';
import { makeClip, makeFalseClip } from './clips';
import { askDatabase } from './database';
import { login, signIn } from './people';
import { keepScreen, SIZES } from './screens';
import { noted, noteEnds, playUntil, position, waitUntilBegun } from './video';

/** The main job, end to end: a lesson goes from a trainer's disk to a counted learner. */
test.describe.configure({ mode: 'serial' });

/** Another one each time, also on a product that keeps it; it stands in the documentation's pictures. */
const title = `三相电路入门（${String(Date.now()).slice(-7)} 期）`;
const folder = mkdtempSync(path.join(tmpdir(), 'yunqiao-clips-'));
const clips = { first: '', second: '', long: '', false: '' };
let courseUrl = '';

test.beforeAll(async () => {
  clips.first = await makeClip(folder, '三相电源.mp4', 75);
  clips.second = await makeClip(folder, '星形接法.mp4', 20);
  clips.long = await makeClip(folder, '实训录像.mp4', 60, '9000k');
  clips.false = await makeFalseClip(folder);
});

/** A browser whose profile stays on disk, as a trainer's does. */
function openProfile(profile: string): Promise<BrowserContext> {
  const { launchOptions, locale, timezoneId, baseURL } = test.info().project.use;
  return chromium.launchPersistentContext(profile, {
    ...launchOptions,
    viewport: SIZES.desktop,
    ...(locale && { locale }),
    ...(timezoneId && { timezoneId }),
    ...(baseURL && { baseURL }),
  });
}

test('a trainer makes a course and uploads videos, over a closed browser', async () => {
  const profile = mkdtempSync(path.join(tmpdir(), 'yunqiao-profile-'));
  let browser = await openProfile(profile);
  let page = await browser.newPage();
  await page.goto('/studio/');
  await signIn(page, login('trainer'));

  await test.step('a new course', async () => {
    await page.getByRole('button', { name: '新建课程' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('课程名称').fill(title);
    await dialog.getByLabel('学科').fill('电工电子');
    await dialog.getByLabel('简介').fill('从三相电源到接法，带一段实训录像。');
    await dialog.getByRole('button', { name: '建好，去添加课时' }).click();
    await expect(page.getByRole('heading', { name: title })).toBeVisible();
    courseUrl = page.url();
  });

  await test.step('several videos at once become lessons; a text named .mp4 is told so in words', async () => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: '选择文件' }).first().click();
    await (await chooser).setFiles([clips.first, clips.second, clips.false]);
    await expect(page.locator('ul[data-list] > li')).toHaveCount(3, { timeout: 60_000 });
    await expect(
      page
        .getByRole('listitem')
        .filter({ hasText: '三相电源' })
        .getByText(/全部就绪|已可播放/),
    ).toBeVisible({
      timeout: 180_000,
    });
    await expect(page.getByRole('listitem').filter({ hasText: '假视频' }).getByText('需要处理')).toBeVisible({
      timeout: 60_000,
    });
    await keepScreen(page, 'studio-upload-states');
  });

  await test.step('an upload goes on after the browser was closed half-way', async () => {
    const slow = await browser.newCDPSession(page);
    await slow.send('Network.enable');
    await slow.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 5,
      downloadThroughput: -1,
      uploadThroughput: 6_000_000,
    });
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: '选择文件' }).first().click();
    await (await chooser).setFiles([clips.long]);
    await expect(page.getByRole('progressbar', { name: /实训录像/ }).first()).toHaveAttribute(
      'aria-valuenow',
      /^[1-9]\d?/,
      {
        timeout: 60_000,
      },
    );
    await page.waitForResponse((response) => response.request().method() === 'PATCH' && response.ok());
    await browser.close();

    browser = await openProfile(profile);
    page = await browser.newPage();
    const offsets: number[] = [];
    page.on('request', (request) => {
      if (request.method() === 'PATCH') offsets.push(Number(request.headers()['upload-offset']));
    });
    await page.goto(courseUrl);
    const again = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: '选择同一个文件，接着传' }).first().click();
    await (await again).setFiles([clips.long]);
    await expect(
      page
        .getByRole('listitem')
        .filter({ hasText: '实训录像' })
        .getByText(/全部就绪|已可播放/),
    ).toBeVisible({
      timeout: 120_000,
    });
    expect(offsets[0]).toBeGreaterThan(0);
  });

  await test.step('she arranges by keyboard, removes, takes back, previews', async () => {
    const rows = page.locator('ul[data-list] > li');
    await page.getByRole('button', { name: '上移“星形接法”' }).click();
    await expect(rows.nth(0)).toContainText('星形接法');
    await page.getByRole('button', { name: '拖动“三相电源”，或按上下方向键' }).press('ArrowUp');
    await expect(rows.nth(0)).toContainText('三相电源');
    await page.getByRole('button', { name: '移除“假视频”' }).click();
    await page.getByRole('button', { name: '撤销' }).click();
    await expect(rows.filter({ hasText: '假视频' })).toHaveCount(1);
    await page.getByRole('button', { name: '移除“假视频”' }).click();
    await expect(rows.filter({ hasText: '假视频' })).toHaveCount(0);
    await keepScreen(page, 'studio-course-desktop');
    await page.getByRole('link', { name: '学员视角' }).click();
    await expect(page.getByText('预览，不计入统计')).toBeVisible();
    await expect(page.locator('video')).toBeVisible();
    await page.goto(courseUrl);
  });

  await test.step('she publishes and puts the course on offer', async () => {
    await page.getByRole('button', { name: /^发布/ }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click();
    await expect(page.getByText('已发布第 1 版')).toBeVisible();
    await page.getByRole('link', { name: '开课与选课' }).click();
    await page.getByRole('button', { name: '开课', exact: true }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('可自己选课').check();
    await dialog.getByPlaceholder('按校名查找').fill(login('teacher').school);
    await dialog.getByLabel(login('teacher').school).check();
    await dialog.getByRole('button', { name: '开课', exact: true }).click();
    await expect(page.getByRole('heading', { name: '学员', exact: true })).toBeVisible();
    await keepScreen(page, 'studio-runs-desktop');
  });
  await browser.close();
});

test('a teacher finds the course on a phone, watches, and continues on another device', async ({ browser }) => {
  const teacher = login('teacher');
  const phone = await browser.newContext({ viewport: SIZES.phone, hasTouch: true, isMobile: true });
  await noteEnds(phone);
  const page = await phone.newPage();
  await page.goto('/');
  await signIn(page, teacher, 'zyls');
  await keepScreen(page, 'learn-home-phone');

  await test.step('finds it by initials and enrols', async () => {
    await page.getByRole('link', { name: '课程', exact: true }).click();
    await page.getByRole('searchbox', { name: '搜索课程' }).fill('sxdlrm');
    await keepScreen(page, 'learn-catalogue-phone');
    await page
      .getByRole('link', { name: new RegExp(title) })
      .first()
      .click();
    await page.getByRole('button', { name: '报名学习' }).click();
    await expect(page.getByText('已报名，可以开始学习了')).toBeVisible();
  });

  let left = 0;
  await test.step('plays, and leaves', async () => {
    await page.getByRole('link', { name: '三相电源' }).click();
    await expect(page.locator('video')).toBeVisible();
    await page.locator('video').evaluate((video: HTMLVideoElement) => (video.muted = true));
    if (await page.locator('video').evaluate((video: HTMLVideoElement) => video.paused)) await page.keyboard.press('k');
    await playUntil(page, 12);
    await keepScreen(page, 'learn-lesson-phone');
    await page.close();
    const after = await phone.newPage();
    await after.goto('/health/live');
    left = await noted(after, 'test:left');
    await phone.close();
  });

  const crashing = await chromium.launch(test.info().project.use.launchOptions ?? {});
  let seen = 0;
  await test.step('continues on another device within two seconds of where it was', async () => {
    const baseURL = test.info().project.use.baseURL;
    const desktop = await crashing.newContext({
      viewport: SIZES.desktop,
      locale: 'zh-CN',
      ...(baseURL && { baseURL }),
    });
    await noteEnds(desktop);
    const other = await desktop.newPage();
    await other.goto('/');
    await signIn(other, teacher);
    await other.getByRole('link', { name: '继续' }).first().click();
    await waitUntilBegun(other);
    await other.locator('video').evaluate((video: HTMLVideoElement) => (video.muted = true));
    if (await other.locator('video').evaluate((video: HTMLVideoElement) => video.paused))
      await other.keyboard.press('k');
    await playUntil(other, 30);
    expect(Math.abs((await noted(other, 'test:begun')) - left)).toBeLessThanOrEqual(2);
    seen = await position(other);
  });

  await test.step('loses at most fifteen seconds when the browser is killed', async () => {
    const killer = await crashing.newBrowserCDPSession();
    const gone = new Promise((resolve) => crashing.once('disconnected', resolve));
    killer.send('Browser.crash').catch(() => undefined);
    await gone;
    const [row] = await askDatabase<{ position: number }>(
      `SELECT lesson_progress.position_seconds AS position FROM lesson_progress
       JOIN lesson ON lesson.id = lesson_progress.lesson_id JOIN course ON course.id = lesson.course_id
       WHERE course.title = ? ORDER BY lesson_progress.updated_at DESC LIMIT 1`,
      [title],
    );
    expect(seen - Number(row?.position)).toBeLessThanOrEqual(15);
  });

  await test.step('jumping to the end is no completion; playing the rest is', async () => {
    const again = await browser.newContext({ viewport: SIZES.phone });
    const last = await again.newPage();
    await last.goto('/');
    await signIn(last, teacher);
    await last.getByRole('link', { name: '继续' }).first().click();
    await expect(last.locator('video')).toBeVisible();
    await last.locator('video').evaluate((video: HTMLVideoElement) => (video.muted = true));
    await waitUntilBegun(last);
    const resumeAt = Number(seen) - 15;
    await last.locator('video').evaluate((video: HTMLVideoElement) => (video.currentTime = video.duration - 1));
    await expect.poll(() => position(last)).toBeGreaterThan(70);
    await expect(last.getByText('本课已学完')).toHaveCount(0);
    await last.locator('video').evaluate((video: HTMLVideoElement, at: number) => (video.currentTime = at), resumeAt);
    if (await last.locator('video').evaluate((video: HTMLVideoElement) => video.paused)) await last.keyboard.press('k');
    await expect(last.getByText('本课已学完').first()).toBeVisible({ timeout: 120_000 });
    await again.close();
  });
});

test('an administrator sees the new learner, opens the number, and takes the table to Excel', async ({ browser }) => {
  const context = await browser.newContext({ viewport: SIZES.desktop });
  const page = await context.newPage();
  await page.goto('/studio/');
  await signIn(page, login('schoolAdministrator'));
  await page.getByRole('link', { name: '参与统计' }).click();
  await page.getByRole('group', { name: '按什么分' }).getByText('按课程').click();
  const row = page.getByRole('row').filter({ hasText: title });
  await expect(row).toBeVisible();
  await keepScreen(page, 'studio-board-desktop');

  await row
    .getByRole('button', { name: /参与人数.*1$/ })
    .first()
    .click();
  const panel = page.getByRole('dialog');
  await expect(panel.getByText(login('teacher').name)).toBeVisible();
  await panel.getByText(login('teacher').name).click();
  await expect(panel.getByText('三相电源').first()).toBeVisible();
  await keepScreen(page, 'studio-board-events');
  await page.keyboard.press('Escape');

  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Excel' }).click();
  const file = await (await download).path();
  const sheets = (await readExcel(file)) as unknown as { data: unknown[][] }[] | unknown[][];
  expect(JSON.stringify(sheets)).toContain(title);

  const [counted] = await askDatabase<{ participants: number }>(
    `SELECT COUNT(*) AS participants FROM (
       SELECT person_id FROM activity_event JOIN course ON course.id = activity_event.course_id
       WHERE course.title = ? GROUP BY person_id, lesson_id
       HAVING SUM(TIMESTAMPDIFF(MICROSECOND, credited_from, credited_to)) >= 60000000) AS learners`,
    [title],
  );
  expect(Number(counted?.participants)).toBe(1);
  await context.close();
});
