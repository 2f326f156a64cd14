import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { utcColumn } from '@yunqiao/platform';
import { idColumn } from '../columns.js';
import { ResearchSession } from '../session/research-session.entity.js';

/** An unbroken run of one recorder. When it dies, or the session takes a break, the next one is a new epoch. */
@Entity('recording_epoch')
@Unique('recording_epoch_number', ['sessionId', 'number'])
export class RecordingEpoch {
  @PrimaryColumn(idColumn)
  id!: string;

  @ForeignKey(() => ResearchSession, { name: 'fk_recording_epoch_session' })
  @Column(idColumn)
  sessionId!: string;

  /** From 1, without gaps; of a fill later than of what was recorded around it. */
  @Column({ type: 'int', unsigned: true })
  number!: number;

  /** The moment of its first sample and its first picture. */
  @Column(utcColumn)
  startedAt!: Date;

  /** Null while segments of it may still come. */
  @Column({ ...utcColumn, nullable: true })
  endedAt!: Date | null;

  /** Made afterwards, of the sound that devices had kept of their own microphones, where no recorder was. */
  @Column({ type: 'boolean', default: false })
  isFill!: boolean;
}
