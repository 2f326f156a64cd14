import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique, VersionColumn } from 'typeorm';
import { uuidColumn } from '@yunqiao/platform';
import { Organisation } from '../organisation/organisation.entity.js';

/** A standing partnership (结对) between a giving and a receiving school, from one day until another. */
@Entity('pairing')
@Unique('pairing_period', ['givingSchoolId', 'receivingSchoolId', 'validFrom'])
export class Pairing {
  @PrimaryColumn({ type: 'binary', length: 16, transformer: uuidColumn })
  id!: string;

  @ForeignKey(() => Organisation)
  @Column({ type: 'binary', length: 16, transformer: uuidColumn })
  givingSchoolId!: string;

  @Index()
  @ForeignKey(() => Organisation)
  @Column({ type: 'binary', length: 16, transformer: uuidColumn })
  receivingSchoolId!: string;

  /** First school day of the partnership, in Asia/Shanghai. */
  @Column({ type: 'date' })
  validFrom!: string;

  /** First day on which it no longer holds; null while it holds. */
  @Column({ type: 'date', nullable: true })
  validTo!: string | null;

  @VersionColumn()
  version!: number;
}
