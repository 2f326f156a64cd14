import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Person } from '@yunqiao/identity';
import { utcColumn } from '@yunqiao/platform';
import { idColumn } from '../columns.js';
import { ResearchSession } from '../session/research-session.entity.js';

/** Whether a correction gives time or takes it. */
export const AdjustmentSign = { add: 'add', remove: 'remove' } as const;
export type AdjustmentSign = keyof typeof AdjustmentSign;

/** A correction of somebody's attendance: appended with who made it and why. A later one wins over an earlier one. */
@Entity('attendance_adjustment')
@Index('attendance_adjustment_person', ['sessionId', 'personId'])
export class AttendanceAdjustment {
  @PrimaryColumn(idColumn)
  id!: string;

  @ForeignKey(() => ResearchSession, { name: 'fk_attendance_adjustment_session' })
  @Column(idColumn)
  sessionId!: string;

  @ForeignKey(() => Person, { name: 'fk_attendance_adjustment_person' })
  @Column(idColumn)
  personId!: string;

  @Column(utcColumn)
  fromAt!: Date;

  @Column(utcColumn)
  toAt!: Date;

  @Column({ type: 'varchar', length: 8 })
  sign!: AdjustmentSign;

  @Column({ type: 'varchar', length: 500 })
  reason!: string;

  @ForeignKey(() => Person, { name: 'fk_attendance_adjustment_made_by' })
  @Column(idColumn)
  madeBy!: string;

  @Column(utcColumn)
  madeAt!: Date;
}
