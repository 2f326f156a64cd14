import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, QueryRunner } from 'typeorm';
import { partitionOf } from './months.js';

const findPartitions = `SELECT partition_name AS name, partition_description AS bound FROM information_schema.partitions
WHERE table_schema = DATABASE() AND table_name = 'activity_event' ORDER BY partition_ordinal_position`;
const splitLast =
  'ALTER TABLE activity_event REORGANIZE PARTITION ?? INTO (PARTITION ?? VALUES LESS THAN (?), PARTITION ?? VALUES LESS THAN (MAXVALUE))';
const splitOne =
  'ALTER TABLE activity_event REORGANIZE PARTITION ?? INTO (PARTITION ?? VALUES LESS THAN (?), PARTITION ?? VALUES LESS THAN (?))';

/** A change of the table waits so long for statements that run on it; everybody who comes later waits behind it. */
const patienceSeconds = 5;

interface Partition {
  readonly name: string;
  /** First day that is not in it; null for the last one, which has no end. */
  readonly end: string | null;
}

/** The log's partitions, each named by the month with which it begins. */
@Injectable()
export class LogPartitions {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /**
   * Sees to it that a partition begins with each of these months. One without events is parted at once, one with many is copied.
   * @param months first days, YYYY-MM-01
   */
  async begin(months: readonly string[]): Promise<void> {
    const runner = this.database.createQueryRunner();
    try {
      await runner.query('SET SESSION lock_wait_timeout = ?', [patienceSeconds]);
      for (const month of months) await split(runner, month);
    } finally {
      await runner.query('SET SESSION lock_wait_timeout = DEFAULT');
      await runner.release();
    }
  }
}

async function split(runner: QueryRunner, month: string): Promise<void> {
  const partitions = await partitionsOf(runner);
  const name = partitionOf(month);
  if (partitions.some((one) => one.name === name)) return;
  const { name: whole, end } = partitions.find((one) => one.end === null || one.end > month)!;
  await runner.query(end === null ? splitLast : splitOne, [whole, whole, month, name, ...(end === null ? [] : [end])]);
}

async function partitionsOf(runner: QueryRunner): Promise<Partition[]> {
  const rows: { name: string; bound: string }[] = await runner.query(findPartitions);
  return rows.map(({ name, bound }) => ({
    name,
    end: bound === 'MAXVALUE' ? null : bound.replaceAll("'", '').slice(0, 10),
  }));
}
