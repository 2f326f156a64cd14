import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DemoSignIn } from './plan/sign-ins.js';

/** Writes those who can sign in to `demo-logins.json`, whole or not at all; it says that the demo data are complete. */
export async function writeDemoLogins(folder: string, signIns: readonly DemoSignIn[]): Promise<void> {
  const rows = signIns.map(({ person, role, password, what }) => ({
    name: person.displayName,
    school: person.school.name,
    number: person.accountName,
    password,
    role,
    what,
  }));
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'demo-logins.json');
  await writeFile(`${file}.new`, `${JSON.stringify(rows, null, 2)}\n`);
  await rename(`${file}.new`, file);
}
