import { execFile, spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { aviWithSubtitles } from '../test-room/avi.js';
import { aac, ffmpeg, h264, picture, tone } from '../test-room/films.js';
import { inputArguments, limitsFor, runFfmpeg, runFfprobe } from './ffmpeg.js';
import { sandboxCommand } from './sandbox-command.js';
import { runSandboxed, type SandboxLimits } from './sandbox.js';
import { scratchFolder } from './scratch.js';

const run = promisify(execFile);
const limits: SandboxLimits = { deadlineSeconds: 20, cpuSeconds: 10, memoryBytes: 1024 ** 3, fileBytes: 1024 ** 2 };

let parent: string;
let folder: string;

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'yunqiao-sandbox-'));
  folder = await scratchFolder(parent, 'job');
});

afterEach(() => rm(parent, { recursive: true, force: true }));

const shell = (script: string, changes: Partial<SandboxLimits> = {}, signal?: AbortSignal) =>
  runSandboxed('sh', ['-c', script], { folder, limits: { ...limits, ...changes }, signal });

/** Processes whose command line contains this word. */
async function running(word: string): Promise<number> {
  const { stdout } = await run('ps', ['-eo', 'args']);
  return stdout.split('\n').filter((line) => line.includes(word) && !line.startsWith('ps ')).length;
}

/** Whether the program itself runs, and not only what leads to it. */
async function isRunning(command: string): Promise<boolean> {
  return (await run('ps', ['-eo', 'args'])).stdout.split('\n').includes(command);
}

describe('a sandboxed program', () => {
  it('gets an empty environment, and as an unprivileged user where we are root', async () => {
    process.env['YUNQIAO_TEST_SECRET'] = 'canary';
    const { output } = await shell('env; id -u');
    delete process.env['YUNQIAO_TEST_SECRET'];
    expect(output).not.toContain('canary');
    expect(output.trim().split('\n').at(-1)).toBe(process.getuid?.() === 0 ? '65534' : String(process.getuid?.()));
  });

  it('works in its folder even when the way there is closed to it', async () => {
    await chmod(parent, 0o700);
    await mkdir(join(folder, 'sub'));
    expect(await shell('echo content > out && cat out')).toMatchObject({
      end: 'exited',
      exitCode: 0,
      output: 'content\n',
    });
    expect((await shell('cat ../../../etc/shadow')).exitCode).not.toBe(0);
  });

  it('is killed at its limit of CPU time', async () => {
    expect((await shell('while :; do :; done', { cpuSeconds: 1 })).end).toBe('limit');
  });

  it('is killed or refused beyond its memory', async () => {
    const greedy = ['-f', 'lavfi', '-i', 'color=size=8000x8000:rate=1', '-frames:v', '1', '-f', 'null', '-'];
    const result = await runFfmpeg(greedy, { folder, limits: { ...limits, memoryBytes: 200 * 1024 ** 2 } });
    expect(result.end === 'limit' || result.exitCode !== 0).toBe(true);
    const roomy = await runFfmpeg(greedy, { folder, limits: { ...limits, memoryBytes: 4 * 1024 ** 3 } });
    expect(roomy).toMatchObject({ end: 'exited', exitCode: 0 });
  });

  it('that crashes is told apart from one that was stopped', async () => {
    for (const name of ['SEGV', 'ABRT', 'BUS', 'FPE', 'ILL']) {
      expect(await shell(`kill -${name} $$`)).toMatchObject({ end: 'crashed', exitCode: null });
    }
    expect(await shell('exit 134')).toMatchObject({ end: 'exited', exitCode: 134 });
  });

  it('cannot fill the disk with one file', async () => {
    const result = await shell('head -c 5000000 /dev/zero > big; ls -l big');
    expect(Number(/ (\d+) \w+ +\d+ [\d:]+ big/.exec(result.output)?.[1] ?? 0)).toBeLessThanOrEqual(1024 ** 2);
  });

  it('ends at its deadline with everything that it started', async () => {
    const result = await shell('sleep 4711 & sleep 4711 & wait', { deadlineSeconds: 0.5 });
    expect(result.end).toBe('deadline');
    expect(await running('sleep 4711')).toBe(0);
  });

  it('ends with the abort of its job, and leaves no process', async () => {
    const stopping = new AbortController();
    const result = shell('sleep 4712 & sleep 4712', {}, stopping.signal);
    setTimeout(() => stopping.abort(), 300);
    expect((await result).end).toBe('aborted');
    expect(await running('sleep 4712')).toBe(0);
  });

  it('ends when the worker is killed and can no longer end it', async () => {
    const command = await sandboxCommand('sleep', ['4714'], limits);
    const worker = spawn('sh', ['-c', '"$@" & wait', 'sh', ...command], { stdio: 'ignore' });
    for (let tries = 0; tries < 50 && !(await isRunning('sleep 4714')); tries += 1) await pause(50);
    worker.kill('SIGKILL');
    for (let tries = 0; tries < 50 && (await running('sleep 4714')) > 0; tries += 1) await pause(50);
    expect(await running('sleep 4714')).toBe(0);
  });

  it('leaves nothing in the background when it ends by itself', async () => {
    expect(await shell('sleep 4713 > /dev/null 2>&1 & echo done')).toMatchObject({ end: 'exited', exitCode: 0 });
    // Who is killed is gone when the machine comes to it.
    for (let tries = 0; tries < 50 && (await running('sleep 4713')) > 0; tries += 1) await pause(50);
    expect(await running('sleep 4713')).toBe(0);
  });

  it('keeps only the end of what it complains about', async () => {
    const { errorTail } = await shell('for i in $(seq 1 5000); do echo "complaint $i" >&2; done');
    expect(errorTail.length).toBeLessThanOrEqual(8000);
    expect(errorTail).toContain('complaint 5000');
  });
});

describe('a decoder in the sandbox', () => {
  let server: Server;
  let address: string;
  let visits = 0;

  beforeAll(async () => {
    server = createServer((_request, response) => {
      visits += 1;
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/x.ts`;
  });

  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const probe = (file: string) => runFfprobe(['-show_streams', ...inputArguments(file)], { folder, limits });

  it.each([
    ['an HLS playlist', (url: string) => `#EXTM3U\n#EXT-X-TARGETDURATION:6\n#EXTINF:6,\n${url}\n#EXT-X-ENDLIST\n`],
    ['a list of files', (url: string) => `ffconcat version 1.0\nfile ${url}\nfile /etc/passwd\n`],
    [
      'a DASH manifest',
      (url: string) =>
        `<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011"><BaseURL>${url}</BaseURL></MPD>`,
    ],
    [
      'a session description',
      () => 'v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 5004 RTP/AVP 96\n',
    ],
  ])('does not follow %s', async (_what, write) => {
    await writeFile(join(folder, 'input'), write(address));
    expect((await probe('input')).exitCode).not.toBe(0);
    expect(visits).toBe(0);
  });

  it('does not follow a playlist inside the subtitles of an AVI', async () => {
    const playlist = `#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:1.0,\n${address}\n#EXTINF:1.0,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n`;
    await writeFile(join(folder, 'input'), aviWithSubtitles(playlist));
    const result = await runFfmpeg([...inputArguments('input'), '-map', '0', '-f', 'data', 'out'], { folder, limits });
    expect(`${result.output}${result.errorTail}`).not.toContain('root:');
    expect(visits).toBe(0);
  });

  it('does not open an address as its input', async () => {
    const result = await runFfprobe(['-protocol_whitelist', 'file,pipe', '-i', address], { folder, limits });
    expect(result.exitCode).not.toBe(0);
    expect(visits).toBe(0);
  });

  it('has no network at all where the kernel lets us take it away', async () => {
    const result = await shell(
      'cat /proc/net/dev | tail -n +3 | cut -d: -f1 | tr -d " "; (ip link 2>/dev/null || true) > /dev/null',
    );
    const interfaces = result.output.trim().split('\n').filter(Boolean);
    const { stdout } = await run('sh', ['-c', 'unshare --net true 2>/dev/null && echo yes || echo no']);
    expect(stdout.trim() === 'yes' ? interfaces : ['lo']).toEqual(['lo']);
  });

  it('stops at a picture that is larger than any screen, be it in the middle of the film', async () => {
    const parts = ['160x120', '8448x4352'].map((size) => [size, join(parent, `${size}.ts`)] as const);
    for (const [size, file] of parts) await ffmpeg(...picture(size, 1, 2), ...h264, file);
    await run('sh', ['-c', 'cat "$@" > "$0"', join(folder, 'input'), ...parts.map(([, file]) => file)]);
    const result = await runFfmpeg([...inputArguments('input'), '-f', 'null', '-'], { folder, limits: limitsFor(2) });
    expect(result.errorTail).toContain('exceeds specified max pixel count');
  });

  it('still decodes an honest film', async () => {
    await ffmpeg(...picture('64x64', 1), ...tone(1), ...h264, ...aac, join(parent, 'a.mp4'));
    await run('cp', [join(parent, 'a.mp4'), join(folder, 'input')]);
    const result = await runFfmpeg([...inputArguments('input'), '-f', 'null', '-'], { folder, limits: limitsFor(1) });
    expect(result).toMatchObject({ end: 'exited', exitCode: 0 });
    expect(await readdir(folder)).toEqual(['input']);
  });
});
