import { Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { uuidColumn, type Role } from '@yunqiao/platform';
import { ClassGroup } from '../class-group/class-group.entity.js';
import { Organisation } from '../organisation/organisation.entity.js';
import { Person } from '../person/person.entity.js';

/** What a person is to an organisation, from one school day until another. History: a transfer ends one and begins another. */
@Entity('membership')
@Index(['organisationId', 'role', 'personId'])
@Index(['classGroupId', 'role', 'validFrom'])
export class Membership {
  @PrimaryColumn({ type: 'binary', length: 16, transformer: uuidColumn })
  id!: string;

  @Index()
  @ForeignKey(() => Person)
  @Column({ type: 'binary', length: 16, transformer: uuidColumn })
  personId!: string;

  @ForeignKey(() => Organisation)
  @Column({ type: 'binary', length: 16, transformer: uuidColumn })
  organisationId!: string;

  /** Of students: the class in which they are taught. */
  @ForeignKey(() => ClassGroup)
  @Column({ type: 'binary', length: 16, nullable: true, transformer: uuidColumn })
  classGroupId!: string | null;

  @Column({ type: 'varchar', length: 32 })
  role!: Role;

  /** Of teachers and trainers: what they teach. */
  @Column({ type: 'varchar', length: 60, nullable: true })
  subject!: string | null;

  /** First school day, in Asia/Shanghai. */
  @Column({ type: 'date' })
  validFrom!: string;

  /** First day on which it no longer holds; null while it holds. */
  @Column({ type: 'date', nullable: true })
  validTo!: string | null;

  @VersionColumn()
  version!: number;
}
