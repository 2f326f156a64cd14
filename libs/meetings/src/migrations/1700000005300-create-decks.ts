import type { MigrationInterface, QueryRunner } from 'typeorm';

const options = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci';
const unchanged = 'ON DELETE NO ACTION ON UPDATE NO ACTION';

const tables = [
  {
    name: 'deck',
    definition: `CREATE TABLE deck (
      id BINARY(16) NOT NULL,
      media_id BINARY(16) NOT NULL,
      state VARCHAR(10) NOT NULL,
      attempt INT UNSIGNED NOT NULL,
      page_count INT UNSIGNED NULL,
      error_code VARCHAR(64) NULL,
      touched_at DATETIME(3) NOT NULL,
      PRIMARY KEY (id),
      UNIQUE KEY deck_media (media_id),
      KEY deck_in_state (state, touched_at),
      CONSTRAINT fk_deck_media FOREIGN KEY (media_id) REFERENCES media (id) ${unchanged}
    ) ${options}`,
  },
  {
    name: 'deck_page',
    definition: `CREATE TABLE deck_page (
      deck_id BINARY(16) NOT NULL,
      number INT UNSIGNED NOT NULL,
      width INT UNSIGNED NOT NULL,
      height INT UNSIGNED NOT NULL,
      file VARCHAR(64) NOT NULL,
      text TEXT NOT NULL,
      PRIMARY KEY (deck_id, number),
      CONSTRAINT fk_deck_page_deck FOREIGN KEY (deck_id) REFERENCES deck (id) ${unchanged}
    ) ${options}`,
  },
] as const;

/** Slides that are made of uploads, page by page. */
export class CreateDecks1700000005300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const { definition } of tables) await runner.query(definition);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of [...tables].reverse()) await runner.query('DROP TABLE IF EXISTS ??', [name]);
  }
}
