import type { MigrationInterface, QueryRunner } from 'typeorm';

const unchanged = 'ON DELETE NO ACTION ON UPDATE NO ACTION';

const table = `CREATE TABLE recording_consent (
  id BINARY(16) NOT NULL,
  person_id BINARY(16) NOT NULL,
  evidence VARCHAR(200) NOT NULL,
  recorded_by BINARY(16) NOT NULL,
  recorded_at DATETIME(3) NOT NULL,
  withdrawn_by BINARY(16) NULL,
  withdrawn_at DATETIME(3) NULL,
  PRIMARY KEY (id),
  KEY recording_consent_person (person_id, withdrawn_at),
  CONSTRAINT fk_recording_consent_person FOREIGN KEY (person_id) REFERENCES person (id) ${unchanged},
  CONSTRAINT fk_recording_consent_writer FOREIGN KEY (recorded_by) REFERENCES person (id) ${unchanged},
  CONSTRAINT fk_recording_consent_withdrawer FOREIGN KEY (withdrawn_by) REFERENCES person (id) ${unchanged}
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci`;

/** Who consented to recordings of minors. */
export class CreateRecordingConsent1700000005900 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE IF EXISTS recording_consent');
  }
}
