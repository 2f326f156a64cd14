/**
 * What a session left: its attendance and its replay, as the host sees them.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { askDatabase } from '../../ask-database.mjs';
import { ask } from '../../benches/parts/ask.mjs';

const attendance = `query Attendance($id: ID!) { sessionAttendance(sessionId: $id, first: 100) { edges { node {
  personId attendedSeconds } } } }`;
const replay = `query Replay($id: ID!) { researchSession(id: $id) { state startedAt endedAt
  replay { url startsAt seconds gaps { startsAt endsAt } } } }`;

const epochs = `SELECT epoch.number, epoch.started_at, epoch.ended_at, COUNT(*) AS segments, MAX(segment.starts_at) AS last_starts_at
  FROM recording_epoch epoch JOIN recording_segment segment ON segment.epoch_id = epoch.id AND segment.rendition = 'video'
  WHERE epoch.session_id = ? GROUP BY epoch.number, epoch.started_at, epoch.ended_at ORDER BY epoch.number`;

/** @typedef {{ url: string, startsAt: number, endsAt: number, seconds: number, gaps: { startsAt: number, endsAt: number }[] }} Replay times in milliseconds */

/**
 * @param {import('../../benches/parts/live-session.mjs').LiveSession} session
 * @returns {Promise<Map<string, number>>} seconds by person
 */
export async function attendedSeconds({ url, id, host }) {
  const { sessionAttendance } = await ask(url, host.cookie, attendance, { id });
  const rows = /** @type {{ node: { personId: string, attendedSeconds: number } }[]} */ (sessionAttendance.edges);
  return new Map(rows.map(({ node }) => [node.personId, node.attendedSeconds]));
}

/**
 * Waits until something is kept that was recorded after a moment, by a recorder that has not ended.
 * @param {string} data folder of the product
 * @param {import('../../benches/parts/live-session.mjs').LiveSession} session
 * @param {number} moment
 * @param {number} patience in milliseconds
 */
export async function recordedAfter(data, session, moment, patience) {
  const isNew = (/** @type {Epoch} */ epoch) => epoch.endedAt === null && epoch.lastStartsAt > moment;
  let cause;
  for (const until = Date.now() + patience; Date.now() < until; await pause(250)) {
    try {
      if ((await recorded(data, session)).some(isNew)) return;
    } catch (error) {
      // The database may be what was killed.
      cause = error;
    }
  }
  throw new Error(`Nothing was recorded for ${patience / 1000} s.`, { cause });
}

/** @typedef {{ number: number, startedAt: number, endedAt: number | null, segments: number, lastStartsAt: number }} Epoch times in milliseconds */

/**
 * @param {string} data folder of the product
 * @param {import('../../benches/parts/live-session.mjs').LiveSession} session
 * @returns {Promise<Epoch[]>} what each recorder of the session has kept so far
 */
export async function recorded(data, { id }) {
  const rows = await askDatabase(data, epochs, [Buffer.from(id.replaceAll('-', ''), 'hex')]);
  return rows.map((row) => ({
    number: Number(row.number),
    startedAt: timeOf(row.started_at),
    endedAt: row.ended_at === null ? null : timeOf(row.ended_at),
    segments: Number(row.segments),
    lastStartsAt: timeOf(row.last_starts_at),
  }));
}

/** @param {unknown} instant */
function timeOf(instant) {
  return /** @type {Date} */ (instant).getTime();
}

/**
 * Waits until a session that has ended is published.
 * @param {import('../../benches/parts/live-session.mjs').LiveSession} session
 * @param {number} patience in milliseconds
 * @returns {Promise<{ replay: Replay, startedAt: number, endedAt: number }>}
 */
export async function published({ url, id, host }, patience) {
  for (const until = Date.now() + patience; Date.now() < until; await pause(250)) {
    const { researchSession } = await ask(url, host.cookie, replay, { id });
    if (researchSession.state !== 'published') continue;
    if (!researchSession.replay) throw new Error('It was published without a replay.');
    const { replay: found, startedAt, endedAt } = researchSession;
    const gaps = found.gaps.map((/** @type {{ startsAt: string, endsAt: string }} */ gap) => ({
      startsAt: Date.parse(gap.startsAt),
      endsAt: Date.parse(gap.endsAt),
    }));
    const missing = gaps.reduce((sum, gap) => sum + gap.endsAt - gap.startsAt, 0);
    const startsAt = Date.parse(found.startsAt);
    const endsAt = startsAt + found.seconds * 1000 + missing;
    const whole = { url: found.url, startsAt, endsAt, seconds: found.seconds, gaps };
    return { replay: whole, startedAt: Date.parse(startedAt), endedAt: Date.parse(endedAt) };
  }
  throw new Error(`It was not published within ${patience / 1000} s after its end.`);
}

/**
 * Fetches everything that the replay's playlist names.
 * @param {string} url of the product
 * @param {string} cookie
 * @param {Replay} replay
 * @returns {Promise<number>} seconds of the segments that are there
 */
export async function playThrough(url, cookie, replay) {
  const address = new URL(replay.url, url);
  const playlist = await fetchWhole(address, cookie);
  const lines = playlist.toString('utf8').split('\n');
  for (const [, file] of playlist.toString('utf8').matchAll(/^#EXT-X-MAP:URI="([^"]+)"/gm))
    await fetchWhole(new URL(file, address), cookie);
  let seconds = 0;
  for (const [at, line] of lines.entries()) {
    const length = /^#EXTINF:([\d.]+)/.exec(line);
    if (!length) continue;
    const file = lines.slice(at + 1).find((next) => next && !next.startsWith('#'));
    await fetchWhole(new URL(String(file), address), cookie);
    seconds += Number(length[1]);
  }
  return seconds;
}

/**
 * @param {URL} address
 * @param {string} cookie
 */
async function fetchWhole(address, cookie) {
  const answer = await fetch(address, { headers: { cookie } });
  const bytes = Buffer.from(await answer.arrayBuffer());
  if (answer.status !== 200 || bytes.length === 0)
    throw new Error(`${address.pathname} is not there: ${answer.status}.`);
  return bytes;
}
