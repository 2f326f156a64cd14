import { expect, test, type Browser, type Locator, type Page } from '@playwright/test';
import { askDatabase } from './database';
import { loudness } from './loudness';
import { login, signIn, type DemoLogin } from './people';
import { inspectInBothSizes as inspect, SIZES } from './screens';
import { openDoor, plan } from './session-host';

/**
 * A research session in two browsers with made-up devices, on the real conference server: the host at a desk in Chinese by day, the
 * teacher on a phone in English by night.
 */
const title = '同课异构：《荷塘月色》';
const host = () => login('trainer');
const teacher = () => login('teacher');

async function openDesk(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: SIZES.desktop, locale: 'zh-CN', colorScheme: 'light' });
  const page = await context.newPage();
  await page.goto('/studio/');
  await signIn(page, host());
  return page;
}

async function openPhone(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: SIZES.phone, locale: 'en-GB', colorScheme: 'dark' });
  const page = await context.newPage();
  await page.goto('/notices');
  await signIn(page, teacher(), undefined, 'en');
  return page;
}

/** The loudest that a recording or a stream plays within three seconds, from 0 to 1; nothing before its first sound has come. */
function playedLoudness(player: Locator): Promise<number> {
  return player.evaluate(async (media) => {
    const played = (media as HTMLMediaElement & { captureStream(): MediaStream }).captureStream();
    if (played.getAudioTracks().length === 0) return 0;
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    context.createMediaStreamSource(played).connect(analyser);
    let loudest = 0;
    const wave = new Float32Array(2048);
    for (const until = Date.now() + 3_000; Date.now() < until;) {
      analyser.getFloatTimeDomainData(wave);
      loudest = wave.reduce((most, value) => Math.max(most, Math.abs(value)), loudest);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await context.close();
    return loudest;
  });
}

const listening = 'Listening with little data, about 12 s late';

/** Asks for the stream; it is there once the first seconds are recorded. */
async function listenByStream(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByLabel('Listen with little data').check();
  await inspect(page, 'learn-room-more-en-dark');
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByText(listening)).toBeVisible();
}

/** Draws a wave on the page that is shown; `before` the pen is lifted others see it already. */
async function draw(page: Page, before: () => Promise<void>): Promise<void> {
  const { x, y } = (await page.locator('figure').boundingBox())!;
  await page.mouse.move(x + 60, y + 60);
  await page.mouse.down();
  for (let step = 1; step <= 20; step += 1) await page.mouse.move(x + 60 + step * 8, y + 60 + Math.sin(step / 3) * 30);
  await before();
  await page.mouse.up();
}

async function askPoll(page: Page): Promise<void> {
  await page.getByRole('tab', { name: /^投票/ }).click();
  await page.getByLabel('问题').fill('分组讨论放在哪里？');
  await page.getByLabel('选项 1').fill('课文细读之后');
  await page.getByLabel('选项 2').fill('导入之后');
  await page.getByRole('button', { name: '开始投票' }).click();
}

const strokes = (page: Page) => page.locator('figure svg path');

/** How many seconds the house has of somebody: their signs of life, each moment once, within what was live. */
async function attendedSeconds(sessionId: string, who: DemoLogin): Promise<number> {
  const rows = await askDatabase<{ began: number; ended: number }>(
    `SELECT UNIX_TIMESTAMP(GREATEST(beat.from_at, stretch.started_at)) AS began,
            UNIX_TIMESTAMP(LEAST(beat.at, stretch.ended_at)) AS ended
     FROM attendance_heartbeat AS beat
     JOIN session_stretch AS stretch ON stretch.session_id = beat.session_id
     JOIN person ON person.id = beat.person_id
     WHERE beat.session_id = UNHEX(REPLACE(?, '-', '')) AND person.display_name = ?
     ORDER BY began`,
    [sessionId, who.name],
  );
  let [seconds, until] = [0, 0];
  for (const { began, ended } of rows.map((row) => ({ began: Number(row.began), ended: Number(row.ended) }))) {
    seconds += Math.max(0, ended - Math.max(began, until));
    until = Math.max(until, ended);
  }
  return seconds;
}

test('a session from its invitation to its replay: door, sound, ink, poll, a broken line, attendance', async ({
  browser,
}) => {
  const desk = await openDesk(browser);
  const phone = await openPhone(browser);
  const sessionId = await plan(desk, { title, options: ['候场室', '录制这次教研'], invited: teacher() });

  await desk.goto(`/sessions/${sessionId}/room`);
  await openDoor(desk);

  // The invitation leads to the session, and to its door.
  await phone.getByRole('main').getByRole('listitem').filter({ hasText: title }).first().getByRole('link').click();
  await phone.getByRole('button', { name: 'Coming', exact: true }).click();
  await phone.getByRole('main').getByRole('link', { name: 'Enter', exact: true }).click();
  await expect(phone.getByRole('heading', { name: 'Please wait at the door' })).toBeVisible();
  await inspect(phone, 'learn-door-en-dark');

  await desk.getByRole('tab', { name: /^成员/ }).click();
  await desk.getByRole('button', { name: `让进来：${teacher().name}`, exact: true }).click();
  await expect(phone.getByText('2 online')).toBeVisible();
  await desk.getByRole('button', { name: '开始教研' }).click();
  await expect(phone.getByRole('timer')).toBeVisible();
  const beganAt = Date.now();

  // Sound in both directions: the host speaks, the teacher listens by the stream for a while, then takes the microphone.
  await desk.getByRole('button', { name: '开麦' }).click();
  await expect.poll(() => loudness(phone)).toBeGreaterThan(0.05);
  await listenByStream(phone);
  await expect.poll(() => playedLoudness(phone.locator('audio[src]'))).toBeGreaterThan(0.05);
  await phone.getByRole('button', { name: 'Raise hand' }).click();
  await desk.getByRole('button', { name: `请上麦：${teacher().name}` }).click();
  await phone.getByRole('button', { name: 'Unmute' }).first().click();
  await expect(phone.getByRole('button', { name: 'Mute', exact: true })).toBeVisible();
  await expect(phone.getByText(listening)).toHaveCount(0);
  await expect.poll(() => loudness(desk)).toBeGreaterThan(0.05);

  // Pages and ink in step.
  await desk.getByRole('button', { name: '新白板页' }).first().click();
  await desk.getByRole('button', { name: '批注' }).click();
  await draw(desk, () => expect(strokes(phone)).toHaveCount(1));
  await expect(strokes(phone)).toHaveCount(1);
  await desk.getByRole('button', { name: '新白板页' }).click();
  await expect(phone.getByText('2 / 2').first()).toBeVisible();
  await expect(strokes(phone)).toHaveCount(0);
  await desk.getByRole('button', { name: '标记' }).click();
  await expect(desk.getByText('已标记这一刻')).toBeVisible();
  await desk.getByRole('button', { name: '上一页' }).click();
  await expect(strokes(phone)).toHaveCount(1);

  await desk.getByRole('tab', { name: '纪要' }).click();
  await expect(desk.getByRole('textbox').first()).toBeVisible();
  await inspect(desk, 'learn-minutes-zh-light');
  await askPoll(desk);
  await phone.getByRole('tab', { name: /^Polls/ }).click();
  await phone.getByRole('button', { name: /课文细读之后/ }).click();
  await expect(desk.getByText('1 票')).toBeVisible();
  await inspect(desk, 'learn-room-zh-light');
  await inspect(phone, 'learn-room-en-dark');

  // Silenced, then without a network: back by itself, with what was said meanwhile, and still silent.
  await desk.getByRole('button', { name: '更多' }).click();
  await desk.getByRole('button', { name: '全体闭麦' }).click();
  await expect(phone.getByRole('button', { name: 'Unmute' })).toBeVisible();
  await phone.context().setOffline(true);
  await expect(phone.getByText('The line broke, reconnecting')).toBeVisible();
  await desk.getByRole('tab', { name: /^聊天/ }).click();
  await desk.getByLabel('说点什么').fill('这一句为什么用叠词？');
  await desk.getByRole('button', { name: '发送' }).click();
  await phone.waitForTimeout(5_000);
  await phone.context().setOffline(false);
  await phone.getByRole('tab', { name: /^Chat/ }).click();
  await expect(phone.getByText('这一句为什么用叠词？')).toBeVisible();
  await expect(phone.getByText('2 online')).toBeVisible();
  await expect(phone.getByRole('button', { name: 'Unmute' })).toBeVisible();

  await desk.getByRole('button', { name: '更多' }).click();
  await desk.getByRole('button', { name: '结束教研' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: '结束教研' }).click();
  await expect(phone.getByRole('heading', { name: 'The session is over' })).toBeVisible();
  const lasted = (Date.now() - beganAt) / 1000;
  await inspect(phone, 'learn-session-over-en-dark');
  await expect.poll(() => attendedSeconds(sessionId, teacher())).toBeGreaterThan(lasted - 5);
  expect(await attendedSeconds(sessionId, teacher())).toBeLessThan(lasted + 5);

  // The replay: what was heard is heard, and the page and its ink are those of the same moment.
  await phone.getByRole('link', { name: 'See this session' }).click();
  const chapter = (name: RegExp) => phone.getByRole('group', { name: 'Chapters' }).getByRole('button', { name });
  await chapter(/A marked moment/).click();
  await expect(phone.getByText('2 / 2')).toBeVisible();
  await expect(strokes(phone)).toHaveCount(0);
  await chapter(/Whiteboard, page 1/).click();
  await expect(phone.getByText('1 / 2')).toBeVisible();
  await expect(strokes(phone)).toHaveCount(1);
  await phone.locator('media-play-button').click();
  await expect.poll(() => playedLoudness(phone.locator('video'))).toBeGreaterThan(0.05);
  await phone.getByRole('tab', { name: 'Chat' }).click();
  await inspect(phone, 'learn-replay-en-dark');

  // It becomes a lesson: the video is made of what was recorded, by the way of every other video.
  await desk.goto(`/studio/sessions/${sessionId}`);
  await desk.getByRole('button', { name: '做成课时' }).click();
  const lesson = desk.getByRole('region', { name: '回放' }).getByRole('listitem');
  await expect(lesson.getByText(/^(可播放|已就绪)$/)).toBeVisible({ timeout: 60_000 });
  await Promise.all([desk, phone].map((page) => page.context().close()));
});
