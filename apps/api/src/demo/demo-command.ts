import { mkdtemp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { tmpdir } from 'node:os';
import type { INestApplicationContext } from '@nestjs/common';
import { PasswordHasher } from '@yunqiao/identity';
import { UploadService } from '@yunqiao/media';
import { Clock, Configuration } from '@yunqiao/platform';
import { DataSource } from 'typeorm';
import { writeDemoLogins } from './demo-logins.js';
import { loadDemo } from './load-demo.js';

/** Loads the demo data with the services of all rooms, and writes those who can sign in to `dataFolder`. */
export async function loadDemoWith(services: INestApplicationContext, dataFolder: string): Promise<void> {
  const scratchFolder = await mkdtemp(join(tmpdir(), 'yunqiao-demo-'));
  const hasher = services.get(PasswordHasher, { strict: false });
  try {
    const signIns = await loadDemo(
      {
        database: services.get(DataSource, { strict: false }),
        hashPassword: (password) => hasher.hash(password),
        videos: {
          uploads: services.get(UploadService, { strict: false }),
          uploadFolder: resolve(services.get(Configuration, { strict: false }).get('UPLOAD_FOLDER')),
          scratchFolder,
        },
        say: (line) => process.stdout.write(`${line}\n`),
      },
      { now: services.get(Clock, { strict: false }).now() },
    );
    await writeDemoLogins(dataFolder, signIns);
  } finally {
    await rm(scratchFolder, { recursive: true, force: true });
  }
}
