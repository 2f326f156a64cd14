import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';

const run = promisify(execFile);
const folder = path.resolve(import.meta.dirname, '../../../screenshots');

/** What a page looks like on A4, kept as PDF and as pictures in an ignored folder; the words of each of its sheets. */
export async function printOnA4(page: Page, name: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, `${name}.pdf`);
  await page.pdf({ path: file, format: 'A4', preferCSSPageSize: true });
  await run('pdftoppm', ['-r', '60', '-png', file, path.join(folder, name)]);
  const { stdout } = await run('pdftotext', ['-layout', '-enc', 'UTF-8', file, '-']);
  return stdout.split('\f').filter((sheet) => sheet.trim() !== '');
}
