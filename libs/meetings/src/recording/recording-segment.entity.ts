import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { utcColumn } from '@yunqiao/platform';
import { idColumn } from '../columns.js';
import { RecordingEpoch } from './recording-epoch.entity.js';

/** Picture with sound, and the same sound alone for narrow lines. */
export const Rendition = { video: 'video', audio: 'audio' } as const;
export type Rendition = keyof typeof Rendition;

/** A few seconds of a recording that lie in the object store. These rows are the truth; playlists are rendered from them. */
@Entity('recording_segment')
@Index('recording_segment_time', ['sessionId', 'rendition', 'startsAt'])
export class RecordingSegment {
  @ForeignKey(() => RecordingEpoch, { name: 'fk_recording_segment_epoch' })
  @PrimaryColumn(idColumn)
  epochId!: string;

  @PrimaryColumn({ type: 'varchar', length: 8 })
  rendition!: Rendition;

  /** From 0 within the epoch. */
  @PrimaryColumn({ type: 'int', unsigned: true })
  number!: number;

  /** Of the epoch, so that a playlist is one range of one index. */
  @Column(idColumn)
  sessionId!: string;

  @Column({ type: 'int', unsigned: true })
  epochNumber!: number;

  @Column(utcColumn)
  startsAt!: Date;

  @Column({ type: 'int', unsigned: true })
  durationMs!: number;

  @Column({ type: 'int', unsigned: true })
  bytes!: number;

  /** When the host cut it out; its object is gone. */
  @Column({ ...utcColumn, nullable: true })
  removedAt!: Date | null;
}
