import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { Person } from '@yunqiao/identity';
import { utcColumn } from '@yunqiao/platform';
import { idColumn } from '../columns.js';
import { ResearchSession } from '../session/research-session.entity.js';

/** How the host answered somebody who waits. */
export type LobbyAnswer = 'admitted' | 'refused';

/** Somebody waits before a session, as long as it takes: there is no time-out. */
@Entity('lobby_request')
@Unique('lobby_request_once', ['sessionId', 'personId'])
@Index('lobby_request_waiting', ['sessionId', 'answer', 'askedAt'])
@Index('lobby_request_person', ['personId'])
export class LobbyRequest {
  @PrimaryColumn(idColumn)
  id!: string;

  @ForeignKey(() => ResearchSession, { name: 'fk_lobby_request_session' })
  @Column(idColumn)
  sessionId!: string;

  @ForeignKey(() => Person, { name: 'fk_lobby_request_person' })
  @Column(idColumn)
  personId!: string;

  @Column(utcColumn)
  askedAt!: Date;

  @Column({ type: 'varchar', length: 8, nullable: true })
  answer!: LobbyAnswer | null;

  @Column({ ...utcColumn, nullable: true })
  answeredAt!: Date | null;

  @Column({ ...idColumn, nullable: true })
  answeredBy!: string | null;
}
