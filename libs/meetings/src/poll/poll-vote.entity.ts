import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { utcColumn } from '@yunqiao/platform';
import { idColumn } from '../columns.js';
import { Poll } from './poll.entity.js';

/** What somebody chose; the latest choice holds until the poll is closed. Who chose what is shown to nobody. */
@Entity('poll_vote')
export class PollVote {
  @ForeignKey(() => Poll, { name: 'fk_poll_vote_poll' })
  @PrimaryColumn(idColumn)
  pollId!: string;

  /** A person, or a guest. */
  @PrimaryColumn({ ...idColumn, name: 'person_id' })
  voterId!: string;

  /** Counted from 0. */
  @Column({ type: 'int', unsigned: true })
  optionIndex!: number;

  @Column(utcColumn)
  at!: Date;
}
