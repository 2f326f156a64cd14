import { expect, test, type Page } from '@playwright/test';
import { askDatabase } from './database';
import { deviceQuestions, plugIn } from './devices';
import { login } from './people';
import { inspectInBothSizes as inspect } from './screens';
import { closeAll, openDesk, openPhone } from './session-browsers';
import { endSession, openDoor, plan } from './session-host';
import { audible, loudness } from './sound';

/**
 * A guest without an account on a phone, in English by night, and the host at a desk, in Chinese by day: on the real conference server,
 * from the link to being sent out.
 */
const title = '同课异构：《背影》';
const guest = 'Professor Zhou';

/** The address that the host copies for guests. */
async function makeLink(desk: Page): Promise<string> {
  await desk.getByRole('button', { name: '新建链接' }).click();
  const address = desk.getByText(/\/guest\/[\w-]+$/);
  await inspect(desk, 'studio-guest-link-zh-light');
  return new URL((await address.textContent())!.trim()).pathname;
}

/** What is kept of the guest: nothing among the people. */
async function countedAs(sessionId: string): Promise<{ members: number; stays: number }> {
  const [row] = await askDatabase<{ members: number; stays: number }>(
    `SELECT (SELECT COUNT(*) FROM session_member WHERE session_id = UNHEX(REPLACE(?, '-', ''))) AS members,
            (SELECT COUNT(*) FROM guest_stay JOIN session_guest AS guest ON guest.id = guest_stay.guest_id
             WHERE guest.session_id = UNHEX(REPLACE(?, '-', ''))) AS stays`,
    [sessionId, sessionId],
  );
  return { members: Number(row!.members), stays: Number(row!.stays) };
}

/** Gives everybody a picture in the chat. */
async function handRound(page: Page, name: string): Promise<void> {
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '发图片或文件' }).click();
  await (await choosing).setFiles({ name, mimeType: 'image/png', buffer: await page.screenshot() });
}

test('a guest from the link to the room: door, sound, chat, microphone, sent out and let back in', async ({
  browser,
}) => {
  const desk = await openDesk(browser, login('trainer'));
  const phone = await openPhone(browser);
  const sessionId = await plan(desk, { title, options: ['候场室', '可邀请外部嘉宾'], invited: [login('teacher')] });
  const path = await makeLink(desk);
  await desk.goto(`/sessions/${sessionId}/room`);
  await openDoor(desk);

  await phone.goto(`${path.slice(0, -2)}xx`);
  await expect(phone.getByText('This link is incomplete or was changed.')).toBeVisible();
  await inspect(phone, 'learn-guest-link-altered-en-dark');

  // What it is stands there before anything is asked; without a name nobody comes in.
  await phone.goto(path);
  await expect(phone.getByRole('heading', { name: title })).toBeVisible();
  await expect(phone.getByText('This session is not recorded.')).toBeVisible();
  await phone.getByRole('button', { name: 'Enter', exact: true }).click();
  await expect(phone.getByText('Enter your name: the host lets you in by it.')).toBeVisible();
  await inspect(phone, 'learn-guest-welcome-en-dark');
  await phone.getByLabel('Your name').fill(guest);
  await phone.getByLabel('Where you are from').fill('East China Normal University');
  await phone.getByRole('button', { name: 'Enter', exact: true }).click();
  await expect(phone.getByRole('heading', { name: 'Please wait at the door' })).toBeVisible();

  await desk.getByRole('tab', { name: /^成员/ }).click();
  await inspect(desk, 'learn-room-guest-waits-zh-light');
  await desk.getByRole('button', { name: `让进来：${guest}`, exact: true }).click();
  await desk.getByRole('button', { name: '开始教研' }).click();
  await expect(phone.getByRole('timer')).toBeVisible();

  // Hears the host, without having been asked for a device.
  await desk.getByRole('button', { name: '开麦' }).click();
  await expect.poll(() => loudness(phone)).toBeGreaterThan(audible);
  expect(await deviceQuestions(phone)).toBe(0);

  await phone.getByLabel('Say something').fill('你们好，很高兴来听课');
  await phone.getByRole('button', { name: 'Send' }).click();
  await desk.getByRole('tab', { name: /^聊天/ }).click();
  await expect(desk.getByText('你们好，很高兴来听课')).toBeVisible();
  await handRound(desk, '板书.png');
  await expect(phone.getByRole('button', { name: /板书\.png/ }).getByRole('img')).toBeVisible({ timeout: 60_000 });

  await phone.getByRole('button', { name: 'Raise hand' }).click();
  await desk.getByRole('tab', { name: /^成员/ }).click();
  await desk.getByRole('button', { name: `请上麦：${guest}` }).click();
  // Without a microphone one is told so and goes on listening; once there is one, the same button does.
  await plugIn(phone, false);
  await phone.getByRole('button', { name: 'Unmute' }).first().click();
  await expect(phone.getByText('No microphone was found.')).toBeVisible();
  await inspect(phone, 'learn-guest-no-microphone-en-dark');
  await expect.poll(() => loudness(phone)).toBeGreaterThan(audible);
  await plugIn(phone, true);
  await phone.getByRole('button', { name: 'Unmute' }).first().click();
  await expect.poll(() => loudness(desk)).toBeGreaterThan(audible);
  await expect(phone.getByText('No microphone was found.')).toHaveCount(0);
  await desk.getByRole('button', { name: '新白板页' }).first().click();
  await expect(phone.getByText('1 / 1').first()).toBeVisible();
  await inspect(phone, 'learn-guest-room-en-dark');
  await inspect(desk, 'learn-room-guest-zh-light');

  // A reload, as a phone does when it is short of memory, leads back by itself.
  await phone.reload();
  await expect(phone.getByRole('timer')).toBeVisible();
  await expect(phone.getByText('你们好，很高兴来听课')).toBeVisible();

  // Nor does a broken line lose anything.
  await phone.context().setOffline(true);
  await expect(phone.getByText('The line broke, reconnecting')).toBeVisible();
  await desk.getByRole('tab', { name: /^聊天/ }).click();
  await desk.getByLabel('说点什么').fill('先看第一段');
  await desk.getByRole('button', { name: '发送' }).click();
  await phone.context().setOffline(false);
  await expect(phone.getByText('先看第一段')).toBeVisible();
  await expect(phone.getByText('2 online')).toBeVisible();

  await desk.getByRole('tab', { name: /^成员/ }).click();
  await desk.getByRole('button', { name: `管理 ${guest}` }).click();
  await desk.getByRole('button', { name: '请出' }).click();
  await desk.getByRole('alert').getByRole('button', { name: '请出' }).click();
  await expect(phone.getByRole('heading', { name: 'You were sent out' })).toBeVisible();
  await inspect(phone, 'learn-guest-sent-out-en-dark');
  await desk.getByRole('button', { name: `请回来：${guest}` }).click();
  await expect(phone.getByRole('timer')).toBeVisible();
  await desk.getByRole('tab', { name: /^聊天/ }).click();
  await desk.getByLabel('说点什么').fill('欢迎回来');
  await desk.getByRole('button', { name: '发送' }).click();
  await expect(phone.getByText('欢迎回来')).toBeVisible();
  expect(await countedAs(sessionId)).toMatchObject({ members: 1 });
  await expect.poll(async () => (await countedAs(sessionId)).stays).toBeGreaterThan(0);

  await endSession(desk);
  await expect(phone.getByRole('heading', { name: 'The session is over' })).toBeVisible();
  await desk.goto(`/studio/sessions/${sessionId}`);
  await expect(desk.getByRole('region', { name: '嘉宾', exact: true }).getByText(guest)).toBeVisible();
  await inspect(desk, 'studio-guest-attendance-zh-light');
  await closeAll(desk, phone);
});
