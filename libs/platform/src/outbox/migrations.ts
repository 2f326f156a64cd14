import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables of the outbox. */
export class CreateOutbox1790000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE outbox (
      id BINARY(16) NOT NULL PRIMARY KEY,
      kind VARCHAR(100) NOT NULL,
      \`key\` VARCHAR(100) NOT NULL,
      payload JSON NOT NULL,
      created_at DATETIME(3) NOT NULL,
      published_at DATETIME(3) NULL,
      handled_at DATETIME(3) NULL,
      KEY outbox_to_publish (published_at, id),
      KEY outbox_to_handle (handled_at, published_at)
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);
    await runner.query(`CREATE TABLE outbox_receipt (
      outbox_id BINARY(16) NOT NULL,
      handler VARCHAR(150) NOT NULL,
      received_at DATETIME(3) NOT NULL,
      PRIMARY KEY (outbox_id, handler)
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE outbox_receipt');
    await runner.query('DROP TABLE outbox');
  }
}
