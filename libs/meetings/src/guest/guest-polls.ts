import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Limits, newId } from '@yunqiao/platform';
import { DataSource } from 'typeorm';
import { PollService, type Choice, type CountedPoll } from '../poll/poll.service.js';
import { requireState } from '../session/session-life.js';
import { SessionEvents } from '../timeline/session-events.js';
import { GuestAccess } from './guest-access.js';
import { guestLimits } from './guest-limits.js';

/** Votes of guests, which count like those of everybody else. */
@Injectable()
export class GuestPolls {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly access: GuestAccess,
    private readonly polls: PollService,
    private readonly events: SessionEvents,
    private readonly limits: Limits,
  ) {}

  /**
   * Chooses an option; choosing again changes the choice.
   * @throws SESSION_NOT_FOUND for who may not be inside, POLL_NOT_FOUND also for another session's, POLL_CLOSED,
   * POLL_OPTION_INVALID, SESSION_STATE_WRONG, TOO_MANY_ATTEMPTS
   */
  async vote(pass: string, choice: Choice): Promise<CountedPoll> {
    const { guest, session } = await this.access.seat(pass);
    await this.limits.count('guest-gestures', [guest.id], guestLimits.gestures);
    await this.database.transaction(async (tx) => {
      const seat = await this.access.lock(tx, pass);
      requireState(seat.session.state, ['live']);
      const payload = { pollId: choice.pollId, guestId: guest.id };
      const event = { id: newId(), kind: 'poll.voted', personId: null, payload };
      await this.events.appendOnce(tx, session.id, event, () => this.polls.choose(tx, session.id, guest.id, choice));
    });
    return this.polls.get(guest.id, choice.pollId);
  }
}
