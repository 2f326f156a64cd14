import type { MigrationInterface, QueryRunner } from 'typeorm';

const options = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci';
const unchanged = 'ON DELETE NO ACTION ON UPDATE NO ACTION';

const tables = [
  {
    name: 'livekit_event',
    definition: `CREATE TABLE livekit_event (
      id VARCHAR(64) NOT NULL,
      kind VARCHAR(40) NOT NULL,
      room VARCHAR(64) NOT NULL,
      participant_sid VARCHAR(40) NULL,
      received_at DATETIME(3) NOT NULL,
      handled_at DATETIME(3) NULL,
      payload JSON NOT NULL,
      PRIMARY KEY (id),
      KEY livekit_event_to_handle (handled_at, received_at)
    ) ${options}`,
  },
  {
    name: 'attendance_connection',
    definition: `CREATE TABLE attendance_connection (
      participant_sid VARCHAR(40) NOT NULL,
      session_id BINARY(16) NOT NULL,
      person_id BINARY(16) NOT NULL,
      device_id BINARY(16) NOT NULL,
      joined_at DATETIME(3) NOT NULL,
      last_seen_at DATETIME(3) NOT NULL,
      left_at DATETIME(3) NULL,
      closed_by VARCHAR(12) NULL,
      close_reason VARCHAR(40) NULL,
      settled_at DATETIME(3) NULL,
      PRIMARY KEY (participant_sid),
      KEY attendance_connection_open (left_at, session_id),
      KEY attendance_connection_person (session_id, person_id),
      KEY attendance_connection_settle (settled_at, left_at),
      CONSTRAINT fk_attendance_connection_session FOREIGN KEY (session_id) REFERENCES research_session (id) ${unchanged},
      CONSTRAINT fk_attendance_connection_person FOREIGN KEY (person_id) REFERENCES person (id) ${unchanged}
    ) ${options}`,
  },
  {
    name: 'attendance_heartbeat',
    definition: `CREATE TABLE attendance_heartbeat (
      id BINARY(16) NOT NULL,
      session_id BINARY(16) NOT NULL,
      person_id BINARY(16) NOT NULL,
      device_id BINARY(16) NOT NULL,
      transport VARCHAR(8) NOT NULL,
      from_at DATETIME(3) NOT NULL,
      at DATETIME(3) NOT NULL,
      received_at DATETIME(3) NOT NULL,
      PRIMARY KEY (id),
      KEY attendance_heartbeat_person (session_id, person_id, at)
    ) ${options}`,
  },
  {
    name: 'room_roster_entry',
    definition: `CREATE TABLE room_roster_entry (
      id BINARY(16) NOT NULL,
      session_id BINARY(16) NOT NULL,
      device_person_id BINARY(16) NOT NULL,
      person_id BINARY(16) NOT NULL,
      from_at DATETIME(3) NOT NULL,
      to_at DATETIME(3) NULL,
      confirmed_by BINARY(16) NOT NULL,
      way VARCHAR(8) NOT NULL,
      PRIMARY KEY (id),
      KEY room_roster_entry_device (session_id, device_person_id),
      KEY room_roster_entry_person (session_id, person_id),
      CONSTRAINT fk_room_roster_entry_session FOREIGN KEY (session_id) REFERENCES research_session (id) ${unchanged},
      CONSTRAINT fk_room_roster_entry_device FOREIGN KEY (device_person_id) REFERENCES person (id) ${unchanged},
      CONSTRAINT fk_room_roster_entry_person FOREIGN KEY (person_id) REFERENCES person (id) ${unchanged}
    ) ${options}`,
  },
  {
    name: 'attendance_adjustment',
    definition: `CREATE TABLE attendance_adjustment (
      id BINARY(16) NOT NULL,
      session_id BINARY(16) NOT NULL,
      person_id BINARY(16) NOT NULL,
      from_at DATETIME(3) NOT NULL,
      to_at DATETIME(3) NOT NULL,
      sign VARCHAR(8) NOT NULL,
      reason VARCHAR(500) NOT NULL,
      made_by BINARY(16) NOT NULL,
      made_at DATETIME(3) NOT NULL,
      PRIMARY KEY (id),
      KEY attendance_adjustment_person (session_id, person_id),
      CONSTRAINT fk_attendance_adjustment_session FOREIGN KEY (session_id) REFERENCES research_session (id) ${unchanged},
      CONSTRAINT fk_attendance_adjustment_person FOREIGN KEY (person_id) REFERENCES person (id) ${unchanged},
      CONSTRAINT fk_attendance_adjustment_made_by FOREIGN KEY (made_by) REFERENCES person (id) ${unchanged}
    ) ${options}`,
  },
] as const;

/** Who was there: what the conference server told, heartbeats, people before one camera, corrections. */
export class CreateAttendance1700000005150 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const { definition } of tables) await runner.query(definition);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of [...tables].reverse()) await runner.query('DROP TABLE IF EXISTS ??', [name]);
  }
}
