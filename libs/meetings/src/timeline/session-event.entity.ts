import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { utcColumn } from '@yunqiao/platform';
import { idColumn } from '../columns.js';
import { ResearchSession } from '../session/research-session.entity.js';

/**
 * Something that happened in a session: a page was turned, a stroke drawn, a line written, a hand raised. Appended
 * in one order, live and for the replay.
 */
@Entity('session_event')
@Unique('session_event_id', ['id'])
@Index('session_event_page', ['sessionId', 'pageKey'])
export class SessionEvent {
  @ForeignKey(() => ResearchSession, { name: 'fk_session_event_session' })
  @PrimaryColumn(idColumn)
  sessionId!: string;

  /** Counts from 1 within the session, without gaps. */
  @PrimaryColumn({ type: 'int', unsigned: true })
  sequence!: number;

  /** Made by whoever reports it: the same id twice is the same as once. */
  @Column(idColumn)
  id!: string;

  @Column(utcColumn)
  at!: Date;

  /** `noun.happened`, such as `page.turned`. */
  @Column({ type: 'varchar', length: 32 })
  kind!: string;

  /** Null when the house did it. */
  @Column({ ...idColumn, nullable: true })
  personId!: string | null;

  /** Page of the slides or of the whiteboard that it belongs to, if any. */
  @Column({ type: 'varchar', length: 64, nullable: true })
  pageKey!: string | null;

  @Column({ type: 'json' })
  payload!: Record<string, never>;
}
