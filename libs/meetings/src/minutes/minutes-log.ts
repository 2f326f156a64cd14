import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In, LessThan, MoreThan } from 'typeorm';
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs';
import { Clock, idBytes } from '@yunqiao/platform';
import { MinutesDocument } from './minutes-document.entity.js';
import { MinutesUpdate } from './minutes-update.entity.js';

/** So many changes are read one by one before they are put together. */
const SNAPSHOT_AFTER = 200;

/** Changes, and the sequence of the last of them. */
export interface MinutesReading {
  readonly updates: readonly Uint8Array[];
  readonly version: number;
  /** Length of the whole log. */
  readonly bytes: number;
}

/**
 * The truth about minutes: a log that only grows. What a process holds in memory is read from it, and goes into it change
 * by change, so that a process that has read nothing can blank nothing.
 */
@Injectable()
export class MinutesLog {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Everything, in as few pieces as possible. */
  async read(sessionId: string): Promise<MinutesReading> {
    const found = await this.database
      .createQueryBuilder(MinutesDocument, 'document')
      .addSelect('document.snapshot')
      .where('document.sessionId = :id', { id: idBytes(sessionId) })
      .getOne();
    if (!found) return { updates: [], version: 0, bytes: 0 };
    const after = await this.readAfter(sessionId, found.snapshotVersion);
    const updates = [...(found.snapshot ? [found.snapshot] : []), ...after.updates];
    const reading = { updates, version: Math.max(after.version, found.snapshotVersion), bytes: found.bytes };
    if (after.updates.length > SNAPSHOT_AFTER) await this.keepSnapshot(sessionId, reading);
    return reading;
  }

  /** What came after a sequence, in order. Sequences have no gaps, since they are given under a lock. */
  async readAfter(sessionId: string, version: number): Promise<Omit<MinutesReading, 'bytes'>> {
    const rows = await this.database.manager.find(MinutesUpdate, {
      where: { sessionId, sequence: MoreThan(version) },
      order: { sequence: 'ASC' },
    });
    return { updates: rows.map(({ content }) => content), version: rows.at(-1)?.sequence ?? version };
  }

  /** Appends a change. @returns its sequence */
  append(sessionId: string, update: Uint8Array): Promise<number> {
    return this.database.transaction(async (tx) => {
      await tx
        .createQueryBuilder()
        .insert()
        .into(MinutesDocument)
        .values(emptyDocument(sessionId))
        .orIgnore()
        .execute();
      const lock = { mode: 'pessimistic_write' } as const;
      const { version, bytes } = await tx.findOneOrFail(MinutesDocument, { where: { sessionId }, lock });
      const sequence = version + 1;
      await tx.insert(MinutesUpdate, { sessionId, sequence, content: Buffer.from(update), at: this.clock.now() });
      const grown = { version: sequence, bytes: bytes + update.byteLength };
      await tx.update(MinutesDocument, { sessionId }, grown);
      return sequence;
    });
  }

  /** In which of these sessions listeners write, too. */
  async openOnes(sessionIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (sessionIds.length === 0) return new Set();
    const where = { sessionId: In([...sessionIds]), everybodyWrites: true };
    return new Set((await this.database.manager.findBy(MinutesDocument, where)).map(({ sessionId }) => sessionId));
  }

  async letEverybodyWrite(sessionId: string, everybodyWrites: boolean): Promise<void> {
    const row = { ...emptyDocument(sessionId), everybodyWrites };
    const insert = this.database.createQueryBuilder().insert().into(MinutesDocument).values(row);
    await insert.orUpdate(['everybody_writes'], ['session_id']).execute();
  }

  /** Made of the log alone and kept beside it; an older one never replaces a newer one. */
  private async keepSnapshot(sessionId: string, { updates, version }: MinutesReading): Promise<void> {
    const snapshot = Buffer.from(encodeStateAsUpdate(docOf(updates)));
    const older = { sessionId, snapshotVersion: LessThan(version) };
    await this.database.manager.update(MinutesDocument, older, { snapshot, snapshotVersion: version });
  }
}

/** The document that changes come to. */
export function docOf(updates: readonly Uint8Array[]): Doc {
  const doc = new Doc();
  for (const update of updates) applyUpdate(doc, update);
  return doc;
}

function emptyDocument(sessionId: string): MinutesDocument {
  return { sessionId, version: 0, bytes: 0, everybodyWrites: false, snapshot: null, snapshotVersion: 0 };
}
