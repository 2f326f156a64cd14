import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isWhole } from './mp4-boxes.js';

const box = (name: string, content: number) => {
  const bytes = Buffer.alloc(8 + content);
  bytes.writeUInt32BE(8 + content, 0);
  bytes.write(name, 4, 'latin1');
  return bytes;
};

describe('a segment', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'yunqiao-boxes-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const judged = async (content: Buffer) => {
    await writeFile(join(folder, 'segment'), content);
    const file = await open(join(folder, 'segment'));
    return isWhole(file).finally(() => file.close());
  };
  const segment = Buffer.concat([box('moof', 20), box('mdat', 1000)]);

  it('is whole when its boxes fill it', async () => {
    expect(await judged(segment)).toBe(true);
  });

  it.each([0, 4, 27, 100, 1035])('is not whole when only its first %s bytes could be written', async (bytes) => {
    expect(await judged(segment.subarray(0, bytes))).toBe(false);
  });
});
