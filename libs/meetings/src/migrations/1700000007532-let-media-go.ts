import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lets media be deleted: materials and their slides go with them; that a replay became a lesson is still known. */
export class LetMediaGo1700000007532 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const name of ['material', 'deck', 'page'] as const) await refer(runner, name, 'CASCADE');
    await runner.query('ALTER TABLE replay_lesson DROP FOREIGN KEY fk_replay_lesson_media');
    await runner.query('ALTER TABLE replay_lesson DROP KEY fk_replay_lesson_media');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE replay_lesson ADD CONSTRAINT fk_replay_lesson_media FOREIGN KEY (media_id) REFERENCES media (id)',
    );
    for (const name of ['page', 'deck', 'material'] as const) await refer(runner, name, 'NO ACTION');
  }
}

const tables = { material: 'session_material', deck: 'deck', page: 'deck_page' } as const;
const names = { material: 'fk_session_material_media', deck: 'fk_deck_media', page: 'fk_deck_page_deck' } as const;
const targets = {
  material: '(media_id) REFERENCES media (id)',
  deck: '(media_id) REFERENCES media (id)',
  page: '(deck_id) REFERENCES deck (id)',
} as const;

async function refer(runner: QueryRunner, what: keyof typeof tables, onDelete: string): Promise<void> {
  await runner.query('ALTER TABLE ?? DROP FOREIGN KEY ??', [tables[what], names[what]]);
  await runner.query(
    ['ALTER TABLE ?? ADD CONSTRAINT ?? FOREIGN KEY', targets[what], 'ON DELETE', onDelete, 'ON UPDATE NO ACTION'].join(
      ' ',
    ),
    [tables[what], names[what]],
  );
}
