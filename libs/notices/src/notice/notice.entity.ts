import { Person } from '@yunqiao/identity';
import { utcColumn, uuidColumn } from '@yunqiao/platform';
import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

const id = { type: 'binary', length: 16, transformer: uuidColumn } as const;

/** One thing that one person is told. The sentence is the web app's; here stand its kind and the facts in it. */
@Entity('notice')
@Unique('notice_once', ['dedupeKey', 'personId'])
@Index('notice_inbox', ['personId', 'createdAt', 'id'])
@Index('notice_unread', ['personId', 'readAt', 'replacedAt'])
@Index('notice_subject', ['subjectId', 'personId'])
@Index('notice_age', ['createdAt'])
export class Notice {
  @PrimaryColumn(id)
  id!: string;

  @Column(id)
  @ForeignKey(() => Person, { name: 'notice_person' })
  personId!: string;

  /** As `defineNotices` knows it: `media.ready`. */
  @Column({ type: 'varchar', length: 64 })
  kind!: string;

  /** What it is about, and where opening it leads: `media`, `courseRun`. */
  @Column({ type: 'varchar', length: 32 })
  subjectKind!: string;

  @Column(id)
  subjectId!: string;

  /** What the sentence names; instants as ISO 8601. */
  @Column({ type: 'json' })
  facts!: Record<string, string>;

  /** The same key twice is one notice. */
  @Column({ type: 'varchar', length: 150 })
  dedupeKey!: string;

  @Column(utcColumn)
  createdAt!: Date;

  @Column({ ...utcColumn, nullable: true })
  readAt!: Date | null;

  /** When a later notice took its place before it was read; from then on it is kept for its key only. */
  @Column({ ...utcColumn, nullable: true })
  replacedAt!: Date | null;
}
