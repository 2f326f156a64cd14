import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { openSessionsOfNewcomers, openSessionsWithRole } from '../../../infra/local/benches/parts/demo-sessions.mjs';
import { bringIn, lookAt } from '../../../infra/local/benches/parts/uploads.mjs';
import { kill } from '../../../infra/local/chaos/parts/kills.mjs';
import { statusOf, until } from '../../../infra/local/faults/running.mjs';
import { askDatabase } from './database';
import { dataFolder } from './people';
import { SIZES } from './screens';
import { position } from './video';

/** A video is watched while its qualities are being made. */
const run = promisify(execFile);
const folder = mkdtempSync(path.join(tmpdir(), 'yunqiao-growing-'));
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** White for 0.4 s at every twelfth second, else black with something that moves. */
async function makeFilm(name: string, seconds: number, codecs: string[]): Promise<string> {
  const file = path.join(folder, name);
  const moving = "testsrc2=size=854x480:rate=25,drawbox=enable='lt(mod(t,12),0.4)':color=white:t=fill";
  const dark = "drawbox=enable='gte(mod(t,12),0.4)':x=0:y=0:w=200:h=200:color=black:t=fill";
  const inputs = ['-f', 'lavfi', '-i', `${moving},${dark}`, '-f', 'lavfi', '-i', 'sine=frequency=330'];
  await run('ffmpeg', ['-y', '-v', 'error', ...inputs, '-t', String(seconds), ...codecs, file]);
  return file;
}

/** A trainer's new video in the place of the lesson that somebody is enrolled for, and her page beside it. */
async function given(browser: Browser, file: string, contentType: string) {
  const [url, data] = [process.env.E2E_URL ?? '', dataFolder()];
  const [trainer] = await openSessionsWithRole(data, 'trainer', 1);
  const [learner] = await openSessionsOfNewcomers(data, 1);
  if (!trainer || !learner) throw new Error('The demo data lack a trainer or a newcomer.');
  const id = randomUUID();
  await askDatabase(
    `UPDATE course_edition SET outline = JSON_SET(outline, '$.chapters[0].lessons[0].mediaId', ?)
     WHERE JSON_VALUE(outline, '$.chapters[0].lessons[0].id') = ?`,
    [id, learner.lessonId],
  );
  // Editions never change, so that the api keeps what it has read of one: a new process has read none.
  await kill(data, 'the api');
  await until('the product is ready', async () => (await statusOf(Number(new URL(url).port))) === 200);
  await bringIn({ url, cookie: trainer.cookie, file, contentType, id });
  const context = await browser.newContext({ viewport: SIZES.desktop });
  const cookies = learner.cookie.split('; ').map((pair) => pair.split('=') as [string, string]);
  await context.addCookies(cookies.map(([name, value]) => ({ name, value, url })));
  const page = await context.newPage();
  const open = async () => {
    const asked = page.waitForRequest((request) => request.url().includes(`${id}/source.m3u8`));
    await page.goto(`/courses/${learner.courseRunId}/lessons/${learner.lessonId}`);
    await asked;
    await video(page).evaluate((element: HTMLVideoElement) => (element.muted = true));
  };
  return { id, page, open, look: () => lookAt({ url, cookie: trainer.cookie }, id) };
}

const video = (page: Page) => page.locator('video');

/** When the picture turns white after `from`, as the video's own clock has it. */
function flashAfter(page: Page, from: number): Promise<number> {
  return video(page).evaluate(async (element: HTMLVideoElement, begin: number) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 });
    const pen = canvas.getContext('2d', { willReadFrequently: true });
    if (!pen) throw new Error('There is nothing to draw with.');
    for (let at = begin; at < begin + 2; at += 0.02) {
      const landed = new Promise((resolve) => element.addEventListener('seeked', resolve, { once: true }));
      element.currentTime = at;
      await landed;
      pen.drawImage(element, 0, 0, element.videoWidth / 8, element.videoHeight / 8, 0, 0, 1, 1);
      if ((pen.getImageData(0, 0, 1, 1).data[0] ?? 0) > 128) return at;
    }
    throw new Error('It did not flash.');
  }, from);
}

test('who watches a growing playlist gets over a killed worker, and reaches the end', async ({ browser }) => {
  const codecs = ['-c:v', 'mpeg2video', '-q:v', '6', '-g', '25', '-c:a', 'libmp3lame'];
  const film = await makeFilm('别的格式.mkv', 180, codecs);
  const { page, open, look } = await given(browser, film, 'video/x-matroska');
  await expect.poll(async () => (await look()).state, { timeout: 60_000, intervals: [200] }).toBe('playable');
  await open();
  await video(page).evaluate((element: HTMLVideoElement) => {
    element.playbackRate = 2;
    return element.play();
  });
  await expect.poll(() => position(page)).toBeGreaterThan(1);
  await kill(dataFolder(), 'the worker');
  expect((await look()).state).toBe('playable');
  await expect.poll(() => position(page), { timeout: 180_000 }).toBeGreaterThan(70);
  await expect.poll(async () => (await look()).state, { timeout: 180_000 }).toBe('ready');
  await video(page).evaluate((element: HTMLVideoElement) => (element.currentTime = 170));
  await expect
    .poll(() => video(page).evaluate((element: HTMLVideoElement) => element.ended), { timeout: 60_000 })
    .toBe(true);
  expect(Math.abs((await position(page)) - 180)).toBeLessThan(0.1);
  await page.context().close();
});

test('a running player goes over to all qualities at a pause, where it stands', async ({ browser }) => {
  const film = await makeFilm('原样.mp4', 100, [
    '-c:v',
    'libx264',
    '-preset',
    'ultrafast',
    '-pix_fmt',
    'yuv420p',
    '-c:a',
    'aac',
  ]);
  const { id, page, open, look } = await given(browser, film, 'video/mp4');
  await expect.poll(async () => (await look()).state, { timeout: 60_000, intervals: [200] }).toBe('playable');
  await open();
  const early = await flashAfter(page, 23.5);
  const ladder: string[] = [];
  page.on('request', (request) => void (/\/\d{3}p\.1\//.test(request.url()) && ladder.push(request.url())));
  const told = page.waitForResponse(
    async (answer) => answer.url().includes('/graphql') && (await answer.text()).includes(`${id}/master.m3u8`),
    { timeout: 300_000 },
  );
  // Slowly, so that it still runs when all qualities are made.
  await video(page).evaluate((element: HTMLVideoElement) => {
    element.playbackRate = 0.25;
    return element.play();
  });
  await told;
  expect((await look()).state).toBe('ready');
  const before = await position(page);
  await expect.poll(() => position(page)).toBeGreaterThan(before + 1);
  expect(ladder).toEqual([]);
  const paused = await video(page).evaluate((element: HTMLVideoElement) => {
    element.pause();
    return element.currentTime;
  });
  await expect.poll(() => ladder.length).toBeGreaterThan(0);
  await expect
    .poll(() => video(page).evaluate((element: HTMLVideoElement) => element.readyState), { timeout: 20_000 })
    .toBeGreaterThanOrEqual(2);
  expect(Math.abs((await position(page)) - paused)).toBeLessThan(0.04);
  expect(Math.abs((await flashAfter(page, 23.5)) - early)).toBeLessThan(0.0401);
  await page.context().close();
});
