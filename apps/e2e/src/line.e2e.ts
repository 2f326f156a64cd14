import { expect, test, type Page } from '@playwright/test';
import { requireInstallation } from '../../../infra/local/installation.mjs';
import { expectAttendance } from './attendance';
import { LossyLine } from './lossy-line';
import { dataFolder, login } from './people';
import { inspectInBothSizes as inspect } from './screens';
import { closeAll, expectSamePage, markPage, openDesk, openLaptop } from './session-browsers';
import { endSession, makeSpeaker, muteEverybody, openDoor, plan } from './session-host';
import { audible, heardPeople, loudness } from './sound';
import { giveTimeSignal } from './time-signal';

const host = () => login('trainer');
const teacher = () => login('teacher');
/** What the page says on each step, the mildest first. */
const words = ['网络较弱，已收起别人的摄像头', '网络较弱，已收起摄像头和共享屏幕', '网络很弱，只留声音和讲义'] as const;

/** What comes and goes on the page of somebody whose line is bad. */
function pictures(): Record<string, string> {
  return {
    others: `${host().name} · 主持`,
    screen: '共享的屏幕',
    own: `${teacher().name} · 主讲`,
  };
}

interface Changes {
  words: string[];
  pictures: string[];
}

/** Notes from now on what the page says about its line, and when pictures come and go. */
async function noteChanges(page: Page): Promise<void> {
  await page.evaluate(
    ({ labels, sayings }) => {
      const notes: Changes = { words: [], pictures: [] };
      const isShown = (name: string) => document.querySelector(`video[aria-label="${labels[name]}"]`) !== null;
      const shown = new Map(Object.keys(labels).map((name) => [name, true]));
      const look = () => {
        for (const [name, wasShown] of shown) {
          if (isShown(name) === wasShown) continue;
          notes.pictures.push(`${name} ${wasShown ? 'gone' : 'back'}`);
          shown.set(name, !wasShown);
        }
        const saying = sayings.find((one) => document.querySelector('header')?.textContent.includes(one));
        if (saying && saying !== notes.words.at(-1)) notes.words.push(saying);
      };
      new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
      Object.assign(window, { changesOfTheLine: notes });
    },
    { labels: pictures(), sayings: words },
  );
}

function changes(page: Page): Promise<Changes> {
  return page.evaluate(() => (window as unknown as { changesOfTheLine: Changes }).changesOfTheLine);
}

/** Nothing comes through for so long, neither the conference nor anything else. */
async function cut(page: Page, line: LossyLine, milliseconds: number): Promise<void> {
  line.loss = 1;
  await page.context().setOffline(true);
  await expect(page.getByText('网络断了，正在重新连接')).toBeVisible();
  await page.waitForTimeout(milliseconds);
  line.loss = 0;
  await page.context().setOffline(false);
}

test('a line that loses packets gives up pictures and never the sound, a line that breaks comes back muted, and both mend by themselves', async ({
  browser,
}) => {
  const line = await LossyLine.open(requireInstallation(dataFolder()).livekitUdpPort);
  const desk = await openDesk(browser, host(), { prepare: giveTimeSignal });
  const laptop = await openLaptop(browser, teacher(), { prepare: (context) => line.lead(context) });
  const sessionId = await plan(desk, { title: '集体备课：线路不好的一天', options: [], invited: [teacher()] });
  await desk.goto(`/sessions/${sessionId}/room`);
  await openDoor(desk);
  await desk.getByRole('button', { name: '开始教研' }).click();
  await expect(desk.getByRole('timer')).toBeVisible();
  const beganAt = Date.now();
  await laptop.goto(`/sessions/${sessionId}/room`);
  await expect(laptop.getByRole('timer')).toBeVisible();
  const enteredAt = Date.now();
  await markPage(laptop);

  await makeSpeaker(desk, teacher());
  for (const name of ['开麦', '开摄像头', '共享屏幕']) await desk.getByRole('button', { name, exact: true }).click();
  for (const name of ['开麦', '开摄像头']) await laptop.getByRole('button', { name, exact: true }).last().click();
  for (const label of Object.values(pictures()))
    await expect(laptop.getByLabel(label).locator('visible=true').last()).toBeVisible();
  await expect.poll(() => loudness(laptop)).toBeGreaterThan(audible);
  await expect.poll(() => loudness(desk)).toBeGreaterThan(audible);
  expect(line.passed).toBeGreaterThan(100);

  await noteChanges(laptop);
  line.loss = 0.4;
  await expect(laptop.getByText(words[2])).toBeVisible({ timeout: 90_000 });
  await expect(laptop.locator('video')).toHaveCount(0);
  await expect.poll(() => loudness(laptop)).toBeGreaterThan(audible);
  await expect.poll(() => loudness(desk)).toBeGreaterThan(audible);
  await inspect(laptop, 'learn-room-weak-line-zh-dark');

  await muteEverybody(desk);
  await expect(laptop.getByRole('button', { name: '开麦' }).first()).toBeVisible();
  await cut(laptop, line, 16_000);
  await expect.poll(() => loudness(laptop), { timeout: 60_000 }).toBeGreaterThan(audible);
  await expect(laptop.getByRole('button', { name: '开麦' }).first()).toBeVisible();
  expect(await heardPeople(desk)).toBe(0);

  await expect.poll(async () => (await changes(laptop)).pictures.at(-1), { timeout: 120_000 }).toBe('others back');
  expect(await changes(laptop)).toEqual({
    words: [words[0], words[1], words[2], words[1], words[0]],
    pictures: ['others gone', 'screen gone', 'own gone', 'own back', 'screen back', 'others back'],
  });
  await expectSamePage(laptop);

  await endSession(desk);
  await expect(laptop.getByRole('heading', { name: '教研已结束' })).toBeVisible();
  const endedAt = Date.now();
  await expectAttendance(desk, sessionId, [
    { name: host().name, seconds: (endedAt - beganAt) / 1000 },
    { name: teacher().name, seconds: (endedAt - enteredAt) / 1000 },
  ]);
  line.close();
  await closeAll(desk, laptop);
});
