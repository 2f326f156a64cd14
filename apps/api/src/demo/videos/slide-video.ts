import { access, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { secondsOf, secondsPerSlide, type SlideVideo } from '../content/showcase.js';
import { runFfmpeg } from './ffmpeg.js';
import { speakSlide } from './speech.js';

/** Fonts with Chinese characters, where Debian puts them. */
const fonts = [
  '/usr/share/fonts/truetype/wqy/wqy-microhei.ttc',
  '/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc',
  '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
  '/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf',
];

const paper = '0xfbf9f4';
const ink = '0x1d2733';
const azurite = '0x1f5f8b';
const ochre = '0xb4792a';
const framesPerSecond = 5;
/** A major chord, one note for each slide in turn: C, E, G, C. */
const notes = [261.63, 329.63, 392, 523.25];

/** The first font that is installed; null when slides cannot be written in Chinese. */
export async function findFont(): Promise<string | null> {
  for (const font of fonts) {
    const isThere = await access(font).then(
      () => true,
      () => false,
    );
    if (isThere) return font;
  }
  return null;
}

/**
 * Makes a video of still slides, read aloud where there is a voice, else with a quiet tone at the beginning of each:
 * H.264 and AAC, 1280 × 720.
 */
export async function makeSlideVideo(video: SlideVideo, number: number, font: string, folder: string): Promise<string> {
  const target = join(folder, `${number}.mp4`);
  const seconds = secondsOf(video);
  const filter = join(folder, `${number}.filter`);
  const voices = await speak(video, number, folder);
  const sound = voices ? spoken(voices) : `aevalsrc=${tones(seconds)}:s=16000:d=${seconds}[a]`;
  await writeFile(filter, `[0:v]${(await drawings(video, number, font, folder)).join(',')}[v];${sound}`);
  await runFfmpeg([
    ...['-f', 'lavfi', '-i', `color=c=${paper}:s=1280x720:r=${framesPerSecond}:d=${seconds}`],
    ...(voices ?? []).flatMap((voice) => ['-i', voice]),
    ...['-filter_complex_script', filter, '-map', '[v]', '-map', '[a]'],
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'stillimage', '-crf', '26'],
    ...['-pix_fmt', 'yuv420p', '-g', String(framesPerSecond * 4)],
    ...['-c:a', 'aac', '-b:a', '64k', '-ac', '1', '-threads', '1', '-movflags', '+faststart', target],
  ]);
  return target;
}

/** A sound file for each slide; null where there is no voice. */
async function speak(video: SlideVideo, number: number, folder: string): Promise<string[] | null> {
  const files = await Promise.all(video.slides.map((slide, place) => speakSlide(slide, folder, `${number}-${place}`)));
  return files.every((file) => file !== null) ? files : null;
}

/** The voices one after another, each beginning with its slide and ending before the next. */
function spoken(voices: readonly string[]): string {
  const each = voices.map(
    (_, place) =>
      `[${place + 1}:a]aresample=16000,adelay=600,apad,atrim=0:${secondsPerSlide},afade=t=out:st=${secondsPerSlide - 0.4}:d=0.4[a${place}]`,
  );
  return `${each.join(';')};${voices.map((_, place) => `[a${place}]`).join('')}concat=n=${voices.length}:v=0:a=1[a]`;
}

async function drawings(video: SlideVideo, number: number, font: string, folder: string): Promise<string[]> {
  const deck = [
    `drawbox=x=96:y=604:w=1088:h=3:color=${azurite}:t=fill`,
    `drawbox=x=96:y=96:w=8:h=84:color=${ochre}:t=fill`,
  ];
  const words = await Promise.all(
    video.slides.map(async ({ title, lines }, slide) => {
      const lower = lines.map((line, index) => ({ text: line, size: 48, y: 280 + index * 90, color: ink, x: 128 }));
      const foot = {
        text: `云桥演示课\u3000${slide + 1} / ${video.slides.length}`,
        size: 26,
        y: 632,
        color: azurite,
        x: 96,
      };
      const parts = [{ text: title, size: 68, y: 104, color: azurite, x: 128 }, ...lower, foot];
      return Promise.all(
        parts.map((part, index) => drawText(part, slide, join(folder, `${number}-${slide}-${index}.txt`), font)),
      );
    }),
  );
  const steps = video.slides.map((_, slide) => {
    const width = Math.round((1088 * (slide + 1)) / video.slides.length);
    return `drawbox=x=96:y=601:w=${width}:h=9:color=${ochre}:t=fill:enable='${shownOn(slide)}'`;
  });
  return [...deck, ...steps, ...words.flat()];
}

interface SlideText {
  readonly text: string;
  readonly size: number;
  readonly x: number;
  readonly y: number;
  readonly color: string;
}

function shownOn(slide: number): string {
  return `between(t,${slide * secondsPerSlide},${(slide + 1) * secondsPerSlide - 0.001})`;
}

/** Text comes from a file, so that no character of it is taken for a part of the filter. */
async function drawText(part: SlideText, slide: number, file: string, font: string): Promise<string> {
  await writeFile(file, part.text);
  return `drawtext=fontfile='${font}':textfile='${file}':expansion=none:fontsize=${part.size}:fontcolor=${part.color}:x=${part.x}:y=${part.y}:enable='${shownOn(slide)}'`;
}

/** A note at the beginning of each slide that fades within three seconds. */
function tones(seconds: number): string {
  const slides = Array.from({ length: Math.ceil(seconds / secondsPerSlide) }, (_, slide) => slide);
  const note = (slide: number) =>
    `gte(t\\,${slide * secondsPerSlide})*exp(-1.5*max(t-${slide * secondsPerSlide}\\,0))*sin(2*PI*${notes[slide % notes.length]}*t)`;
  return `0.15*(${slides.map(note).join('+')})`;
}
