import { chmod, chown, copyFile, link, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sandboxOwner } from './sandbox-command.js';

/** A folder for one job, owned by the sandbox's user, gone afterwards whatever happens. */
export async function withScratch<T>(parent: string, work: (folder: string) => Promise<T>): Promise<T> {
  await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(join(parent, 'media-'));
  try {
    await openToSandbox(folder);
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A folder inside a scratch folder into which the sandboxed program may write. */
export async function scratchFolder(parent: string, name: string): Promise<string> {
  const folder = join(parent, name);
  await mkdir(folder, { recursive: true });
  await openToSandbox(folder);
  return folder;
}

async function openToSandbox(folder: string): Promise<void> {
  const owner = await sandboxOwner();
  if (owner !== null) await chown(folder, owner, owner);
}

/** Puts a file into the scratch folder for reading: as a hard link where possible, else as a copy. */
export async function lendFile(file: string, place: string): Promise<void> {
  await link(file, place).catch(() => copyFile(file, place));
  await chmod(place, 0o644);
}
