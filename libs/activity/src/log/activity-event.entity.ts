import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { utcColumn, uuidColumn, type Role } from '@yunqiao/platform';

/**
 * What somebody did in a lesson or a research session. `lesson.stalled`: the player waited for the network. `lesson.attested`: a teacher says that they were there when the lesson was
 * shown to a class. `lesson.reversed` and `session.reversed` take back what `lesson.attested` and `session.attended` gave.
 */
export const ACTIVITY_KINDS = [
  ...(['lesson.opened', 'lesson.played', 'lesson.stalled', 'lesson.completed'] as const),
  ...(['lesson.attested', 'lesson.reversed'] as const),
  ...(['session.attended', 'session.reversed'] as const),
] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

/** Whether it takes back what was given, so that nobody did anything then. */
export function isReversal(kind: string): boolean {
  return kind === 'lesson.reversed' || kind === 'session.reversed';
}

/** Whether it stands on a teacher's word. */
export function isAttested(kind: string): boolean {
  return kind === 'lesson.attested' || kind === 'lesson.reversed';
}

/** Where an event came from: from the person, from a teacher who attests it, or made up. */
export type ActivitySource = 'web' | 'attested' | 'demo';

const id = { type: 'binary', length: 16, transformer: uuidColumn } as const;

/**
 * Who did what, when, as a member of which school: appended, never changed, never removed.
 * It has no foreign keys, since it is partitioned by the month of receipt and outlives what it speaks of; that an id is there
 * once is what its receipt says.
 */
@Entity('activity_event')
@Index('activity_event_person', ['personId', 'occurredAt'])
@Index('activity_event_session', ['sessionId', 'personId'])
@Index('activity_event_viewing', ['viewingId', 'personId'])
@Index('activity_event_received', ['receivedAt', 'personId'])
export class ActivityEvent {
  /** Made by whoever reports the event: the same id twice is the same as once. */
  @PrimaryColumn(id)
  id!: string;

  @Column({ type: 'varchar', length: 32 })
  kind!: ActivityKind;

  @Column(id)
  personId!: string;

  /** The membership that held on the day of the event; its role, school and class group stand beside it for ever. */
  @Column(id)
  membershipId!: string;

  @Column({ type: 'varchar', length: 32 })
  role!: Role;

  @Column(id)
  schoolId!: string;

  @Column({ ...id, nullable: true })
  classGroupId!: string | null;

  /** Of what is done in a lesson: its course, the run and the lesson. */
  @Column({ ...id, nullable: true })
  courseId!: string | null;

  @Column({ ...id, nullable: true })
  courseRunId!: string | null;

  @Column({ ...id, nullable: true })
  lessonId!: string | null;

  /** Of what is done in a research session. */
  @Column({ ...id, nullable: true })
  sessionId!: string | null;

  /** Of what a teacher attests: the viewing of a class, and whose word it is. */
  @Column({ ...id, nullable: true })
  viewingId!: string | null;

  @Column({ ...id, nullable: true })
  attestedBy!: string | null;

  /** End of what the event covers; never after `receivedAt`. */
  @Column(utcColumn)
  occurredAt!: Date;

  @PrimaryColumn(utcColumn)
  receivedAt!: Date;

  /** Stretch of the video, in whole media seconds. */
  @Column({ type: 'int', unsigned: true, nullable: true })
  secondsFrom!: number | null;

  @Column({ type: 'int', unsigned: true, nullable: true })
  secondsTo!: number | null;

  /** Wall-clock time credited to the person, or taken back; no two credited intervals of one person overlap. */
  @Column({ ...utcColumn, nullable: true })
  creditedFrom!: Date | null;

  @Column({ ...utcColumn, nullable: true })
  creditedTo!: Date | null;

  /** When the lesson was handed to the person, as far as that is proved: credit rests on it. */
  @Column({ ...utcColumn, nullable: true })
  grantedAt!: Date | null;

  @Column({ type: 'varchar', length: 8 })
  source!: ActivitySource;

  @Column({ ...id, nullable: true })
  deviceId!: string | null;
}
