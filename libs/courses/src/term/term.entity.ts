import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import { idColumn } from '../columns.js';

/** A school term; every school day lies in exactly one. */
@Entity('term')
@Unique('term_code', ['code'])
export class Term {
  @PrimaryColumn(idColumn)
  id!: string;

  /** Year and season, such as `2020-spring`. */
  @Column({ type: 'varchar', length: 16 })
  code!: string;

  @Column({ type: 'varchar', length: 64 })
  nameZh!: string;

  @Column({ type: 'varchar', length: 64 })
  nameEn!: string;

  /** First school day, Asia/Shanghai. */
  @Column({ type: 'date' })
  startsOn!: string;

  /** Last school day, inclusive. */
  @Column({ type: 'date' })
  endsOn!: string;
}
