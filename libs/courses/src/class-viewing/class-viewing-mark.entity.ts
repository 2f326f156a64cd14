import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Person } from '@yunqiao/identity';
import { utcColumn } from '@yunqiao/platform';
import { idColumn } from '../columns.js';
import { ClassViewing } from './class-viewing.entity.js';

/** How a pupil was marked: by a tap of the teacher, or by oneself with the four digits or the QR code that was shown. */
export const MarkWay = { tap: 'tap', pin: 'pin', qr: 'qr' } as const;
export type MarkWay = keyof typeof MarkWay;

/** Somebody says that a pupil is there, or takes that back: appended, never changed. The latest of a pupil holds. */
@Entity('class_viewing_mark')
@Index('class_viewing_mark_person', ['viewingId', 'personId'])
export class ClassViewingMark {
  /** Made by the device: the same id twice is the same as once. */
  @PrimaryColumn(idColumn)
  id!: string;

  @ForeignKey(() => ClassViewing, { name: 'fk_class_viewing_mark_viewing' })
  @Column(idColumn)
  viewingId!: string;

  @ForeignKey(() => Person, { name: 'fk_class_viewing_mark_person' })
  @Column(idColumn)
  personId!: string;

  @Column({ type: 'boolean' })
  isPresent!: boolean;

  /** By the clock of the house. */
  @Column(utcColumn)
  at!: Date;

  @Column(utcColumn)
  receivedAt!: Date;

  @ForeignKey(() => Person, { name: 'fk_class_viewing_mark_marked_by' })
  @Column(idColumn)
  markedBy!: string;

  @Column({ type: 'varchar', length: 8 })
  way!: MarkWay;

  /** Why an administrator corrects what was marked; null for marks of who showed the lesson, and of pupils. */
  @Column({ type: 'varchar', length: 500, nullable: true })
  reason!: string | null;
}
