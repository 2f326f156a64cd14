import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pinyin } from 'pinyin-pro';
import type { SlideVideo } from '../content/showcase.js';

type Slide = SlideVideo['slides'][number];

/** Signs that a voice passes over, as one says them. */
const saidAs: readonly (readonly [RegExp, string])[] = [
  [/≤/g, '小于等于'],
  [/>/g, '大于'],
  [/=/g, '等于'],
  [/\+/g, '加'],
  [/ - /g, '减'],
  [/[()（）\u3000]/g, '，'],
];

/** What is said on a slide, in pinyin with tones 1 to 5: espeak-ng knows the sounds of Mandarin, but few characters. */
export function spokenWords({ title, lines }: Slide): string {
  const sentences = [title, ...lines].join('。');
  const said = saidAs.reduce((text, [sign, words]) => text.replace(sign, words), sentences);
  const sounds = pinyin(said, { toneType: 'num', nonZh: 'consecutive' });
  return sounds.replace(/([a-zü])0(?!\d)/g, '$15');
}

/** Speaks a slide to a file; null where Debian's espeak-ng is not installed. @throws when it does not speak */
export async function speakSlide(slide: Slide, folder: string, name: string): Promise<string | null> {
  const file = join(folder, `${name}.wav`);
  const isSpoken = await runVoice(['-v', 'cmn-latn-pinyin', '-s', '145', '-a', '60', '-w', file, spokenWords(slide)]);
  return isSpoken ? file : null;
}

function runVoice(parameters: readonly string[]): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn('espeak-ng', parameters, { stdio: 'ignore' });
    child.once('error', (error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? resolve(false) : reject(error)));
    child.once('close', (code) => (code === 0 ? resolve(true) : reject(new Error(`espeak-ng ended with ${code}`))));
  });
}
