import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A real H.264/AAC clip of `seconds`, with a moving picture and a tone, made by ffmpeg. */
export async function makeClip(folder: string, name: string, seconds: number, bitrate = '800k'): Promise<string> {
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, name);
  const picture = `testsrc2=size=854x480:rate=15:duration=${seconds}`;
  const tone = `sine=frequency=330:duration=${seconds}`;
  const encode = ['-c:v', 'libx264', '-preset', 'ultrafast', '-b:v', bitrate, '-minrate', bitrate, '-maxrate', bitrate];
  const rest = ['-bufsize', '400k', '-g', '30', '-pix_fmt', 'yuv420p', '-c:a', 'aac', '-movflags', '+faststart'];
  await run('ffmpeg', [
    '-y',
    '-v',
    'error',
    '-f',
    'lavfi',
    '-i',
    picture,
    '-f',
    'lavfi',
    '-i',
    tone,
    ...encode,
    ...rest,
    file,
  ]);
  return file;
}

/** A text that only claims to be a film. */
export async function makeFalseClip(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, '假视频.mp4');
  await writeFile(file, '这不是视频。\n'.repeat(200));
  return file;
}
