import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Configuration } from '@yunqiao/platform';
import type { ConferenceServer } from './conference-server.js';
import { ConferenceStates } from './conference-state.js';

let folder: string;
let file: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'conference-state-'));
  file = join(folder, 'state.json');
});
afterAll(() => rm(folder, { recursive: true }));

/** Of an installation whose conference server does not answer, or does. */
function state(given: { answers?: boolean; isConfigured?: boolean; stateFile?: string } = {}) {
  const { answers = false, isConfigured = true, stateFile = file } = given;
  const check = () => (answers ? Promise.resolve() : Promise.reject(new Error('ECONNREFUSED')));
  const configuration = { get: () => stateFile } as unknown as Configuration;
  return new ConferenceStates(configuration, { check, isConfigured } as unknown as ConferenceServer).now();
}

async function written(text: object) {
  await writeFile(file, JSON.stringify(text));
  return state();
}

describe('whether conferences can be held, and what helps where they cannot', () => {
  it('is nothing where the server answers', async () => {
    expect(await state({ answers: true })).toEqual({ isAvailable: true, howTo: null, progress: null });
  });

  it('is to wait while it starts, and while it is being made, with how much is done', async () => {
    expect(await state()).toEqual({ isAvailable: false, howTo: 'wait', progress: null });
    expect(await written({ state: 'starting' })).toMatchObject({ howTo: 'wait', progress: null });
    expect(await written({ state: 'making', share: 0.4 })).toMatchObject({ howTo: 'wait', progress: 0.4 });
    expect(await written({ state: 'making' })).toMatchObject({ howTo: 'wait', progress: 0 });
  });

  it('is to install it, or Go, where there is neither', async () => {
    expect(await written({ state: 'noGo' })).toEqual({ isAvailable: false, howTo: 'install', progress: null });
    expect(await state({ stateFile: '-', isConfigured: false })).toMatchObject({ howTo: 'install' });
  });

  it('is the log where it could not be made or started, and its own start where it runs elsewhere', async () => {
    expect(await written({ state: 'failed' })).toMatchObject({ howTo: 'readLog' });
    expect(await state({ stateFile: '-' })).toMatchObject({ howTo: 'startServer' });
  });
});
