/**
 * Many who listen to a session's stream, as their pages do: each asks for the playlist every few seconds, fetches the sound
 * that is new, and gives a sign of life.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { ask } from './ask.mjs';

const record = `mutation Beat($input: RecordAttendanceInput!) { recordAttendance(input: $input) { rejected { code } } }`;
/** Seconds: what a segment of the stream is long, and what a page takes between two signs of life. */
const segmentSeconds = 4;
const beatSeconds = 15;

/** What they had so far, together. */
class Heard {
  bytes = 0;
  /** Milliseconds that each playlist and each segment took. @type {number[]} */
  latencies = [];
  /** Segments that were left out, since the playlist had moved on before they were fetched. */
  missed = 0;
}

/** An audience of the stream. */
export class StreamListeners {
  #isOver = false;
  /** @type {Promise<void>[]} */
  #work = [];
  heard = new Heard();

  /**
   * @param {import('./live-session.mjs').LiveSession} session
   * @param {{ somebody: import('./live-session.mjs').Somebody, playlistUrl: string }[]} places
   */
  constructor(session, places) {
    this.session = session;
    for (const place of places) this.#work.push(this.#listen(place), this.#live(place.somebody));
  }

  /** From now on it counts anew. */
  startCounting() {
    this.heard = new Heard();
  }

  async stop() {
    this.#isOver = true;
    await Promise.all(this.#work);
  }

  /** @param {{ somebody: import('./live-session.mjs').Somebody, playlistUrl: string }} place */
  async #listen({ somebody: { cookie }, playlistUrl }) {
    const playlist = new URL(playlistUrl, this.session.url);
    let last = -1;
    await pause(Math.random() * segmentSeconds * 1000);
    while (!this.#isOver) {
      const next = pause(segmentSeconds * 1000);
      const { first, files } = readPlaylist((await this.#fetch(playlist, cookie)).toString());
      const newest = first + files.length - 1;
      if (last >= 0) this.heard.missed += Math.max(0, first - last - 1);
      // Who comes begins at the end of what there is.
      for (let number = Math.max(first, last < 0 ? newest : last + 1); number <= newest; number += 1) {
        await this.#fetch(new URL(files[number - first], playlist), cookie);
      }
      last = newest;
      await next;
    }
  }

  /** @param {import('./live-session.mjs').Somebody} somebody */
  async #live({ cookie, deviceId }) {
    const { url, id: sessionId } = this.session;
    await pause(Math.random() * beatSeconds * 1000);
    while (!this.#isOver) {
      const next = pause(beatSeconds * 1000);
      const at = new Date().toISOString();
      const beats = [{ id: randomUUID(), transport: 'hls', at, wallSeconds: beatSeconds }];
      await ask(url, cookie, record, { input: { sessionId, deviceId, beats, sentAt: at } });
      await next;
    }
  }

  /**
   * @param {URL} url
   * @param {string} cookie
   */
  async #fetch(url, cookie) {
    const begin = performance.now();
    const response = await fetch(url, { headers: { cookie } });
    const body = Buffer.from(await response.arrayBuffer());
    if (!response.ok) throw new Error(`${url.pathname} answered ${response.status}.`);
    this.heard.latencies.push(performance.now() - begin);
    this.heard.bytes += body.length;
    return body;
  }
}

/**
 * @param {string} text of a media playlist
 * @returns {{ first: number, files: string[] }} number of its first segment, and all of them
 */
function readPlaylist(text) {
  const lines = text.split('\n');
  const [, first] = /^#EXT-X-MEDIA-SEQUENCE:(\d+)/m.exec(text) ?? [];
  return { first: Number(first ?? 0), files: lines.filter((line) => line && !line.startsWith('#')) };
}
