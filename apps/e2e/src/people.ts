import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';

/** A demo log-in, as the first start prints it. */
export interface DemoLogin {
  name: string;
  school: string;
  number: string;
  password: string;
  role: string;
}

/** The data folder of the running product. */
export function dataFolder(): string {
  const folder = process.env.E2E_DATA;
  if (!folder) throw new Error('E2E_DATA is not set; product.setup.ts sets it.');
  return folder;
}

/** The demo log-ins of a role, in the order in which they are printed. */
export function logins(role: string): DemoLogin[] {
  const all = JSON.parse(readFileSync(path.join(dataFolder(), 'demo-logins.json'), 'utf8')) as DemoLogin[];
  return all.filter((login) => login.role === role);
}

/** The first demo log-in of a role. */
export function login(role: string): DemoLogin {
  const [first] = logins(role);
  if (!first) throw new Error(`No demo log-in has the role ${role}.`);
  return first;
}

const words = {
  zh: { school: '学校', number: '学号或工号', password: '密码', submit: '登录' },
  en: { school: 'School', number: 'Student or staff number', password: 'Password', submit: 'Sign in' },
};

/** Signs in as a person would: searches the school (by `typed`, or its name), picks it, types number and password. */
export async function signIn(
  page: Page,
  who: DemoLogin,
  typed = who.school,
  language: 'zh' | 'en' = 'zh',
): Promise<void> {
  const { school, number, password, submit } = words[language];
  await page.getByRole('combobox', { name: school }).fill(typed);
  await page.getByRole('option', { name: who.school }).click();
  await page.getByLabel(number).fill(who.number);
  await page.getByLabel(password, { exact: true }).fill(who.password);
  await page.getByRole('button', { name: submit, exact: true }).click();
  await expect(page).not.toHaveURL(/sign-in/);
}
