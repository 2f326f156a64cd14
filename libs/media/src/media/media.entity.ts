import { Organisation, Person } from '@yunqiao/identity';
import { utcColumn, uuidColumn } from '@yunqiao/platform';
import { Column, Entity, ForeignKey, Index, PrimaryColumn, type ValueTransformer, VersionColumn } from 'typeorm';

export const MediaKind = { video: 'video', file: 'file', cover: 'cover' } as const;
export type MediaKind = keyof typeof MediaKind;

/** `uploading → processing → playable → ready`, or `failed`; files and covers skip `playable`. */
export const MediaState = {
  ...{ uploading: 'uploading', processing: 'processing', playable: 'playable' },
  ...{ ready: 'ready', failed: 'failed' },
} as const;
export type MediaState = keyof typeof MediaState;

/** BIGINT as a number: no upload comes near 2^53 bytes. */
export const byteCount: ValueTransformer = {
  to: (value: unknown) => value,
  from: (value: string | number | null) => (value === null ? null : Number(value)),
};

const id = { type: 'binary', length: 16, transformer: uuidColumn } as const;

/** One uploaded thing: a lesson's video or sound, a file to take along, or a course's cover. */
@Entity('media')
@Index('media_of_owner', ['ownerPersonId', 'id'])
@Index('media_of_school', ['schoolId', 'id'])
@Index('media_in_state', ['state', 'createdAt'])
@Index('media_ready', ['state', 'readyAt'])
@Index('media_in_bin', ['removedAt', 'goingAt'])
export class Media {
  @PrimaryColumn(id)
  id!: string;

  @Column({ type: 'enum', enum: Object.values(MediaKind) })
  kind!: MediaKind;

  @Column(id)
  @ForeignKey(() => Person, { name: 'media_owner' })
  ownerPersonId!: string;

  /** Where the owner's account was when she uploaded it. */
  @Column(id)
  @ForeignKey(() => Organisation, { name: 'media_school' })
  schoolId!: string;

  @Column({ type: 'varchar', length: 255 })
  fileName!: string;

  @Column({ type: 'bigint', unsigned: true, transformer: byteCount })
  bytes!: number;

  /** As declared and allowed; for videos the probe decides what it really is. */
  @Column({ type: 'varchar', length: 127 })
  contentType!: string;

  @Column({ type: 'char', length: 64, nullable: true })
  sha256!: string | null;

  @Column({ type: 'enum', enum: Object.values(MediaState) })
  state!: MediaState;

  /** 0 to 1 over all remaining steps. */
  @Column({ type: 'double', default: 0 })
  progress!: number;

  @Column({ type: 'varchar', length: 64, nullable: true })
  errorCode!: string | null;

  /** Facts for the sentence, and for the operator the end of the tool's own words. */
  @Column({ type: 'json', nullable: true })
  errorDetails!: Record<string, unknown> | null;

  @Column({ type: 'double', nullable: true })
  durationSeconds!: number | null;

  @Column({ type: 'int', unsigned: true, nullable: true })
  width!: number | null;

  @Column({ type: 'int', unsigned: true, nullable: true })
  height!: number | null;

  @Column({ type: 'varchar', length: 32, nullable: true })
  videoCodec!: string | null;

  @Column({ type: 'varchar', length: 32, nullable: true })
  audioCodec!: string | null;

  /** Key of the untouched original in the object store; null while only the upload folder has it. */
  @Column({ type: 'varchar', length: 255, nullable: true })
  sourceKey!: string | null;

  /** When the original was dropped, since policy says so and everything was made of it. */
  @Column({ ...utcColumn, nullable: true })
  originalDroppedAt!: Date | null;

  @Column(utcColumn)
  createdAt!: Date;

  @Column({ ...utcColumn, nullable: true })
  uploadedAt!: Date | null;

  @Column({ ...utcColumn, nullable: true })
  playableAt!: Date | null;

  @Column({ ...utcColumn, nullable: true })
  readyAt!: Date | null;

  /** When it was put into the bin, out of which it can be brought back for 30 days. */
  @Column({ ...utcColumn, nullable: true })
  removedAt!: Date | null;

  /** Since when it is on its way out of the bin for good; nobody can bring it back any more. */
  @Column({ ...utcColumn, nullable: true })
  goingAt!: Date | null;

  /** Fencing number: work that belongs to an earlier attempt changes nothing any more. */
  @Column({ type: 'int', unsigned: true, default: 1 })
  attempt!: number;

  /** When the current step was last known to be alive; what is silent for too long is taken up again. */
  @Column(utcColumn)
  touchedAt!: Date;

  @VersionColumn()
  version!: number;
}
