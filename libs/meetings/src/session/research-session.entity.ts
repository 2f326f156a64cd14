import { Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { Organisation, Person } from '@yunqiao/identity';
import { utcColumn } from '@yunqiao/platform';
import { idColumn } from '../columns.js';
import type { SessionKind, SessionState } from './session-kinds.js';
import { SessionSeries } from './session-series.entity.js';

/** A remote teaching-research meeting (线上教研). */
@Entity('research_session')
@Index('research_session_school', ['schoolId', 'startsAt'])
@Index('research_session_host', ['hostPersonId', 'startsAt'])
@Index('research_session_series', ['seriesId'])
@Index('research_session_state', ['state', 'startsAt'])
export class ResearchSession {
  @PrimaryColumn(idColumn)
  id!: string;

  @ForeignKey(() => SessionSeries, { name: 'fk_research_session_series' })
  @Column({ ...idColumn, nullable: true })
  seriesId!: string | null;

  /** The host's school, to which the session belongs. */
  @ForeignKey(() => Organisation, { name: 'fk_research_session_school' })
  @Column(idColumn)
  schoolId!: string;

  @ForeignKey(() => Person, { name: 'fk_research_session_host' })
  @Column(idColumn)
  hostPersonId!: string;

  @Column({ type: 'varchar', length: 24 })
  kind!: SessionKind;

  @Column({ type: 'varchar', length: 60 })
  subject!: string;

  @Column({ type: 'varchar', length: 120 })
  title!: string;

  @Column({ type: 'text' })
  description!: string;

  @Column(utcColumn)
  startsAt!: Date;

  @Column(utcColumn)
  endsAt!: Date;

  @Column({ type: 'varchar', length: 16 })
  state!: SessionState;

  /** Who comes says so before. */
  @Column({ type: 'boolean' })
  signUpRequired!: boolean;

  /** Listeners wait until the host admits them. */
  @Column({ type: 'boolean' })
  hasLobby!: boolean;

  /** The host may make links for people without an account. */
  @Column({ type: 'boolean' })
  allowsGuests!: boolean;

  /** Nobody new comes in. */
  @Column({ type: 'boolean' })
  isDoorLocked!: boolean;

  @Column({ type: 'boolean' })
  isRecorded!: boolean;

  /** Whom everybody sees large, when the host chose somebody. */
  @Column({ ...idColumn, nullable: true })
  spotlightPersonId!: string | null;

  /** How many may be in the conference itself; everybody above listens to its stream. */
  @Column({ type: 'int', unsigned: true })
  speakerLimit!: number;

  /** SEQUENCE of its calendar file: one more with every change. */
  @Column({ type: 'int', unsigned: true })
  calendarSequence!: number;

  @Column({ ...utcColumn, nullable: true })
  lobbyOpenedAt!: Date | null;

  @Column({ ...utcColumn, nullable: true })
  startedAt!: Date | null;

  @Column({ ...utcColumn, nullable: true })
  endedAt!: Date | null;

  @Column({ ...utcColumn, nullable: true })
  cancelledAt!: Date | null;

  @Column(utcColumn)
  createdAt!: Date;

  @VersionColumn()
  version!: number;
}
