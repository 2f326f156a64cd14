import { chmod, chown, copyFile, link, mkdir, mkdtemp, readdir, rm, statfs } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { AppError } from '@yunqiao/platform';
import { sandboxOwner } from './sandbox-command.js';

/** A folder for one job, owned by the sandbox's user, gone afterwards whatever happens. */
export async function withScratch<T>(parent: string, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await makeScratch(parent);
  try {
    await openToSandbox(folder);
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A disk with less than this left is full. */
const ROOM_BYTES = 1024 ** 2;

/**
 * For the end of a run that writes segments: ffmpeg says that all went well, whatever could not be written.
 * @throws MEDIA_STORAGE_FULL
 */
export async function requireRoom(folder: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < ROOM_BYTES) throw new AppError('MEDIA_STORAGE_FULL');
}

/** Folders are named after the process that made them, so that those of a dead one are known. */
const PREFIX = `media-${hostname().replace(/[^A-Za-z0-9]/g, '_')}-`;

/** A folder that somebody removes. */
export async function makeScratch(parent: string): Promise<string> {
  await mkdir(parent, { recursive: true });
  return mkdtemp(join(parent, `${PREFIX}${process.pid}-`));
}

/** Removes what processes of this machine left behind when they were killed. */
export async function removeDeadScratch(parent: string): Promise<void> {
  await mkdir(parent, { recursive: true });
  for (const name of await readdir(parent)) {
    const pid = name.startsWith(PREFIX) ? Number.parseInt(name.slice(PREFIX.length), 10) : process.pid;
    if (!isAlive(pid)) await rm(join(parent, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // EPERM: there is one, of somebody else.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
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
