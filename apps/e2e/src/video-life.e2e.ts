import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { makeClip } from './clips';
import { login, signIn } from './people';
import { SIZES } from './screens';

/** The life of a video: brought in, taken along on a phone, replaced, thrown away, brought back. */
const course = '防疫知识公益课';
const title = `戴口罩的顺序 ${String(Date.now()).slice(-6)}`;
const folder = mkdtempSync(path.join(tmpdir(), 'yunqiao-life-'));
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

const row = (page: Page) => page.locator('ul[data-list] > li').filter({ hasText: title });
const dialog = (page: Page) => page.getByRole('dialog');

async function edit(page: Page): Promise<void> {
  await row(page).getByRole('button', { name: /编辑/ }).click();
}

async function publish(page: Page): Promise<void> {
  await page.getByRole('button', { name: /发布改动/ }).click();
  await dialog(page).getByRole('button', { name: '发布' }).click();
  await expect(dialog(page)).toBeHidden();
}

async function readyToPlay(page: Page): Promise<void> {
  await expect(row(page).getByText('全部就绪')).toBeVisible({ timeout: 180_000 });
}

async function openCourse(page: Page): Promise<void> {
  await page.goto('/studio/courses');
  await page.getByRole('link', { name: course }).first().click();
  await expect(page.getByRole('heading', { name: course })).toBeVisible();
}

test('a video is taken along on a phone, replaced, thrown away and brought back', async ({ browser }) => {
  const clip = await makeClip(folder, `${title}.mp4`, 20);
  const better = await makeClip(folder, `${title} 重录.mp4`, 30);
  const studio = await browser.newPage({ viewport: SIZES.desktop });
  await studio.goto('/studio/');
  await signIn(studio, login('trainer'));
  await openCourse(studio);

  await test.step('the trainer brings it in and lets learners take it along', async () => {
    const chooser = studio.waitForEvent('filechooser');
    await studio.getByRole('button', { name: '选择文件' }).first().click();
    await (await chooser).setFiles([clip]);
    await readyToPlay(studio);
    await edit(studio);
    await dialog(studio).getByLabel('允许学员下载视频').check();
    await dialog(studio).getByRole('button', { name: '保存' }).click();
    await expect(dialog(studio)).toBeHidden();
    await publish(studio);
  });

  await test.step('a learner sees the size on her phone, and takes it along under its name', async () => {
    const phone = await browser.newPage({ viewport: SIZES.phone, acceptDownloads: true });
    await phone.goto('/');
    await signIn(phone, login('teacher'));
    await phone.goto('/');
    await phone.getByRole('link', { name: course }).last().click();
    await phone.getByRole('link', { name: title }).click();
    await phone.waitForURL(/\/lessons\//);
    const video = phone.getByRole('button', { name: /^视频（[\d.]+ (KB|MB)）$/ });
    await expect(async () => {
      await phone.reload();
      await expect(video).toBeVisible({ timeout: 5_000 });
    }).toPass({ timeout: 150_000 });
    const taking = phone.waitForEvent('download');
    await video.click();
    const taken = await taking;
    expect(taken.suggestedFilename()).toBe(`${title}.mp4`);
    const bytes = await readFile(await taken.path());
    expect(bytes.subarray(4, 8).toString()).toBe('ftyp');
    await phone.close();
  });

  await test.step('replaced, it is watched until the new one is published', async () => {
    await edit(studio);
    const chooser = studio.waitForEvent('filechooser');
    await dialog(studio).getByRole('button', { name: '换一个视频' }).click();
    await (await chooser).setFiles(better);
    await expect(dialog(studio).getByText(`${title} 重录.mp4`)).toBeVisible();
    await dialog(studio).getByRole('button', { name: '保存' }).click();
    await expect(dialog(studio)).toBeHidden();
    await expect(row(studio).getByText(`“${title}.mp4”`)).toBeVisible();
    await readyToPlay(studio);
    await publish(studio);
    await expect(row(studio).getByText(`“${title}.mp4”`)).toBeHidden();
  });

  await test.step('thrown away, it lies in the bin beside the old one, and comes back', async () => {
    await studio.getByRole('link', { name: '媒体' }).click();
    await studio.getByRole('button', { name: `移除 ${title} 重录.mp4` }).click();
    await dialog(studio).getByRole('button', { name: '移到回收站' }).click();
    await studio.getByRole('link', { name: '回收站' }).click();
    const lying = studio.getByRole('listitem').filter({ hasText: title });
    await expect(lying).toHaveCount(2);
    await lying.filter({ hasText: '重录' }).getByRole('button', { name: '恢复' }).click();
    await expect(lying).toHaveCount(1);
  });

  await test.step('the lesson goes back to its old video, out of the bin', async () => {
    await openCourse(studio);
    await edit(studio);
    await dialog(studio)
      .getByRole('button', { name: `换回 ${title}.mp4` })
      .click();
    await expect(dialog(studio).getByRole('button', { name: `换回 ${title} 重录.mp4` })).toBeVisible();
    await dialog(studio).getByRole('button', { name: '取消' }).click();
    await publish(studio);
    await studio.goto('/studio/media/bin');
    await expect(studio.getByRole('listitem').filter({ hasText: `${title} 重录.mp4` })).toBeVisible();
    await studio.close();
  });
});
