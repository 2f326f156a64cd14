import { Organisation } from '@yunqiao/identity';
import { uuidColumn } from '@yunqiao/platform';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { byteCount } from '../media/media.entity.js';

/** Whether the original of a video stays after everything was made of it. */
export const Originals = { keep: 'keep', drop: 'drop' } as const;
export type Originals = keyof typeof Originals;

/** What was decided for one school; a school without such a row has what the configuration says. */
@Entity('school_storage')
export class SchoolStorage {
  @PrimaryColumn({ type: 'binary', length: 16, transformer: uuidColumn })
  @ForeignKey(() => Organisation, { name: 'school_storage_school', onDelete: 'CASCADE' })
  schoolId!: string;

  /** Bytes that its uploads may take; 0 for no limit, null for what the configuration says. */
  @Column({ type: 'bigint', unsigned: true, nullable: true, transformer: byteCount })
  quotaBytes!: number | null;

  /** Null for what the configuration says. */
  @Column({ type: 'enum', enum: Object.values(Originals), nullable: true })
  originals!: Originals | null;

  /** With `drop`: so many days after all qualities were ready. */
  @Column({ type: 'int', unsigned: true, default: 0 })
  originalsDays!: number;
}
