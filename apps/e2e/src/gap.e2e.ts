import { expect, test, type Page } from '@playwright/test';
import { kill } from '../../../infra/local/chaos/parts/kills.mjs';
import { expectNothingKept } from './kept-sound';
import { dataFolder, login } from './people';
import { inspectInBothSizes as inspect } from './screens';
import { closeAll, openDesk } from './session-browsers';
import { endSession, openDoor, plan } from './session-host';
import { giveTimeSignal, soundApart, watchTurn } from './time-signal';

/** A session whose recorder dies more than once while the host goes on to speak. */
const host = () => login('trainer');
/** A recorder has brought its first piece in by then. */
const pieceMilliseconds = 12_000;
/** What is heard and shown of one moment, within so many seconds. */
const inStep = 1;

/** Kills whoever records, again and again for some seconds; the host turns a page meanwhile. Answers when that was. */
async function speakWithoutRecorder(desk: Page): Promise<number> {
  let turnedAt = 0;
  for (const seconds of [0, 2, 4, 6]) {
    await kill(dataFolder(), 'the recorder');
    await desk.waitForTimeout(2_000);
    if (seconds !== 2) continue;
    await desk.getByRole('button', { name: '上一页' }).click();
    turnedAt = Date.now();
  }
  return turnedAt;
}

test('a recorder that is killed costs the replay no word of the host: her own browser had kept it, and sends what is missing', async ({
  browser,
}) => {
  const desk = await openDesk(browser, host(), { prepare: giveTimeSignal });
  const title = '集体备课：录制中断了一会儿';
  const sessionId = await plan(desk, { title, options: ['录制这次教研'], invited: [login('teacher')] });
  await desk.goto(`/sessions/${sessionId}/room`);
  await openDoor(desk);
  await desk.getByRole('button', { name: '开始教研' }).click();
  await expect(desk.getByRole('timer')).toBeVisible();
  await desk.getByRole('button', { name: '开麦', exact: true }).click();
  for (const button of ['first', 'last'] as const)
    await desk.getByRole('button', { name: '新白板页' })[button]().click();
  await expect(desk.getByText('2 / 2').first()).toBeVisible();
  await desk.waitForTimeout(pieceMilliseconds);
  const turnedAt = await speakWithoutRecorder(desk);
  await desk.waitForTimeout(pieceMilliseconds);
  await endSession(desk);
  await expect(desk.getByRole('heading', { name: '教研已结束' })).toBeVisible();
  await expect(desk.getByText('正在把您麦克风的声音补入回放')).toBeVisible({ timeout: 60_000 });
  await inspect(desk, 'learn-session-over-adding-zh-light');
  await expectNothingKept(desk);

  await desk.goto(`/sessions/${sessionId}`);
  await expect(desk.getByText('这里补了').first()).toBeVisible();
  await expect(desk.getByText('这里少')).toHaveCount(0);
  await inspect(desk, 'learn-replay-filled-zh-light');
  const pages = desk.getByRole('group', { name: '章节' }).getByRole('button', { name: /白板/ });
  await pages.last().click();
  const video = desk.locator('video');
  const position = await video.evaluate((media: HTMLVideoElement) => media.currentTime);
  const turn = await watchTurn(video, position - 4);
  expect(Math.abs(soundApart(turn, turnedAt))).toBeLessThan(inStep);
  await closeAll(desk);
});
