import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { idBytes, idText } from '@yunqiao/platform';
import { DataSource, type EntityManager } from 'typeorm';

/** What lies in the stores, in bytes. */
export interface StorageUse {
  /** Files as they were uploaded; of an upload that is under way, all that it declared. */
  originalBytes: number;
  /** What was made of them: qualities, sound, downloads. */
  madeBytes: number;
  /** How much of both lies in the bin. */
  binBytes: number;
  files: number;
}

interface UseRow {
  owner: Buffer;
  original_bytes: string;
  made_bytes: string;
  bin_bytes: string;
  files: string;
}

// An upload that expired or was cancelled has left nothing.
const ORIGINAL =
  "IF(media.original_dropped_at IS NOT NULL OR (media.state = 'failed' AND media.uploaded_at IS NULL), 0, media.bytes)";
const MADE =
  'COALESCE((SELECT SUM(made.bytes) FROM media_rendition made WHERE made.media_id = media.id), 0) + ' +
  'COALESCE((SELECT SUM(made.bytes) FROM media_download made WHERE made.media_id = media.id), 0)';
const EACH = `${ORIGINAL} AS original, ${MADE} AS made, media.removed_at FROM media `;
const SUMS =
  'SELECT owner, SUM(original) AS original_bytes, SUM(made) AS made_bytes, ' +
  'SUM(IF(removed_at IS NULL, 0, original + made)) AS bin_bytes, SUM(original + made > 0) AS files FROM ';
const BY_SCHOOL = `${SUMS} (SELECT media.school_id AS owner, ${EACH} WHERE media.school_id IN (?)) sizes GROUP BY owner`;
const BY_MEDIA = `${SUMS} (SELECT media.id AS owner, ${EACH} WHERE media.id IN (?)) sizes GROUP BY owner`;

/** Nothing at all. */
export const NO_USE: StorageUse = { originalBytes: 0, madeBytes: 0, binBytes: 0, files: 0 };

/** How much room uploads take, with everything that was made of them. */
@Injectable()
export class StorageUseReader {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** By school; one that has uploaded nothing is missing. */
  ofSchools(ids: readonly string[], tx: EntityManager = this.database.manager): Promise<Map<string, StorageUse>> {
    return this.read(BY_SCHOOL, ids, tx);
  }

  /** By upload. */
  ofMedia(ids: readonly string[]): Promise<Map<string, StorageUse>> {
    return this.read(BY_MEDIA, ids, this.database.manager);
  }

  private async read(sql: string, ids: readonly string[], tx: EntityManager): Promise<Map<string, StorageUse>> {
    if (ids.length === 0) return new Map();
    const rows = await tx.query<UseRow[]>(sql, [ids.map(idBytes)]);
    return new Map(rows.map((row) => [idText(row.owner), useOf(row)]));
  }
}

function useOf(row: UseRow): StorageUse {
  return {
    originalBytes: Number(row.original_bytes),
    madeBytes: Number(row.made_bytes),
    binBytes: Number(row.bin_bytes),
    files: Number(row.files),
  };
}

/** The use of several together. */
export function sumOfUse(uses: Iterable<StorageUse>): StorageUse {
  const sum = { ...NO_USE };
  for (const use of uses) {
    sum.originalBytes += use.originalBytes;
    sum.madeBytes += use.madeBytes;
    sum.binBytes += use.binBytes;
    sum.files += use.files;
  }
  return sum;
}
