import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { idColumn, utcColumn, type Role } from '@yunqiao/platform';

/** `struck`: the event counts nowhere. `restored`: it counts again. `moved`: it counts under another membership. */
export const CorrectionKind = { struck: 'struck', restored: 'restored', moved: 'moved' } as const;
export type CorrectionKind = keyof typeof CorrectionKind;

/** Why it was made: a person corrects, or memberships became known later than the event. */
export const CorrectionCause = { transfer: 'transfer', correction: 'correction' } as const;
export type CorrectionCause = keyof typeof CorrectionCause;

/**
 * What has become of an event of the log since: appended, never changed, never removed. The latest row of an event is its state,
 * and says by itself under which membership the event counts. Like the log, it has no foreign keys.
 */
@Entity('activity_correction')
@Index('activity_correction_event', ['eventId', 'recordedAt'], { unique: true })
@Index('activity_correction_act', ['actId', 'eventId'], { unique: true })
@Index('activity_correction_person', ['personId', 'eventId'])
@Index('activity_correction_recorded', ['recordedAt', 'personId'])
@Index('activity_correction_school', ['schoolId', 'recordedAt'])
@Index('activity_correction_from_school', ['fromSchoolId', 'recordedAt'])
export class ActivityCorrection {
  @PrimaryColumn(idColumn)
  id!: string;

  /** What was corrected together; made by the client where a person asks. */
  @Column(idColumn)
  actId!: string;

  @Column(idColumn)
  eventId!: string;

  /** With `eventId` the key of the event in the log. */
  @Column(utcColumn)
  eventReceivedAt!: Date;

  /** Whose event it is. */
  @Column(idColumn)
  personId!: string;

  @Column({ type: 'varchar', length: 16 })
  kind!: CorrectionKind;

  /** The membership under which the event counts from now on; of a struck one, under which it would count. */
  @Column(idColumn)
  membershipId!: string;

  @Column(idColumn)
  schoolId!: string;

  @Column({ ...idColumn, nullable: true })
  classGroupId!: string | null;

  @Column({ type: 'varchar', length: 32 })
  role!: Role;

  /** Where it counted before. */
  @Column(idColumn)
  fromSchoolId!: string;

  @Column({ type: 'varchar', length: 16 })
  cause!: CorrectionCause;

  /** Later than every earlier correction of the same event. */
  @Column(utcColumn)
  recordedAt!: Date;

  /** Null for what the system found. */
  @Column({ ...idColumn, nullable: true })
  recordedBy!: string | null;

  /** In a person's words; of a transfer, what happened as JSON (`TransferReason`). */
  @Column({ type: 'varchar', length: 500 })
  reason!: string;
}
