import { Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { Organisation, Person } from '@yunqiao/identity';
import { utcColumn } from '@yunqiao/platform';
import { idColumn } from '../columns.js';
import type { ReplayAudience, SessionClosing, SessionKind, SessionState } from './session-kinds.js';
import { SessionSeries } from './session-series.entity.js';

/** A remote teaching-research meeting (线上教研). */
@Entity('research_session')
@Index('research_session_school', ['schoolId', 'startsAt'])
@Index('research_session_host', ['hostPersonId', 'startsAt'])
@Index('research_session_series', ['seriesId'])
@Index('research_session_state', ['state', 'startsAt'])
@Index('research_session_leader', ['ledByPersonId'])
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

  /** Who leads it now: the host, or the co-host who took over when the host did not come back. */
  @ForeignKey(() => Person, { name: 'fk_research_session_leader' })
  @Column(idColumn)
  ledByPersonId!: string;

  @Column({ type: 'varchar', length: 24 })
  kind!: SessionKind;

  /** What is taught; empty where it is about no subject. */
  @Column({ type: 'varchar', length: 60 })
  subject!: string;

  @Column({ type: 'varchar', length: 120 })
  title!: string;

  /** Search keys of the title. */
  @Column({ type: 'varchar', length: 960 })
  pinyin!: string;

  @Column({ type: 'varchar', length: 255 })
  initials!: string;

  @Column({ type: 'text' })
  description!: string;

  @Column(utcColumn)
  startsAt!: Date;

  /** Planned end; it may go on for a while. */
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

  /** Guests read the chat; whether they also write in it, the host decides in the room. */
  @Column({ type: 'boolean', default: true })
  guestsMayWrite!: boolean;

  /** Nobody new comes in. */
  @Column({ type: 'boolean' })
  isDoorLocked!: boolean;

  @Column({ type: 'boolean' })
  isRecorded!: boolean;

  /** Who may see what was recorded; told to everybody before they come in. */
  @Column({ type: 'varchar', length: 16 })
  replayAudience!: ReplayAudience;

  /** What the host says of the recording beside that; empty for nothing. */
  @Column({ type: 'varchar', length: 1000 })
  recordingNotice!: string;

  /** Whom everybody sees large, when the host chose somebody. */
  @Column({ ...idColumn, nullable: true })
  spotlightPersonId!: string | null;

  /** The same, when it is a guest; of the two at most one is there. */
  @Column({ ...idColumn, nullable: true })
  spotlightGuestId!: string | null;

  /** How many may be in the conference itself; everybody above listens to its stream. */
  @Column({ type: 'int', unsigned: true })
  speakerLimit!: number;

  /** SEQUENCE of its calendar file: one more with every change. */
  @Column({ type: 'int', unsigned: true })
  calendarSequence!: number;

  /** Since when the invited know of it. */
  @Column({ ...utcColumn, nullable: true })
  scheduledAt!: Date | null;

  @Column({ ...utcColumn, nullable: true })
  lobbyOpenedAt!: Date | null;

  @Column({ ...utcColumn, nullable: true })
  startedAt!: Date | null;

  @Column({ ...utcColumn, nullable: true })
  endedAt!: Date | null;

  @Column({ ...utcColumn, nullable: true })
  cancelledAt!: Date | null;

  /** Why it is over; null while it is not, and when somebody cancelled it. */
  @Column({ type: 'varchar', length: 16, nullable: true })
  closedBy!: SessionClosing | null;

  @Column(utcColumn)
  createdAt!: Date;

  /** When what calendars show of it was changed last. */
  @Column(utcColumn)
  changedAt!: Date;

  @VersionColumn()
  version!: number;
}
