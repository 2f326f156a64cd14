import { expect, type Page } from '@playwright/test';

/** Bytes of GBK by character, made of what the decoder says of each pair. */
const pairs = new Map<string, Buffer>();

function fillPairs(): void {
  const decoder = new TextDecoder('gbk');
  for (let first = 0x81; first <= 0xfe; first += 1) {
    for (let second = 0x40; second <= 0xfe; second += 1) {
      const pair = Buffer.from([first, second]);
      const sign = decoder.decode(pair);
      if ([...sign].length === 1 && !pairs.has(sign)) pairs.set(sign, pair);
    }
  }
}

/** A sheet as Excel saves it in China: .csv in GBK. */
export function inGbk(...lines: string[]): Buffer {
  if (pairs.size === 0) fillPairs();
  const text = `${lines.join('\r\n')}\r\n`;
  return Buffer.concat(
    [...text].map((sign) => (sign.charCodeAt(0) < 0x80 ? Buffer.from(sign) : (pairs.get(sign) ?? Buffer.from('?')))),
  );
}

/** Brings a sheet in from the page of rosters, and waits until it was looked at. */
export async function bringSheet(
  page: Page,
  name: string,
  sheet: Buffer,
  { kind, day }: { kind?: string; day?: string } = {},
): Promise<void> {
  await page.goto('/studio/rosters');
  if (kind) await page.getByLabel('名册内容').selectOption({ label: kind });
  if (day) await page.getByLabel('生效日期').fill(day);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '选择文件' }).click();
  await (await chooser).setFiles({ name, mimeType: 'text/csv', buffer: sheet });
  await expect(page.getByRole('heading', { name })).toBeVisible();
  await expect(page.getByRole('heading', { name: '逐行结果' })).toBeVisible();
}

/** Has the sheet that is open applied. */
export async function applySheet(page: Page): Promise<void> {
  await page.getByRole('button', { name: '写入', exact: true }).click();
  await expect(page.getByRole('main').getByText('已写入', { exact: true })).toBeVisible();
}

/** Has the sheet that is open undone. */
export async function undoSheet(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: '撤销这份名册' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '撤销这份名册' }).click();
  await expect(page.getByRole('main').getByText('已撤销', { exact: true })).toBeVisible();
}
