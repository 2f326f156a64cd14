import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lets whoever follows the log find what was received lately. Runs while the api writes. */
export class FollowTheLog1700000006200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE activity_event ADD KEY activity_event_received (received_at, person_id), ALGORITHM=INPLACE, LOCK=NONE',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE activity_event DROP KEY activity_event_received');
  }
}
