import { Injectable } from '@nestjs/common';
import { MediaBin, MediaService } from '@yunqiao/media';
import type { EntityManager } from 'typeorm';
import { AppError, idBytes, type Actor } from '@yunqiao/platform';

const MEBIBYTE = 1024 ** 2;

/** The largest file that somebody hands round in a chat; larger ones are materials. */
export const LARGEST_CHAT_FILE = 50 * MEBIBYTE;

/** More files than this no chat has. */
export const MOST_CHAT_FILES = 200;

const COUNT =
  "SELECT COUNT(*) AS files FROM session_event WHERE session_id = ? AND kind = 'chat.sent' AND JSON_VALUE(payload, '$.mediaId') IS NOT NULL";

/** Pictures and files that people hand round in the chat of a session. */
@Injectable()
export class ChatFiles {
  constructor(
    private readonly media: MediaService,
    private readonly bin: MediaBin,
  ) {}

  /**
   * An upload that the actor may hand round: their own file, looked at by the worker.
   * @throws MEDIA_NOT_FOUND, CHAT_FILE_NOT_READY, CHAT_FILE_TOO_LARGE (limitBytes), CHAT_FILES_FULL (maximum)
   */
  async require(tx: EntityManager, actor: Actor, sessionId: string, mediaId: string): Promise<void> {
    const media = await this.media.requireOwned(actor, mediaId, 'file', tx);
    if (media.ownerPersonId !== actor.personId) throw new AppError('MEDIA_NOT_FOUND');
    if (media.state !== 'ready') throw new AppError('CHAT_FILE_NOT_READY');
    if (media.bytes > LARGEST_CHAT_FILE) throw new AppError('CHAT_FILE_TOO_LARGE', { limitBytes: LARGEST_CHAT_FILE });
    const [counted] = await tx.query<{ files: string }[]>(COUNT, [idBytes(sessionId)]);
    if (Number(counted!.files) >= MOST_CHAT_FILES) throw new AppError('CHAT_FILES_FULL', { maximum: MOST_CHAT_FILES });
  }

  /** Takes a file away that a line carried: its addresses end at once. */
  takeAway(tx: EntityManager, mediaId: string): Promise<void> {
    return this.bin.takeAway(tx, mediaId);
  }
}
