import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Organisation } from '@yunqiao/identity';
import { AppError, Configuration, type Actor } from '@yunqiao/platform';
import { DataSource, In, type EntityManager } from 'typeorm';
import { UploadStore } from '../upload/upload-store.js';
import { SchoolStorage, type Originals } from './school-storage.entity.js';
import { requireReadsStorage, requireSetsOriginals } from './storage.policy.js';
import {
  requireRoomOnDisk,
  requireWithinQuota,
  rulesOf,
  type DefaultRules,
  type StorageRules,
} from './storage-rules.js';
import { NO_USE, StorageUseReader, type StorageUse } from './storage-use.js';

/** How much room a school's uploads take, and how much they may take. */
export interface SchoolStorageFacts extends StorageRules {
  schoolId: string;
  use: StorageUse;
}

/** Room for uploads, school by school. */
@Injectable()
export class SchoolStorageService {
  private readonly defaults: DefaultRules;
  private readonly reserveBytes: number;

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly uses: StorageUseReader,
    private readonly uploads: UploadStore,
    configuration: Configuration,
  ) {
    this.reserveBytes = configuration.get('STORAGE_RESERVE_BYTES');
    this.defaults = {
      quotaBytes: configuration.get('STORAGE_QUOTA_BYTES'),
      originals: configuration.get('ORIGINALS'),
      originalsDays: configuration.get('ORIGINALS_DAYS'),
    };
  }

  /**
   * Of one school, for whoever uploads there or administers it.
   * @throws ORGANISATION_NOT_FOUND
   */
  async get(actor: Actor, schoolId: string): Promise<SchoolStorageFacts> {
    requireReadsStorage(actor, schoolId);
    return this.findOne(schoolId);
  }

  /** In the order of the ids, for rooms that have decided who may know. */
  async find(schoolIds: readonly string[]): Promise<SchoolStorageFacts[]> {
    const uses = await this.uses.ofSchools(schoolIds);
    const rules = await this.findRules(schoolIds);
    return schoolIds.map((schoolId) => ({
      schoolId,
      use: uses.get(schoolId) ?? NO_USE,
      ...(rules.get(schoolId) ?? rulesOf(null, this.defaults)),
    }));
  }

  /** By school; those without rules of their own too. */
  async findRules(schoolIds: readonly string[]): Promise<Map<string, StorageRules>> {
    const own = await this.database.getRepository(SchoolStorage).findBy({ schoolId: In([...schoolIds]) });
    const byId = new Map(own.map((row) => [row.schoolId, row]));
    return new Map(schoolIds.map((id) => [id, rulesOf(byId.get(id) ?? null, this.defaults)]));
  }

  /**
   * Sets how many bytes the uploads of a school may take: null for what the configuration says, 0 for no limit. What is
   * there stays, also when it is more.
   * @throws ORGANISATION_NOT_FOUND when there is no such school
   */
  async setQuota(schoolId: string, quotaBytes: number | null): Promise<SchoolStorageFacts> {
    await this.write(schoolId, { quotaBytes });
    return this.findOne(schoolId);
  }

  /**
   * Sets whether originals stay; null for what the configuration says.
   * @throws ORGANISATION_NOT_FOUND for a school that the actor does not administer, too
   */
  async setOriginals(
    actor: Actor,
    schoolId: string,
    { originals, days }: { originals: Originals | null; days: number },
  ): Promise<SchoolStorageFacts> {
    requireSetsOriginals(actor, schoolId);
    await this.write(schoolId, { originals, originalsDays: originals === 'drop' ? days : 0 });
    return this.findOne(schoolId);
  }

  /**
   * Looks at the disk before anything is accepted.
   * @throws UPLOAD_DISK_FULL
   */
  async requireDisk(bytes: number): Promise<void> {
    requireRoomOnDisk(bytes, await this.uploads.freeBytes(), this.reserveBytes);
  }

  /**
   * Where there is a quota, holds the school until the end of the transaction, so that of two uploads that come together the
   * second one sees the first.
   * @throws UPLOAD_OVER_QUOTA
   */
  async requireQuota(tx: EntityManager, schoolId: string, bytes: number): Promise<void> {
    const { quotaBytes } = rulesOf(await tx.findOneBy(SchoolStorage, { schoolId }), this.defaults);
    if (quotaBytes === null) return;
    await hold(tx, schoolId);
    const use = (await this.uses.ofSchools([schoolId], tx)).get(schoolId) ?? NO_USE;
    requireWithinQuota(bytes, use, quotaBytes);
  }

  private async findOne(schoolId: string): Promise<SchoolStorageFacts> {
    return (await this.find([schoolId]))[0]!;
  }

  private async write(schoolId: string, change: Partial<SchoolStorage>): Promise<void> {
    await this.database.transaction(async (tx) => {
      const school = await hold(tx, schoolId);
      if (school?.kind !== 'school') throw new AppError('ORGANISATION_NOT_FOUND');
      const known = await tx.findOneBy(SchoolStorage, { schoolId });
      const before = known ?? { schoolId, quotaBytes: null, originals: null, originalsDays: 0 };
      await tx.save(SchoolStorage, { ...before, ...change });
    });
  }
}

function hold(tx: EntityManager, schoolId: string): Promise<Organisation | null> {
  return tx.findOne(Organisation, { where: { id: schoolId }, lock: { mode: 'pessimistic_write' } });
}
