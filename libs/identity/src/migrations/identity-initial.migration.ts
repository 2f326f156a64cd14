import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Organisations, classes, people, what they are where, and their sessions. */
export class IdentityInitial1700000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [...tables, ...foreignKeys]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tablesBackwards) await runner.query('DROP TABLE ' + table);
  }
}

const tables = [
  `CREATE TABLE organisation (
      id binary(16) NOT NULL,
      kind varchar(16) NOT NULL,
      region varchar(16) NULL,
      parent_id binary(16) NULL,
      name varchar(120) NOT NULL,
      short_name varchar(40) NOT NULL,
      pinyin varchar(700) NOT NULL,
      initials varchar(180) NOT NULL,
      closed_at datetime(3) NULL,
      version int NOT NULL,
      INDEX IDX_497921db8c90b627fe66c106a4 (kind),
      INDEX IDX_c4ba39f5697ec0cd6e03314b61 (parent_id),
      PRIMARY KEY (id)
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci`,
  `CREATE TABLE pairing (
      id binary(16) NOT NULL,
      giving_school_id binary(16) NOT NULL,
      receiving_school_id binary(16) NOT NULL,
      valid_from date NOT NULL,
      valid_to date NULL,
      version int NOT NULL,
      INDEX IDX_b134c31212c3a06536b5a3f07e (receiving_school_id),
      UNIQUE INDEX pairing_period (giving_school_id, receiving_school_id, valid_from),
      PRIMARY KEY (id)
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci`,
  `CREATE TABLE class_group (
      id binary(16) NOT NULL,
      school_id binary(16) NOT NULL,
      name varchar(60) NOT NULL,
      grade smallint UNSIGNED NOT NULL,
      closed_at datetime(3) NULL,
      version int NOT NULL,
      INDEX IDX_a9df3a2faafe1913678df9cfeb (school_id, grade, name),
      PRIMARY KEY (id)
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci`,
  `CREATE TABLE person (
      id binary(16) NOT NULL,
      school_id binary(16) NOT NULL,
      account_name varchar(40) NOT NULL,
      display_name varchar(60) NOT NULL,
      pinyin varchar(360) NOT NULL,
      initials varchar(60) NOT NULL,
      locale varchar(8) NULL,
      password_hash varchar(255) NULL,
      must_change_password tinyint NOT NULL,
      activation_hash char(64) NULL,
      is_test tinyint NOT NULL DEFAULT 0,
      disabled_at datetime(3) NULL,
      sessions_valid_from datetime(3) NULL,
      version int NOT NULL,
      INDEX IDX_e0882fe1402f917d00a8924412 (pinyin),
      INDEX IDX_81e3cda44476a3648cd367e4a6 (initials),
      UNIQUE INDEX person_account (school_id, account_name),
      PRIMARY KEY (id)
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci`,
  `CREATE TABLE membership (
      id binary(16) NOT NULL,
      person_id binary(16) NOT NULL,
      organisation_id binary(16) NOT NULL,
      class_group_id binary(16) NULL,
      role varchar(32) NOT NULL,
      subject varchar(60) NULL,
      valid_from date NOT NULL,
      valid_to date NULL,
      version int NOT NULL,
      INDEX IDX_6fc5e2153171bbeb54f4fda659 (person_id),
      INDEX IDX_eb1fbcb5f5ff2a967bea26105f (class_group_id, role, valid_from),
      INDEX IDX_dd03dca5dda470056cf6af8ee7 (organisation_id, role, person_id),
      PRIMARY KEY (id)
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci`,
  `CREATE TABLE session (
      id binary(16) NOT NULL,
      token_hash binary(32) NOT NULL,
      person_id binary(16) NOT NULL,
      device_hash binary(32) NULL,
      user_agent varchar(255) NOT NULL,
      created_at datetime(3) NOT NULL,
      last_seen_at datetime(3) NOT NULL,
      expires_at datetime(3) NOT NULL,
      revoked_at datetime(3) NULL,
      UNIQUE INDEX session_token (token_hash),
      INDEX IDX_2223e981900a413ce4ce6386f9 (expires_at),
      INDEX IDX_95c549c187c4c754b0be4a9d09 (person_id, revoked_at),
      PRIMARY KEY (id)
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci`,
  `CREATE TABLE known_device (
      token_hash binary(32) NOT NULL,
      person_id binary(16) NOT NULL,
      first_seen_at datetime(3) NOT NULL,
      last_seen_at datetime(3) NOT NULL,
      INDEX IDX_04cd591670bf5849c0ebd2d8fc (person_id),
      PRIMARY KEY (token_hash, person_id)
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci`,
];

const tablesBackwards = ['known_device', 'session', 'membership', 'person', 'class_group', 'pairing', 'organisation'];

const foreignKeys = [
  `ALTER TABLE organisation
    ADD CONSTRAINT FK_c4ba39f5697ec0cd6e03314b616 FOREIGN KEY (parent_id) REFERENCES organisation(id) ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE pairing
    ADD CONSTRAINT FK_3d36bd9044539a2438079911dc8 FOREIGN KEY (giving_school_id) REFERENCES organisation(id) ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE pairing
    ADD CONSTRAINT FK_b134c31212c3a06536b5a3f07ed FOREIGN KEY (receiving_school_id) REFERENCES organisation(id) ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE class_group
    ADD CONSTRAINT FK_8ac356e72e5bfbff21c69c025fa FOREIGN KEY (school_id) REFERENCES organisation(id) ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE person
    ADD CONSTRAINT FK_5f0439c4563300e91c7beeeb718 FOREIGN KEY (school_id) REFERENCES organisation(id) ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE membership
    ADD CONSTRAINT FK_6fc5e2153171bbeb54f4fda6595 FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE membership
    ADD CONSTRAINT FK_be659e88cd5ed71eef6d4122aac FOREIGN KEY (organisation_id) REFERENCES organisation(id) ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE membership
    ADD CONSTRAINT FK_1f6843c98522e2a53cf7805585c FOREIGN KEY (class_group_id) REFERENCES class_group(id) ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE session
    ADD CONSTRAINT FK_5c6e00902a1344d01a8d90f33cf FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE known_device
    ADD CONSTRAINT FK_04cd591670bf5849c0ebd2d8fc0 FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE NO ACTION ON UPDATE NO ACTION`,
];
