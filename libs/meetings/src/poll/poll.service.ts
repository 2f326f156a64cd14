import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { AppError, Clock, idBytes, idText, newId, type Actor } from '@yunqiao/platform';
import { idList } from '../columns.js';
import { requireLeader } from '../session/session.policy.js';
import { SessionAccess } from '../session/session-access.js';
import { EventWriter } from '../timeline/event-writer.js';
import { PollVote } from './poll-vote.entity.js';
import { Poll } from './poll.entity.js';

/** What somebody chooses. */
export interface Choice {
  readonly pollId: string;
  /** Counted from 0. */
  readonly optionIndex: number;
}

/** A poll with how often each option was chosen. */
export interface CountedPoll {
  readonly poll: Poll;
  /** One number per option. */
  readonly votes: readonly number[];
  /** What the asking person or guest chose; null when nothing. */
  readonly myOption: number | null;
}

/** Polls of a session: leaders open and close them, everybody in it votes. Throws what `EventWriter.write` throws. */
@Injectable()
export class PollService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly events: EventWriter,
    private readonly access: SessionAccess,
  ) {}

  /** Asks everybody; the same id twice is the same as once. */
  async open(
    actor: Actor,
    given: { id: string; sessionId: string; question: string; options: string[] },
  ): Promise<CountedPoll> {
    const { id, sessionId, question, options } = given;
    const deed = { id, kind: 'poll.opened', payload: { pollId: id } } as const;
    await this.events.write(actor, sessionId, { who: requireLeader, states: ['live'] }, deed, async (tx) => {
      await tx.insert(Poll, { id, sessionId, question, options, openedAt: this.clock.now(), closedAt: null });
    });
    return this.get(actor.personId, id);
  }

  /**
   * Chooses an option; choosing again changes the choice.
   * @throws POLL_NOT_FOUND, POLL_CLOSED, POLL_OPTION_INVALID
   */
  async vote(actor: Actor, choice: Choice): Promise<CountedPoll> {
    const { pollId } = choice;
    const { sessionId } = await this.find(pollId);
    const deed = { id: newId(), kind: 'poll.voted', payload: { pollId } } as const;
    await this.events.write(actor, sessionId, { states: ['live'] }, deed, (tx) =>
      this.choose(tx, sessionId, actor.personId, choice),
    );
    return this.get(actor.personId, pollId);
  }

  /**
   * Keeps what somebody in the session chose, a person or a guest.
   * @throws POLL_NOT_FOUND, also for a poll of another session, POLL_CLOSED, POLL_OPTION_INVALID
   */
  async choose(tx: EntityManager, sessionId: string, voterId: string, { pollId, optionIndex }: Choice): Promise<void> {
    const poll = await lockOpen(tx, sessionId, pollId);
    if (optionIndex >= poll.options.length) throw new AppError('POLL_OPTION_INVALID');
    const vote = { pollId, voterId, optionIndex, at: this.clock.now() };
    await tx.upsert(PollVote, vote, ['pollId', 'voterId']);
  }

  /** Ends the poll; ending twice is the same as ending once. @throws POLL_NOT_FOUND */
  async close(actor: Actor, pollId: string): Promise<CountedPoll> {
    const { sessionId, closedAt } = await this.find(pollId);
    requireLeader((await this.access.seat(actor, sessionId)).member);
    if (closedAt) return this.get(actor.personId, pollId);
    const deed = { id: newId(), kind: 'poll.closed', payload: { pollId } } as const;
    const rule = { who: requireLeader, states: ['live', 'suspended'] } as const;
    await this.events.write(actor, sessionId, rule, deed, async (tx) => {
      await tx.update(Poll, { id: pollId }, { closedAt: this.clock.now() });
    });
    return this.get(actor.personId, pollId);
  }

  /** The polls of these ids with their counts, as this person or guest sees them. */
  async findCounted(voterId: string, pollIds: readonly string[]): Promise<CountedPoll[]> {
    const polls = await this.database
      .createQueryBuilder(Poll, 'poll')
      .where('poll.id IN (:...ids)', { ids: idList(pollIds) })
      .getMany();
    const counts = await this.database.query<{ poll_id: Buffer; option_index: number; votes: string; mine: string }[]>(
      'SELECT poll_id, option_index, COUNT(*) AS votes, SUM(person_id = ?) AS mine FROM poll_vote WHERE poll_id IN (?) GROUP BY poll_id, option_index',
      [idBytes(voterId), idList(pollIds)],
    );
    return polls.map((poll) => {
      const ours = counts.filter((row) => idText(row.poll_id) === poll.id);
      const votesOf = (index: number) => Number(ours.find((row) => row.option_index === index)?.votes ?? 0);
      const mine = ours.find((row) => Number(row.mine) > 0);
      return { poll, votes: poll.options.map((_, index) => votesOf(index)), myOption: mine?.option_index ?? null };
    });
  }

  /** @throws POLL_NOT_FOUND */
  async get(voterId: string, pollId: string): Promise<CountedPoll> {
    const [counted] = await this.findCounted(voterId, [pollId]);
    if (!counted) throw new AppError('POLL_NOT_FOUND');
    return counted;
  }

  private async find(pollId: string): Promise<Poll> {
    const poll = await this.database.manager.findOneBy(Poll, { id: pollId });
    if (!poll) throw new AppError('POLL_NOT_FOUND');
    return poll;
  }
}

async function lockOpen(tx: EntityManager, sessionId: string, id: string): Promise<Poll> {
  const poll = await tx.findOne(Poll, { where: { id, sessionId }, lock: { mode: 'pessimistic_read' } });
  if (!poll) throw new AppError('POLL_NOT_FOUND');
  if (poll.closedAt) throw new AppError('POLL_CLOSED');
  return poll;
}
