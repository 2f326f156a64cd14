import type { FileHandle } from 'node:fs/promises';

const HEAD_BYTES = 16;

/** Whether the boxes of an MP4 fill it exactly, as they do unless its end could not be written. */
export async function isWhole(file: FileHandle): Promise<boolean> {
  const { size } = await file.stat();
  const head = Buffer.alloc(HEAD_BYTES);
  let at = 0;
  while (at < size) {
    await file.read(head, 0, HEAD_BYTES, at);
    const short = head.readUInt32BE(0);
    const length = short === 1 ? Number(head.readBigUInt64BE(8)) : short;
    if (length < 8) return false;
    at += length;
  }
  return size > 0 && at === size;
}
