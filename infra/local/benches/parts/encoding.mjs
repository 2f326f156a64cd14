/**
 * What encoding a film costs and gives: by the product's own recipe, and one quality after the other, as PeerTube does.
 */
import '../../../testing/typescript.mjs';
import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const media = (/** @type {string} */ file) => import(`../../../../libs/media/src/${file}.ts`);
const [{ readStreams }, { PacketScan }, { planChunks }, args, { chooseRungs, chooseFrameRate }] = await Promise.all(
  ['probe/probed-streams', 'probe/packet-scan', 'transcode/chunk-plan', 'transcode/encode-args', 'transcode/rungs'].map(
    media,
  ),
);

/**
 * @typedef {object} Encoding
 * @property {number} cpuSeconds of everything that it takes
 * @property {number} bytes of pictures and sound in all qualities
 * @property {string} best a file with the pictures of the largest quality
 */

/**
 * The product's own way: a look at the file, the sound at once, the picture in chunks.
 * @param {string} film
 * @param {string} folder
 * @returns {Promise<Encoding>}
 */
export async function encodeOurs(film, folder) {
  const scan = new PacketScan();
  const looks = [
    ['-print_format', 'json', '-show_format', '-show_streams', film],
    ['-show_entries', 'packet=stream_index,pts_time,dts_time,duration_time,size,flags', '-of', 'compact=p=0', film],
  ];
  const [header, packets] = [
    await timed('ffprobe', ['-v', 'error', ...looks[0]]),
    await timed('ffprobe', ['-v', 'error', ...looks[1]]),
  ];
  const streams = readStreams(JSON.parse(header.output));
  for (const line of packets.output.split('\n')) scan.add(line);
  const summary = scan.summary();
  const file = { ...streams, packets: summary, durationSeconds: summary.endSeconds - summary.startSeconds };
  const ladder = {
    video: streams.video,
    rungs: chooseRungs(streams.video),
    rate: chooseFrameRate(streams.video.frameRate),
  };
  let cpuSeconds = header.cpuSeconds + packets.cpuSeconds;
  for (const { name } of [...ladder.rungs, { name: 'audio' }]) mkdirSync(join(folder, name), { recursive: true });
  for (const chunk of planChunks(file)) {
    const isSound = chunk.kind === 'audio';
    const words = isSound ? args.audioArguments(film, streams.audio.index) : args.chunkArguments(film, ladder, chunk);
    cpuSeconds += (await timed('ffmpeg', [...quiet, ...words], isSound ? join(folder, 'audio') : folder)).cpuSeconds;
  }
  const best = join(folder, 'best.mp4');
  const pieces = [...segmentsOf(join(folder, '720p'))].map((name) => readFileSync(join(folder, '720p', name)));
  writeFileSync(best, Buffer.concat([readFileSync(join(folder, '720p', 'init.mp4')), ...pieces]));
  return { cpuSeconds, bytes: bytesIn(folder, [...ladder.rungs.map(({ name }) => name), 'audio']), best };
}

/**
 * One quality after the other, each from the original, with its own sound and a key frame every two seconds.
 * @param {string} film
 * @param {string} folder
 * @returns {Promise<Encoding>}
 */
export async function encodeOneByOne(film, folder) {
  const rungs = chooseRungs({ width: 1280, height: 720 });
  let cpuSeconds = 0;
  for (const { name, width, height, maxRate } of rungs) {
    mkdirSync(join(folder, name), { recursive: true });
    const picture = ['-vf', `scale=${width}:${height}`, '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '23'];
    const rate = [
      '-maxrate',
      `${maxRate}k`,
      '-bufsize',
      `${maxRate * 2}k`,
      '-g',
      '50',
      '-keyint_min',
      '50',
      '-sc_threshold',
      '0',
    ];
    const sound = ['-c:a', 'aac', '-b:a', '64k', '-ac', '2'];
    const hls = ['-f', 'hls', '-hls_time', '4', '-hls_playlist_type', 'vod', '-hls_segment_type', 'fmp4'];
    const words = [...quiet, '-i', film, ...picture, '-pix_fmt', 'yuv420p', ...rate, ...sound, ...hls];
    const files = ['-hls_fmp4_init_filename', 'init.mp4', '-hls_segment_filename', '%05d.m4s', 'ffmpeg.m3u8'];
    cpuSeconds += (await timed('ffmpeg', [...words, ...files], join(folder, name))).cpuSeconds;
  }
  return {
    cpuSeconds,
    bytes: bytesIn(
      folder,
      rungs.map(({ name }) => name),
    ),
    best: join(folder, '720p', 'ffmpeg.m3u8'),
  };
}

/**
 * @param {string} made
 * @param {string} film
 * @returns {Promise<number>} how like the original the largest quality is, from 0 to 1
 */
export async function likeness(made, film) {
  const graph = '[0:v]settb=1/25,setpts=N[a];[1:v]scale=1280:720:flags=bicubic,settb=1/25,setpts=N[b];[a][b]ssim';
  const { stderr } = await run('ffmpeg', ['-hide_banner', '-i', made, '-i', film, '-lavfi', graph, '-f', 'null', '-']);
  return Number(/SSIM .*All:([\d.]+)/.exec(stderr)?.[1]);
}

const quiet = ['-hide_banner', '-nostdin', '-loglevel', 'error', '-y'];

/**
 * @param {string} program
 * @param {string[]} parameters
 * @param {string} [cwd]
 * @returns {Promise<{ cpuSeconds: number, output: string }>}
 */
async function timed(program, parameters, cwd) {
  // The shell knows what its children used; it says so in its last line.
  const words = ['-c', '"$@" && times', 'sh', program, ...parameters];
  const { stdout } = await run('sh', words, { cwd, maxBuffer: 256 * 1024 ** 2 });
  const lines = stdout.trimEnd().split('\n');
  const used = [...(lines.pop() ?? '').matchAll(/(\d+)m([\d.]+)s/g)];
  lines.pop();
  return {
    cpuSeconds: used.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0),
    output: lines.join('\n'),
  };
}

/** @param {string} folder */
function segmentsOf(folder) {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.m4s'))
    .toSorted();
}

/**
 * @param {string} folder
 * @param {string[]} names
 */
function bytesIn(folder, names) {
  const files = names.flatMap((name) => segmentsOf(join(folder, name)).map((file) => join(folder, name, file)));
  return files.reduce((sum, file) => sum + statSync(file).size, 0);
}
