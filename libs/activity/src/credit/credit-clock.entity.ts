import { Column, Entity, PrimaryColumn } from 'typeorm';
import { utcColumn, uuidColumn } from '@yunqiao/platform';

/** One row per person, locked while events of that person are appended, so that their credit is clipped in turn. */
@Entity('credit_clock')
export class CreditClock {
  @PrimaryColumn({ type: 'binary', length: 16, transformer: uuidColumn })
  personId!: string;

  /** End of the latest credited interval: what lies after it needs no clipping. */
  @Column(utcColumn)
  creditedUntil!: Date;
}
