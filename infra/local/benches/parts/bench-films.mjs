/**
 * Films for `npm run bench -- media`, made by ffmpeg: a lecture of slides with a voice-like sound, and 60 s of grain, pans and cuts.
 */
import { join } from 'node:path';
import { runCommand } from '../../command.mjs';

/** Rows of little blocks, like lines of a text; another text for each slide. */
const slide = (/** @type {number} */ number) =>
  `nullsrc=size=1920x1080:rate=25:duration=0.04,geq=lum='if(between(Y,120,980)*lt(mod(Y,64),30)*between(X,160,1760)*lt(mod(floor(X/14)*7919+floor(Y/64)*104729+${number}*7907,97),62)*lt(mod(X,14),9),40,235)':cb=128:cr=128,format=yuv420p`;
/** Bursts of tones that rise and fall, with pauses, as in speech. */
const voice = (/** @type {number} */ seconds) =>
  `aevalsrc='0.4*gt(sin(2*PI*0.31*t)+sin(2*PI*1.7*t),0)*(sin(2*PI*(140+30*sin(2*PI*0.7*t))*t)+0.5*sin(2*PI*(900+300*sin(2*PI*2.3*t))*t)+0.2*(random(0)-0.5))':sample_rate=48000:duration=${seconds}`;
const source = [
  '-c:v',
  'libx264',
  '-preset',
  'veryfast',
  '-crf',
  '16',
  '-g',
  '250',
  '-pix_fmt',
  'yuv420p',
  '-c:a',
  'aac',
  '-b:a',
  '128k',
];

/**
 * Eight slides with a pointer that moves over them.
 * @param {string} folder
 * @param {number} seconds
 */
export async function makeLecture(folder, seconds) {
  const count = 8;
  for (let number = 0; number < count; number += 1)
    await ffmpeg('-f', 'lavfi', '-i', slide(number), '-frames:v', '1', join(folder, `slide${number}.png`));
  const inputs = [
    '-framerate',
    String(count / seconds),
    '-i',
    join(folder, 'slide%d.png'),
    '-f',
    'lavfi',
    '-i',
    voice(seconds),
  ];
  const pointer = "fps=25,drawbox=x='900+600*sin(0.9*t)':y='500+300*sin(0.53*t)':w=18:h=18:color=red:t=fill";
  return make(join(folder, 'lecture.mp4'), [...inputs, '-vf', pointer, '-t', String(seconds), ...source]);
}

/**
 * A large picture over which the camera moves, with a cut every five seconds and grain over all.
 * @param {string} folder
 * @param {number} seconds
 */
export async function makeFilm(folder, seconds) {
  const still = join(folder, 'still.png');
  const scene =
    "nullsrc=size=3840x2160,geq=lum='128+60*sin(X/37)*cos(Y/53)+40*sin((X+Y)/11)':cb='128+50*sin(X/300)':cr='128+50*cos(Y/200)'";
  await ffmpeg('-f', 'lavfi', '-i', scene, '-frames:v', '1', still);
  const x = 'mod(floor(t/5)*613,1500)+80*mod(t,5)';
  const y = 'mod(floor(t/5)*331,900)+20*mod(t,5)';
  const filter = `fps=25,crop=1920:1080:x='${x}':y='${y}',hue=h='floor(t/5)*50',noise=alls=10:allf=t`;
  const inputs = ['-loop', '1', '-framerate', '25', '-i', still, '-f', 'lavfi', '-i', voice(seconds)];
  return make(join(folder, 'film.mp4'), [...inputs, '-vf', filter, '-t', String(seconds), ...source]);
}

/**
 * The lecture again and again, or in another codec.
 * @param {string} file
 * @param {string[]} words
 */
export async function make(file, words) {
  await ffmpeg(...words, file);
  return file;
}

/** @param {string[]} words */
async function ffmpeg(...words) {
  const { code, output } = await runCommand(
    'ffmpeg',
    ['-hide_banner', '-loglevel', 'error', '-nostdin', '-y', ...words],
    {},
  );
  if (code !== 0) throw new Error(`ffmpeg could not make a film: ${output}`);
}
