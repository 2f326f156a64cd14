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
  invited: DemoLogin;
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
  await page.getByLabel('邀请谁').fill(invited.name);
  const found = page.getByRole('button', { name: new RegExp(`${invited.name}.*${invited.school}`) });
  await found.first().click();
  await page.getByRole('button', { name: '发布' }).click();
  await dialog.getByRole('button', { name: '发布' }).click();
  await expect(page.getByText('已发布，并通知了受邀的人')).toBeVisible();
  return /[0-9a-f-]{36}/.exec(page.url())![0];
}

/** Who leads opens the door, unless it has opened by itself. */
export async function openDoor(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: '开始教研' })).toBeVisible();
  const button = page.getByRole('button', { name: '开门' });
  if (await button.isVisible()) await button.click();
}
