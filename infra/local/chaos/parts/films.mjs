/**
 * Films for uploads in which parts die: short, of several chunks, and of both kinds: known to browsers, and not.
 */
import { join } from 'node:path';
import { runCommand } from '../../command.mjs';

/**
 * @typedef {object} Film
 * @property {string} name
 * @property {string} file
 * @property {string} contentType
 * @property {number} seconds
 * @property {string[]} renditions what has to be made of it
 */

const picture = ['-f', 'lavfi', '-i', 'testsrc2=size=640x360:rate=25'];
const sound = ['-f', 'lavfi', '-i', 'sine=frequency=330'];
const ladder = ['240p', '360p', 'audio'];

/** @type {(Omit<Film, 'file'> & { file: string, codecs: string[] })[]} */
const recipes = [
  {
    ...{ name: 'a lecture', file: 'lecture.mp4', contentType: 'video/mp4', seconds: 70 },
    ...{ renditions: [...ladder, 'source'], codecs: ['-c:v', 'libx264', '-preset', 'ultrafast', '-g', '60'] },
  },
  {
    ...{ name: 'a film of another kind', file: 'other.mkv', contentType: 'video/x-matroska', seconds: 40 },
    ...{ renditions: ladder, codecs: ['-c:v', 'mpeg2video', '-q:v', '6', '-g', '15'] },
  },
];

/**
 * @param {string} folder
 * @returns {Promise<Film[]>}
 */
export async function makeFilms(folder) {
  const films = [];
  for (const { codecs, ...film } of recipes) {
    const file = join(folder, film.file);
    const words = [
      '-v',
      'error',
      ...picture,
      ...sound,
      '-t',
      String(film.seconds),
      '-pix_fmt',
      'yuv420p',
      ...codecs,
      '-c:a',
      'aac',
      file,
    ];
    const { code, output } = await runCommand('ffmpeg', words, {});
    if (code !== 0) throw new Error(`ffmpeg could not make ${film.name}: ${output}`);
    films.push({ ...film, file });
  }
  return films;
}
