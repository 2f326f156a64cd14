import { expect, test, type Page } from '@playwright/test';
import { kill } from '../../../infra/local/chaos/parts/kills.mjs';
import { beatSeconds, expectAttendance, shownMinutes } from './attendance';
import { deviceQuestions } from './devices';
import { expectNothingKept } from './kept-sound';
import { dataFolder, login, logins } from './people';
import { inspectInBothSizes as inspect } from './screens';
import { closeAll, expectSamePage, markPage, openDesk, openLaptop, openPhone, signInOnPhone } from './session-browsers';
import { endSession, makeSpeaker, openDoor, plan } from './session-host';
import { audible, heardPeople, loudness, playedLoudness } from './sound';
import { giveTimeSignal, pictureApart, soundApart, watchTurn } from './time-signal';
import { position } from './video';

/**
 * A research session in three browsers with made-up devices, on the real conference server: the host at a desk, a teacher who speaks
 * at a computer, and a listener on a phone, who hears it by the stream.
 */
const title = '同课异构：《荷塘月色》';
const host = () => login('trainer');
const listener = () => login('teacher');
const speaker = () => logins('teacher')[1]!;
/** What is heard, seen and shown of one moment, within so many seconds. */
const inStep = 1;
const listening = 'Listening with little data, about 12 s late';
const strokes = (page: Page) => page.locator('figure svg path');

/** The invitation leads to the session, which says that it is recorded before anybody comes in, and to its door. */
async function followInvitation(phone: Page): Promise<void> {
  await phone.getByRole('main').getByRole('listitem').filter({ hasText: title }).first().getByRole('link').click();
  const told = phone.getByText(/This session is recorded: .* can see the replay\./);
  await expect(told).toBeVisible();
  await phone.getByRole('button', { name: 'Coming', exact: true }).click();
  await phone.getByRole('main').getByRole('link', { name: 'Enter', exact: true }).click();
  await expect(phone.getByRole('heading', { name: 'Please wait at the door' })).toBeVisible();
  await expect(told).toBeVisible();
  await inspect(phone, 'learn-door-en-dark');
}

/** Asks for the stream; it is there once the first seconds are recorded. */
async function listenByStream(phone: Page): Promise<void> {
  await phone.getByRole('button', { name: 'More', exact: true }).click();
  await phone.getByLabel('Listen with little data').check();
  await inspect(phone, 'learn-room-more-en-dark');
  await phone.getByRole('button', { name: 'Close' }).click();
  await expectListening(phone);
}

async function expectListening(phone: Page): Promise<void> {
  await expect(phone.getByText(listening)).toBeVisible({ timeout: 40_000 });
  await expect.poll(() => playedLoudness(phone.locator('audio[src]'))).toBeGreaterThan(audible);
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

/** Two pages of the whiteboard with ink on the first, which the others see while it is drawn. */
async function drawOnBoards(desk: Page, laptop: Page): Promise<void> {
  await desk.getByRole('button', { name: '新白板页' }).first().click();
  await desk.getByRole('button', { name: '批注' }).click();
  await draw(desk, () => expect(strokes(laptop)).toHaveCount(1));
  await expect(strokes(laptop)).toHaveCount(1);
  await desk.getByRole('button', { name: '新白板页' }).click();
  await expect(laptop.getByText('2 / 2').first()).toBeVisible();
  await expect(strokes(laptop)).toHaveCount(0);
  await desk.getByRole('button', { name: '标记' }).click();
  await expect(desk.getByText('已标记这一刻')).toBeVisible();
}

/** Shows the own screen, and goes on turning pages beside it. */
async function share(desk: Page, laptop: Page): Promise<void> {
  await desk.getByRole('button', { name: '共享屏幕' }).click();
  await expect(laptop.getByLabel('共享的屏幕')).toBeVisible();
  await desk.getByRole('button', { name: '讲义', exact: true }).click();
}

/** Turns to the page before; the time of it. */
async function turnBack(desk: Page): Promise<number> {
  await desk.getByRole('button', { name: '上一页' }).click();
  return Date.now();
}

/** Two write at the same time, each a line of their own, and each has what the other wrote. */
async function writeMinutes(desk: Page, laptop: Page): Promise<void> {
  const writers = [
    { page: desk, line: '叠词写出了荷叶之多，也写出了节奏。', key: 'Control+Home' },
    { page: laptop, line: '绥阳提出：朗读的时间再长一些。', key: 'Control+End' },
  ];
  const textOf = (page: Page) => page.getByRole('textbox', { name: '纪要正文' });
  for (const { page } of writers) {
    await page.getByRole('tab', { name: '纪要' }).click();
    await expect(textOf(page)).toHaveAttribute('contenteditable', 'true');
  }
  await textOf(desk).click();
  await desk.keyboard.press('Enter');
  await expect(textOf(laptop).locator('p')).toHaveCount(2);
  await Promise.all(
    writers.map(async ({ page, line, key }) => {
      await textOf(page).click();
      await page.keyboard.press(key);
      await page.keyboard.type(line, { delay: 60 });
    }),
  );
  // Beside the text stands the name of who writes there.
  for (const { page } of writers)
    for (const [index, { line }] of writers.entries())
      await expect(textOf(page).locator('p').nth(index)).toContainText(line);
}

async function askPoll(page: Page): Promise<void> {
  await page.getByRole('tab', { name: /^投票/ }).click();
  await page.getByLabel('问题').fill('分组讨论放在哪里？');
  await page.getByLabel('选项 1').fill('课文细读之后');
  await page.getByLabel('选项 2').fill('导入之后');
  await page.getByRole('button', { name: '开始投票' }).click();
}

/** The conference server dies; everybody is back by themselves, the recording too. */
async function outliveConferenceServer(desk: Page, laptop: Page): Promise<void> {
  await kill(dataFolder(), 'the conference server');
  for (const page of [desk, laptop]) await expect(page.getByText('网络断了，正在重新连接')).toBeVisible();
  for (const page of [desk, laptop]) {
    await expect(page.getByText('网络断了，正在重新连接')).toHaveCount(0, { timeout: 60_000 });
    await expect.poll(() => loudness(page), { timeout: 30_000 }).toBeGreaterThan(audible);
  }
}

/** The page says of everybody how long they were there, as the script’s clock does. */
async function expectInStudio(desk: Page, sessionId: string, seconds: number): Promise<void> {
  await desk.goto(`/studio/sessions/${sessionId}`);
  for (const { name } of [host(), speaker(), listener()])
    expect(Math.abs((await shownMinutes(desk, name)) * 60 - seconds)).toBeLessThanOrEqual(30 + beatSeconds);
  await inspect(desk, 'studio-session-over-zh-light');
}

const chapter = (page: Page, name: RegExp) =>
  page
    .getByRole('group', { name: /^(Chapters|章节)$/ })
    .getByRole('button', { name })
    .last();

/** The pieces of the replay that the page plays, by their addresses. */
async function pieces(page: Page, sessionId: string): Promise<string[]> {
  const fetched = page.waitForResponse((response) => response.url().includes('/replay.m3u8') && response.ok());
  await page.goto(`/sessions/${sessionId}`);
  const address = (await fetched).url();
  const playlist = await page.request.get(address);
  const lines = (await playlist.text()).split('\n').filter((line) => line && !line.startsWith('#'));
  return lines.map((line) => new URL(line, address).href);
}

/** The host cuts out what was said after the mark: it leaves the replay, and nobody gets it any more. */
async function cutOut(desk: Page, sessionId: string): Promise<void> {
  const before = await pieces(desk, sessionId);
  await chapter(desk, /标记的时刻/).click();
  await desk.getByText('剪去一段').click();
  await desk.getByRole('button', { name: '从这里开始' }).click();
  await desk.locator('video').evaluate((video: HTMLVideoElement) => (video.currentTime += 3));
  await desk.getByRole('button', { name: '到这里为止' }).click();
  await desk.getByLabel('为什么剪去').fill('提到了学生姓名');
  await desk.getByRole('button', { name: '剪去', exact: true }).click();
  await inspect(desk, 'learn-replay-cut-zh-light');
  await desk.getByRole('dialog').getByRole('button', { name: '剪去', exact: true }).click();
  await expect(desk.getByRole('dialog')).toHaveCount(0);
  // Each address is signed anew; what it ends with says which piece it is.
  const nameOf = (piece: string) => piece.split('/').slice(-2).join('/');
  const after = new Set((await pieces(desk, sessionId)).map(nameOf));
  const gone = before.filter((piece) => !after.has(nameOf(piece)));
  expect(gone.length).toBeGreaterThan(0);
  expect(gone.length).toBeLessThan(before.length / 2);
  for (const piece of gone) await expect.poll(async () => (await desk.request.get(piece)).status()).toBe(404);
}

/** Behind the cut, and behind the death of the conference server: what is heard and seen when a page turns is of that moment. */
async function watchReplay(phone: Page, turns: { firstTurn: number; secondTurn: number }): Promise<void> {
  const video = phone.locator('video');
  // Right behind the cut: before it another page was shown.
  await chapter(phone, /A marked moment/).click();
  await expect(phone.getByText('2 / 2')).toBeVisible();
  await expect(strokes(phone)).toHaveCount(0);
  const first = await watchTurn(video);
  await expect(phone.getByText('1 / 2')).toBeVisible();
  await expect(strokes(phone)).toHaveCount(1);
  expect(Math.abs(soundApart(first, turns.firstTurn))).toBeLessThan(inStep);
  expect(Math.abs(pictureApart(first, turns.firstTurn))).toBeLessThan(inStep);
  await chapter(phone, /Whiteboard, page 1/).click();
  await expect(phone.getByText('1 / 2')).toBeVisible();
  await chapter(phone, /Whiteboard, page 2/).click();
  const second = await watchTurn(video, (await position(phone)) - 4);
  expect(Math.abs(soundApart(second, turns.secondTurn))).toBeLessThan(inStep);
  await inspect(phone, 'learn-replay-en-dark');
}

/** It becomes a lesson: the video is made of what was recorded, by the way of every other video. */
async function makeLesson(desk: Page, sessionId: string): Promise<void> {
  await desk.goto(`/studio/sessions/${sessionId}`);
  await desk.getByRole('button', { name: '做成课时' }).click();
  const lesson = desk.getByRole('region', { name: '回放' }).getByRole('listitem');
  await expect(lesson.getByText(/^(可播放|已就绪)$/)).toBeVisible({ timeout: 60_000 });
}

test('a session in three browsers from its invitation to its replay: sound, screen, pages, ink, minutes, a killed conference server, attendance', async ({
  browser,
}) => {
  const desk = await openDesk(browser, host(), { prepare: giveTimeSignal });
  const laptop = await openLaptop(browser, speaker());
  const phone = await openPhone(browser);
  await signInOnPhone(phone, '/notices', listener());
  const sessionId = await plan(desk, {
    ...{ title, options: ['候场室', '录制这次教研'], invited: [listener(), speaker()] },
  });
  await desk.goto(`/sessions/${sessionId}/room`);
  await openDoor(desk);

  await followInvitation(phone);
  await laptop.goto(`/sessions/${sessionId}/room`);
  await desk.getByRole('tab', { name: /^成员/ }).click();
  await inspect(desk, 'learn-room-before-zh-light');
  await desk.getByRole('button', { name: '全部让进来' }).click();
  await expect(phone.getByText('3 online')).toBeVisible();
  await desk.getByRole('button', { name: '开始教研' }).click();
  await expect(phone.getByRole('timer')).toBeVisible();
  const beganAt = Date.now();
  for (const page of [desk, laptop, phone]) await markPage(page);

  // The host and the teacher speak; who listens hears both, and then the same by the stream.
  await makeSpeaker(desk, speaker());
  await desk.getByRole('button', { name: '开麦' }).click();
  await laptop.getByRole('button', { name: '开麦' }).first().click();
  await expect.poll(() => heardPeople(phone)).toBe(2);
  await listenByStream(phone);
  expect(await deviceQuestions(phone)).toBe(0);

  await drawOnBoards(desk, laptop);
  await share(desk, laptop);
  await inspect(laptop, 'learn-room-screen-zh-dark');
  await expect(phone.getByText('2 / 2').first()).toBeVisible({ timeout: 40_000 });
  const later = watchTurn(phone.locator('audio[src]'));
  const firstTurn = await turnBack(desk);
  expect(Math.abs(soundApart(await later, firstTurn))).toBeLessThan(inStep);
  await expect(strokes(phone)).toHaveCount(1);

  // By a raised hand from the stream into the conference, and back to the stream.
  await phone.getByRole('button', { name: 'Raise hand' }).click();
  await desk.getByRole('tab', { name: /^成员/ }).click();
  await desk.getByRole('button', { name: `请上麦：${listener().name}` }).click();
  await phone.getByRole('button', { name: 'Unmute' }).first().click();
  await expect(phone.getByText(listening)).toHaveCount(0);
  await expect.poll(() => heardPeople(desk)).toBe(2);
  await desk.getByRole('button', { name: `管理 ${listener().name}` }).click();
  await desk.getByRole('button', { name: '请下麦' }).click();
  await expectListening(phone);
  await expect.poll(() => heardPeople(desk)).toBe(1);

  await writeMinutes(desk, laptop);
  await inspect(desk, 'learn-minutes-zh-light');
  await askPoll(desk);
  await phone.getByRole('tab', { name: /^Polls/ }).click();
  await phone.getByRole('button', { name: /课文细读之后/ }).click();
  await laptop.getByRole('tab', { name: /^投票/ }).click();
  await laptop.getByRole('button', { name: /导入之后/ }).click();
  await expect(desk.getByText('2 票')).toBeVisible();
  await inspect(desk, 'learn-room-zh-light');
  await inspect(phone, 'learn-room-en-dark');

  await outliveConferenceServer(desk, laptop);
  await expectListening(phone);
  await desk.getByRole('button', { name: '下一页' }).click();
  const secondTurn = Date.now();
  for (const page of [desk, laptop, phone]) await expectSamePage(page);

  await endSession(desk);
  await expect(phone.getByRole('heading', { name: 'The session is over' })).toBeVisible();
  const seconds = (Date.now() - beganAt) / 1000;
  await inspect(phone, 'learn-session-over-en-dark');
  await expectAttendance(
    desk,
    sessionId,
    [host(), speaker(), listener()].map(({ name }) => ({ name, seconds })),
  );

  await expectInStudio(desk, sessionId, seconds);
  // What was missing at the beginning, on a busy machine, changes the replay once more.
  await desk.goto(`/sessions/${sessionId}`);
  for (const page of [laptop, desk]) await expectNothingKept(page);
  await cutOut(desk, sessionId);
  await phone.getByRole('link', { name: 'See this session' }).click();
  await watchReplay(phone, { firstTurn, secondTurn });
  await makeLesson(desk, sessionId);
  await closeAll(desk, laptop, phone);
});
