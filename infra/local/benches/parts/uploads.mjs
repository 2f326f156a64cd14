/**
 * Brings files in as the studio does: begun through GraphQL, sent by tus in pieces, gone on with where a broken line left off.
 */
import { randomUUID } from 'node:crypto';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ask } from './ask.mjs';

const piece = 5 * 1024 ** 2;
const begin = `mutation Begin($input: BeginUploadInput!) { beginUpload(input: $input) { media { id } } }`;
const look = `query Look($id: ID!) { media(id: $id) { state progress errorCode durationSeconds createdAt playableAt readyAt
  renditions { name state progress } } }`;

/**
 * @typedef {object} Upload
 * @property {string} url of the product
 * @property {string} cookie of its owner
 * @property {string} file
 * @property {string} [id] made here unless told
 * @property {string} [contentType]
 */

/**
 * Sends a file to its last byte, however often the product goes away meanwhile.
 * @param {Upload} upload
 * @returns {Promise<{ id: string, sentAt: number }>} when the last byte was acknowledged, by this machine's clock
 */
export async function bringIn({ url, cookie, file, id = randomUUID(), contentType = 'video/mp4' }) {
  const content = await open(file);
  try {
    const { size: bytes } = await content.stat();
    const input = { id, kind: 'video', fileName: basename(file), bytes, contentType };
    await persistently(() => ask(url, cookie, begin, { input }));
    for (let offset = 0; offset < bytes;) {
      offset = await persistently(async () => {
        const at = await offsetOf({ url, cookie, id });
        if (at >= bytes) return at;
        const { buffer, bytesRead } = await content.read(Buffer.alloc(Math.min(piece, bytes - at)), 0, undefined, at);
        return send({ url, cookie, id }, at, buffer.subarray(0, bytesRead));
      });
    }
    return { id, sentAt: Date.now() };
  } finally {
    await content.close();
  }
}

/**
 * @param {{ url: string, cookie: string }} product
 * @param {string} id
 * @returns {Promise<any>} the upload as its owner sees it
 */
export async function lookAt({ url, cookie }, id) {
  return (await ask(url, cookie, look, { id })).media;
}

/** @param {{ url: string, cookie: string, id: string }} upload */
async function offsetOf({ url, cookie, id }) {
  const response = await fetch(`${url}/uploads/${id}`, {
    method: 'HEAD',
    headers: { cookie, 'tus-resumable': '1.0.0' },
  });
  // What was handed to the worker has no offset any more.
  if (response.status === 404 || response.status === 410) return Infinity;
  if (!response.ok) throw new Error(`The upload cannot be looked at: ${response.status}`);
  return Number(response.headers.get('upload-offset'));
}

/**
 * @param {{ url: string, cookie: string, id: string }} upload
 * @param {number} offset
 * @param {Buffer} bytes
 */
async function send({ url, cookie, id }, offset, bytes) {
  const headers = {
    ...{ cookie, origin: new URL(url).origin, 'tus-resumable': '1.0.0', 'upload-offset': String(offset) },
    'content-type': 'application/offset+octet-stream',
  };
  const response = await fetch(`${url}/uploads/${id}`, { method: 'PATCH', headers, body: new Uint8Array(bytes) });
  if (response.status !== 204) throw new Error(`A piece was refused: ${response.status} ${await response.text()}`);
  return offset + bytes.length;
}

/**
 * @template Result
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
async function persistently(work) {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries === 120) throw error;
      await pause(500);
    }
  }
}
