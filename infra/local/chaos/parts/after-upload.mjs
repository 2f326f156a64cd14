/**
 * What has to be so when an upload is ready, whatever died meanwhile.
 */
import { Client } from 'minio';
import { askDatabase } from '../../ask-database.mjs';

export const bucket = 'yunqiao-chaos';

/** Sums of rows that belong to one upload; each has to be there once. */
const rows = `SELECT
  (SELECT COUNT(*) FROM media WHERE id = ?) AS media,
  (SELECT COUNT(*) FROM media_chunk WHERE media_id = ? AND state <> 'ready') AS open_chunks,
  (SELECT COUNT(*) - COUNT(DISTINCT kind, number) FROM media_chunk WHERE media_id = ?) AS double_chunks,
  (SELECT COUNT(*) FROM media_rendition WHERE media_id = ? AND state <> 'ready') AS open_renditions`;

/**
 * @param {{ data: string, env: Record<string, string> }} where
 * @param {import('./films.mjs').Film} film
 * @param {string} id
 * @param {{ state: string, errorCode: string | null, durationSeconds: number, renditions: { name: string }[] }} media
 * @returns {Promise<string[]>} what is wrong
 */
export async function checkUpload({ data, env }, film, id, media) {
  if (media.state !== 'ready') return [`${film.name} is ${media.state}: ${media.errorCode}`];
  const wrong = [];
  const names = media.renditions.map(({ name }) => name).toSorted();
  if (names.join() !== film.renditions.join()) wrong.push(`${film.name} has ${names.join()}`);
  if (Math.abs(media.durationSeconds - film.seconds) > 0.1) wrong.push(`${film.name} has ${media.durationSeconds} s`);
  const [found] = await askDatabase(data, rows, Array(4).fill(Buffer.from(id.replaceAll('-', ''), 'hex')));
  const { media: count, open_chunks, double_chunks, open_renditions } = found;
  if ([count, open_chunks, double_chunks, open_renditions].map(Number).join() !== '1,0,0,0')
    wrong.push(`${film.name} has left rows: ${JSON.stringify(found)}`);
  return [...wrong, ...(await checkObjects(new Objects(env), film, id))];
}

/**
 * @param {Objects} objects
 * @param {import('./films.mjs').Film} film
 * @param {string} id
 * @returns {Promise<string[]>}
 */
async function checkObjects(objects, film, id) {
  const wrong = [];
  const keys = new Set(await objects.list(`media/${id}/`));
  const named = new Set(['original', 'poster.jpg', 'master.m3u8', 'source.m3u8']);
  const folders = new Set([...keys].filter((key) => key.includes('/')).map((key) => key.split('/')[0]));
  if (folders.size !== film.renditions.length) wrong.push(`${film.name} has the folders ${[...folders].join()}`);
  for (const folder of folders) {
    const playlist = await objects.read(`media/${id}/${folder}/index.m3u8`);
    const segments = playlist.split('\n').filter((line) => line.endsWith('.m4s'));
    for (const file of ['init.mp4', 'index.m3u8', 'growing.m3u8', ...segments]) named.add(`${folder}/${file}`);
    const missing = segments.filter((file) => !keys.has(`${folder}/${file}`));
    if (missing.length > 0) wrong.push(`${film.name} lacks ${missing.join()} of ${folder}`);
    const seconds = [...playlist.matchAll(/#EXTINF:([\d.]+)/g)].reduce((sum, [, length]) => sum + Number(length), 0);
    if (Math.abs(seconds - film.seconds) > 0.1) wrong.push(`${film.name} has ${seconds} s in ${folder}`);
  }
  const orphans = [...keys].filter((key) => !named.has(key));
  if (orphans.length > 0) wrong.push(`${film.name} has objects that nothing names: ${orphans.join()}`);
  return wrong;
}

/** The object store, past all of the product's code. */
class Objects {
  /** @param {Record<string, string>} env of the S3 server */
  constructor({ TEST_S3_ENDPOINT, TEST_S3_ACCESS_KEY, TEST_S3_SECRET_KEY, TEST_S3_REGION }) {
    const { hostname, port } = new URL(TEST_S3_ENDPOINT);
    this.client = new Client({
      ...{ endPoint: hostname, port: Number(port), useSSL: false, pathStyle: true, region: TEST_S3_REGION },
      ...{ accessKey: TEST_S3_ACCESS_KEY, secretKey: TEST_S3_SECRET_KEY },
    });
  }

  /** @param {string} prefix that is taken off */
  async list(prefix) {
    const keys = [];
    for await (const { name } of this.client.listObjectsV2(bucket, prefix, true)) keys.push(name.slice(prefix.length));
    return keys;
  }

  /** @param {string} key */
  async read(key) {
    const chunks = [];
    for await (const chunk of await this.client.getObject(bucket, key)) chunks.push(chunk);
    return Buffer.concat(chunks).toString('utf8');
  }
}
