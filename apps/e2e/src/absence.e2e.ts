import { expect, test, type Browser, type Page } from '@playwright/test';
import { requireInstallation } from '../../../infra/local/installation.mjs';
import { LossyLine } from './lossy-line';
import { dataFolder, logins, type DemoLogin } from './people';
import { closeAll, expectSamePage, markPage, openDesk, openLaptop } from './session-browsers';
import { endSession, makeSpeaker, muteEverybody, openDoor, plan } from './session-host';
import { audible, heardPeople, loudness } from './sound';
import { WebLine } from './web-line';

const host = () => logins('trainer')[1]!;
/** Who speaks when the line goes, and who has muted themselves before. */
const [speaker, silent] = [() => logins('teacher')[0]!, () => logins('teacher')[1]!];
const absence = 5 * 60_000;
const broken = '网络断了，正在重新连接';
/** A page tries again every quarter of a minute, and has much to ask for when it is back. */
const soon = { timeout: 60_000 };
/** Who is silenced hears about it, or has long been told: in both cases their button offers to speak. */
const speakButton = (page: Page) => page.getByRole('button', { name: '开麦', exact: true }).first();

/** Somebody whose whole line, of the conference and of everything else, can go dead. */
class Absentee {
  private constructor(
    readonly page: Page,
    private readonly conference: LossyLine,
    private readonly web: WebLine,
  ) {}

  static async open(browser: Browser, who: DemoLogin): Promise<Absentee> {
    const conference = await LossyLine.open(requireInstallation(dataFolder()).livekitUdpPort);
    const web = await WebLine.open();
    const page = await openLaptop(browser, who, { ...web.options, prepare: (context) => conference.lead(context) });
    return new Absentee(page, conference, web);
  }

  goDead(): void {
    this.conference.loss = 1;
    this.web.goDead();
  }

  comeBack(): void {
    this.conference.loss = 0;
    this.web.comeBack();
  }

  async close(): Promise<void> {
    await closeAll(this.page);
    this.conference.close();
    this.web.close();
  }
}

test('two whose lines are dead for five minutes are back without a reload: both muted, one by herself and one by the host', async ({
  browser,
}) => {
  const desk = await openDesk(browser, host());
  const sessionId = await plan(desk, { title: '集体备课：停网五分钟', options: [], invited: [speaker(), silent()] });
  await desk.goto(`/sessions/${sessionId}/room`);
  await openDoor(desk);
  await desk.getByRole('button', { name: '开始教研' }).click();
  await expect(desk.getByRole('timer')).toBeVisible();
  await desk.getByRole('button', { name: '开麦', exact: true }).click();
  const [spoke, muted] = [await Absentee.open(browser, speaker()), await Absentee.open(browser, silent())];
  const both = [spoke, muted];
  for (const { page } of both) {
    await page.goto(`/sessions/${sessionId}/room`);
    await expect(page.getByRole('timer')).toBeVisible();
    await markPage(page);
  }
  for (const person of [speaker(), silent()]) await makeSpeaker(desk, person);
  for (const { page } of both) await speakButton(page).click();
  await expect.poll(() => heardPeople(desk), { timeout: 60_000 }).toBe(2);
  await muted.page.getByRole('button', { name: '闭麦', exact: true }).first().click();
  await expect.poll(() => heardPeople(desk)).toBe(1);

  both.forEach((one) => one.goDead());
  const goneAt = Date.now();
  for (const { page } of both) await expect(page.getByText(broken)).toBeVisible(soon);
  await muteEverybody(desk);
  await desk.getByRole('tab', { name: /^聊天/ }).click();
  await desk.getByLabel('说点什么').fill('贵州那边停网了，我们等一等');
  await desk.getByRole('button', { name: '发送' }).click();
  await expect(desk.getByRole('list', { name: '聊天' }).getByText('贵州那边停网了，我们等一等')).toBeVisible();
  await desk.waitForTimeout(absence - (Date.now() - goneAt));
  for (const { page } of both) await expect(page.getByText(broken)).toBeVisible();
  both.forEach((one) => one.comeBack());

  for (const { page } of both) {
    await expect(page.getByText(broken)).toHaveCount(0, soon);
    await expect(page.getByText('贵州那边停网了，我们等一等')).toBeVisible(soon);
    await expect.poll(() => loudness(page), soon).toBeGreaterThan(audible);
    await expect(speakButton(page)).toBeVisible();
  }
  expect(await heardPeople(desk)).toBe(0);
  // What happens from now on is heard of at once; who was silenced speaks when they want to.
  await desk.getByLabel('说点什么').fill('都回来了');
  await desk.getByRole('button', { name: '发送' }).click();
  for (const { page } of both) await expect(page.getByText('都回来了')).toBeVisible(soon);
  await speakButton(spoke.page).click();
  await expect.poll(() => heardPeople(desk)).toBe(1);
  for (const { page } of both) await expectSamePage(page);

  await endSession(desk);
  await Promise.all(both.map((one) => one.close()));
  await closeAll(desk);
});
