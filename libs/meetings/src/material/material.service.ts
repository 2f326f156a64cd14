import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In, type EntityManager } from 'typeorm';
import { MediaService } from '@yunqiao/media';
import { AppError, idBytes, type Actor } from '@yunqiao/platform';
import { isDeckType } from '../deck/deck-files.js';
import { DeckWishes } from '../deck/deck-wishes.js';
import type { ResearchSession } from '../session/research-session.entity.js';
import { SessionAccess } from '../session/session-access.js';
import { BEFORE, OPEN, requireState } from '../session/session-life.js';
import { SessionMaterial } from '../session/session-material.entity.js';

/** More files than this no session has. */
export const MOST_MATERIALS = 30;

/** A file for a session. */
export interface NewMaterial {
  /** Made by the client. */
  id: string;
  sessionId: string;
  mediaId: string;
}

/** Files that a host gives to everybody in a session. */
@Injectable()
export class MaterialService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly access: SessionAccess,
    private readonly media: MediaService,
    private readonly decks: DeckWishes,
  ) {}

  /** Of these sessions, in their order. For who may see the sessions. */
  findBySessions(sessionIds: readonly string[]): Promise<SessionMaterial[]> {
    if (sessionIds.length === 0) return Promise.resolve([]);
    return this.database.manager.find(SessionMaterial, {
      where: { sessionId: In([...sessionIds]) },
      order: { position: 'ASC', id: 'ASC' },
    });
  }

  /**
   * Adds a file at the end, and has slides made of it where it can become some. The same id or the same file twice is the same as once.
   * @throws SESSION_NOT_FOUND, SESSION_STATE_WRONG, MEDIA_NOT_FOUND, SESSION_MATERIALS_FULL (maximum)
   */
  async add(actor: Actor, { id, sessionId, mediaId }: NewMaterial): Promise<ResearchSession> {
    return this.change(actor, sessionId, async (tx) => {
      const media = await this.media.requireOwned(actor, mediaId, 'file', tx);
      const held = await inOrder(tx, sessionId);
      if (held.some((material) => material.id === id || material.mediaId === mediaId)) return;
      if (held.length >= MOST_MATERIALS) throw new AppError('SESSION_MATERIALS_FULL', { maximum: MOST_MATERIALS });
      await tx.insert(SessionMaterial, { id, sessionId, mediaId, position: held.length });
      if (isDeckType(media.contentType)) await this.decks.add(tx, mediaId);
    });
  }

  /** @throws SESSION_MATERIAL_NOT_FOUND, SESSION_STATE_WRONG */
  remove(actor: Actor, materialId: string): Promise<ResearchSession> {
    return this.changeOne(actor, materialId, async (tx, { sessionId }) => {
      await tx.delete(SessionMaterial, { id: materialId });
      await arrange(tx, await inOrder(tx, sessionId));
    });
  }

  /** Gives a file another place, counted from 0. @throws SESSION_MATERIAL_NOT_FOUND, SESSION_STATE_WRONG */
  move(actor: Actor, materialId: string, toIndex: number): Promise<ResearchSession> {
    return this.changeOne(actor, materialId, async (tx, { sessionId }) => {
      const held = await inOrder(tx, sessionId);
      const moved = held.filter(({ id }) => id === materialId);
      const others = held.filter(({ id }) => id !== materialId);
      await arrange(tx, [...others.slice(0, toIndex), ...moved, ...others.slice(toIndex)]);
    });
  }

  private async changeOne(
    actor: Actor,
    materialId: string,
    change: (tx: EntityManager, material: SessionMaterial) => Promise<void>,
  ): Promise<ResearchSession> {
    const material = await this.database.manager.findOneBy(SessionMaterial, { id: materialId });
    if (!material) throw new AppError('SESSION_MATERIAL_NOT_FOUND');
    return this.change(actor, material.sessionId, (tx) => change(tx, material), 'SESSION_MATERIAL_NOT_FOUND');
  }

  private change(
    actor: Actor,
    sessionId: string,
    change: (tx: EntityManager) => Promise<void>,
    notFound?: string,
  ): Promise<ResearchSession> {
    return this.database.transaction(async (tx) => {
      const session = await this.access.lockManaged(tx, actor, sessionId, notFound);
      requireState(session.state, [...BEFORE, ...OPEN]);
      await change(tx);
      return session;
    });
  }
}

function inOrder(tx: EntityManager, sessionId: string): Promise<SessionMaterial[]> {
  return tx.find(SessionMaterial, { where: { sessionId }, order: { position: 'ASC', id: 'ASC' } });
}

/** Writes positions 0, 1, 2 … in this order. */
async function arrange(tx: EntityManager, order: readonly SessionMaterial[]): Promise<void> {
  if (order.length === 0) return;
  const ids = order.map(({ id }) => idBytes(id));
  await tx.query('UPDATE session_material SET `position` = FIELD(id, ?) - 1 WHERE id IN (?)', [ids, ids]);
}
