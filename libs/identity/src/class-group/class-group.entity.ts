import { Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { utcColumn, uuidColumn } from '@yunqiao/platform';
import { Organisation } from '../organisation/organisation.entity.js';

/** Students of one school who are taught together (班级). */
@Entity('class_group')
@Index(['schoolId', 'grade', 'name'])
export class ClassGroup {
  @PrimaryColumn({ type: 'binary', length: 16, transformer: uuidColumn })
  id!: string;

  @ForeignKey(() => Organisation)
  @Column({ type: 'binary', length: 16, transformer: uuidColumn })
  schoolId!: string;

  @Column({ type: 'varchar', length: 60 })
  name!: string;

  /** Year in which its students entered the school. */
  @Column({ type: 'smallint', unsigned: true })
  grade!: number;

  @Column({ ...utcColumn, nullable: true })
  closedAt!: Date | null;

  @VersionColumn()
  version!: number;
}
