import { defineQueue, Queues } from '@yunqiao/platform';
import { openTestApp, type TestApp } from '@yunqiao/testing';
import { QueueBoard, QUEUE_BOARD_PATH } from './queue-board.js';
import { QueueBoardModule } from './queue-board.module.js';

const lamps = defineQueue<{ lampId: string }>({ name: 'lamps' });

let test: TestApp;

beforeAll(async () => {
  test = await openTestApp({
    imports: [QueueBoardModule],
    withGraphql: false,
    parts: { entities: [], migrations: [] },
  });
  await test.app.get<Queues>(Queues, { strict: false }).add(lamps, { lampId: 'one' }, { delayMilliseconds: 3_600_000 });
});
afterAll(() => test.close());

async function answer(path: string) {
  const { status, contentType, body } = await test.app.get(QueueBoard).answer(`${QUEUE_BOARD_PATH}${path}`);
  return { status, contentType, text: body.toString() };
}

describe('the board of queues', () => {
  it('has every queue that any process has opened, with its jobs, to look at only', async () => {
    const { status, text } = await answer('/api/queues?activeQueue=lamps&page=1&jobsPerPage=10');
    const { queues } = JSON.parse(text) as {
      queues: { name: string; readOnlyMode: boolean; jobs: { data: unknown }[] }[];
    };
    expect(status).toBe(200);
    expect(queues.every(({ readOnlyMode }) => readOnlyMode)).toBe(true);
    expect(queues.find(({ name }) => name === 'lamps')?.jobs).toMatchObject([{ data: { lampId: 'one' } }]);
  });

  it('has a page that asks no foreign host for anything, and whose scripts are here', async () => {
    const { contentType, text } = await answer('/');
    expect(contentType).toContain('text/html');
    expect(text).not.toMatch(/(?:href|src)="https?:/);
    const scripts = [...text.matchAll(/src="(static\/[^"]+)"/g)].map(([, path]) => path);
    expect(scripts.length).toBeGreaterThan(0);
    for (const path of scripts) expect((await answer(`/${path}`)).status).toBe(200);
  });

  it('knows no other page', async () => {
    expect((await answer('/static/../../../package.json')).status).toBe(404);
  });
});
