import { expect, type Page } from '@playwright/test';
import { readSheet } from 'read-excel-file/node';

/** A page gives a sign of life this often, in seconds: so much a counted time may differ. */
export const beatSeconds = 15;

/** What the script's own clock says of somebody: when the house may begin to count them, and when it must stop. */
export interface Stay {
  readonly name: string;
  readonly seconds: number;
}

/** How long everybody was there by the sheet that a host takes along, in seconds by name. */
async function attendanceSheet(host: Page, sessionId: string): Promise<Map<string, number>> {
  const answer = await host.request.get(`/sessions/${sessionId}/attendance.xlsx?lang=zh`);
  expect(answer.status()).toBe(200);
  const [heads = [], ...rows] = await readSheet(await answer.body());
  const [name, minutes] = ['姓名', '参加时长（分钟）'].map((head) => heads.indexOf(head));
  return new Map(rows.map((row) => [String(row[name!]), Number(row[minutes!]) * 60]));
}

/** The sheet says of everybody what the script's clock says, within a sign of life. */
export async function expectAttendance(host: Page, sessionId: string, stays: readonly Stay[]): Promise<void> {
  const apart = async () => {
    const sheet = await attendanceSheet(host, sessionId);
    return stays.map(({ name, seconds }) => Math.abs((sheet.get(name) ?? 0) - seconds));
  };
  await expect.poll(async () => Math.max(...(await apart()))).toBeLessThanOrEqual(beatSeconds);
}

/** How many minutes somebody was there by the studio’s page of the session. */
export async function shownMinutes(host: Page, name: string): Promise<number> {
  const row = host.getByRole('region', { name: '出席表' }).getByRole('row').filter({ hasText: name });
  const attended = await row.getByRole('cell').nth(1).innerText();
  return Number(/^(\d+) 分钟/.exec(attended)?.[1]);
}
