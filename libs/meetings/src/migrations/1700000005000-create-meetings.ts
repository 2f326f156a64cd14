import type { MigrationInterface, QueryRunner } from 'typeorm';
import { meetingTables } from './1700000005000-tables.js';

/** Research sessions, who is invited and who may come in, and what happens in them. */
export class CreateMeetings1700000005000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const { definition } of meetingTables) await runner.query(definition);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of [...meetingTables].reverse()) await runner.query('DROP TABLE IF EXISTS ??', [name]);
  }
}
