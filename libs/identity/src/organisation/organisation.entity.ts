import { Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { utcColumn, uuidColumn } from '@yunqiao/platform';
import type { OrganisationKind, Region } from './organisation-kind.js';

/** An alliance, a region of it, or a school. Together they form a tree: schools hang below a region or the alliance. */
@Entity('organisation')
export class Organisation {
  @PrimaryColumn({ type: 'binary', length: 16, transformer: uuidColumn })
  id!: string;

  @Index()
  @Column({ type: 'varchar', length: 16 })
  kind!: OrganisationKind;

  @Column({ type: 'varchar', length: 16, nullable: true })
  region!: Region | null;

  /** Null only for the alliance at the top. */
  @Index()
  @ForeignKey(() => Organisation)
  @Column({ type: 'binary', length: 16, nullable: true, transformer: uuidColumn })
  parentId!: string | null;

  @Column({ type: 'varchar', length: 120 })
  name!: string;

  @Column({ type: 'varchar', length: 40 })
  shortName!: string;

  /** Pinyin of name and short name, for search. */
  @Column({ type: 'varchar', length: 700 })
  pinyin!: string;

  /** Initials of name and short name, for search. */
  @Column({ type: 'varchar', length: 180 })
  initials!: string;

  @Column({ ...utcColumn, nullable: true })
  closedAt!: Date | null;

  @VersionColumn()
  version!: number;
}
