import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Person } from '@yunqiao/identity';
import { utcColumn } from '@yunqiao/platform';
import { idColumn } from '../columns.js';

/** Consent to recordings of a minor, as the school has it in its files. Rows stay; what was withdrawn says so. */
@Entity('recording_consent')
@Index('recording_consent_person', ['personId', 'withdrawnAt'])
export class RecordingConsent {
  @PrimaryColumn(idColumn)
  id!: string;

  @ForeignKey(() => Person, { name: 'fk_recording_consent_person' })
  @Column(idColumn)
  personId!: string;

  /** Who consented and where it is kept, such as "father, form of 1 September". */
  @Column({ type: 'varchar', length: 200 })
  evidence!: string;

  @ForeignKey(() => Person, { name: 'fk_recording_consent_writer' })
  @Column(idColumn)
  recordedBy!: string;

  @Column(utcColumn)
  recordedAt!: Date;

  @ForeignKey(() => Person, { name: 'fk_recording_consent_withdrawer' })
  @Column({ ...idColumn, nullable: true })
  withdrawnBy!: string | null;

  @Column({ ...utcColumn, nullable: true })
  withdrawnAt!: Date | null;
}
