import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { utcColumn } from '@yunqiao/platform';

/** Inbox of what LiveKit told: taken by its id once, answered at once, handled after that. */
@Entity('livekit_event')
@Index('livekit_event_to_handle', ['handledAt', 'receivedAt'])
export class LivekitEvent {
  /** LiveKit's own. */
  @PrimaryColumn({ type: 'varchar', length: 64 })
  id!: string;

  /** `participant_joined`, … */
  @Column({ type: 'varchar', length: 40 })
  kind!: string;

  /** Session id; another text for a room that is none of ours. */
  @Column({ type: 'varchar', length: 64 })
  room!: string;

  @Column({ type: 'varchar', length: 40, nullable: true })
  participantSid!: string | null;

  @Column(utcColumn)
  receivedAt!: Date;

  @Column({ ...utcColumn, nullable: true })
  handledAt!: Date | null;

  /** Only what is used: what LiveKit sends besides holds passwords. */
  @Column({ type: 'json' })
  payload!: Record<string, never>;
}
