import { expect, type Page } from '@playwright/test';
import type { DemoLogin } from './people';

/** The clock on a wall in Shanghai, so many minutes from now. */
function wall(minutes: number): { day: string; time: string } {
  const text = new Date(Date.now() + minutes * 60_000 + 8 * 3_600_000).toISOString();
  return { day: text.slice(0, 10), time: text.slice(11, 16) };
}

/** A session as its host plans it. */
export interface PlannedSession {
  title: string;
  /** What is ticked of how people come in. */
  options: readonly string[];
  invited: readonly DemoLogin[];
}

/** Plans a session that begins in ten minutes, and announces it. Its id is in the page’s address. */
export async function plan(page: Page, { title, options, invited }: PlannedSession): Promise<string> {
  await page.goto('/studio/sessions');
  await page.getByRole('button', { name: '新建教研' }).first().click();
  const dialog = page.getByRole('dialog');
  const [from, to] = [wall(10), wall(70)];
  await dialog.getByLabel('题目').fill(title);
  await dialog.getByLabel('日期').fill(from.day);
  await dialog.getByLabel('开始').fill(from.time);
  await dialog.getByLabel('结束').fill(to.time);
  await dialog.getByRole('button', { name: '建草稿' }).click();
  await expect(page).toHaveURL(/\/studio\/sessions\/[0-9a-f-]{36}/);

  await page.getByRole('button', { name: '修改' }).click();
  for (const option of options) await dialog.getByLabel(option).check();
  await dialog.getByRole('button', { name: /^保存/ }).click();
  await expect(dialog).toHaveCount(0);
  for (const { name, school } of invited) {
    await page.getByRole('searchbox', { name: '邀请谁' }).fill(name);
    await page
      .getByRole('button', { name: new RegExp(`${name}.*${school}`) })
      .first()
      .click();
    await expect(page.getByRole('button', { name: `取消邀请${name}` })).toBeVisible();
  }
  await page.getByRole('button', { name: '发布' }).click();
  await dialog.getByRole('button', { name: '发布' }).click();
  await expect(page.getByText('已发布，并通知了受邀的人')).toBeVisible();
  return /[0-9a-f-]{36}/.exec(page.url())![0];
}

/** Who leads opens the door, unless it has opened by itself. */
export async function openDoor(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: '开始教研' })).toBeVisible();
  const button = page.getByRole('button', { name: '开门' });
  await expect(async () => {
    if (await button.isVisible()) await button.click({ timeout: 1_000 });
    await expect(button).toHaveCount(0, { timeout: 1_000 });
  }).toPass();
}

/** Who leads gives somebody the part of a speaker, who may then be heard, and writes with the others. */
export async function makeSpeaker(page: Page, { name }: DemoLogin): Promise<void> {
  await page.getByRole('tab', { name: /^成员/ }).click();
  const manage = page.getByRole('button', { name: `管理 ${name}` });
  const row = page.getByRole('listitem').filter({ has: manage });
  await manage.click();
  await row.getByLabel('身份').selectOption('speaker');
  // Who was among the listeners goes to the stage, where the row is closed; who stood there already keeps it open.
  await expect(row.getByText(/主讲 ·/)).toBeVisible();
  if ((await manage.getAttribute('aria-expanded')) === 'true') await manage.click();
}

/** Who leads silences everybody else. */
export async function muteEverybody(page: Page): Promise<void> {
  await page.getByRole('button', { name: '更多' }).click();
  await page.getByRole('button', { name: '全体闭麦' }).click();
}

/** Who leads ends the session, having been asked once more. */
export async function endSession(page: Page): Promise<void> {
  await page.getByRole('button', { name: '更多' }).click();
  await page.getByRole('button', { name: '结束教研' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '结束教研' }).click();
}
