import { Injectable } from '@nestjs/common';
import { idBytes, type Actor } from '@yunqiao/platform';
import type { ResearchSession } from '../session/research-session.entity.js';
import { SessionAccess } from '../session/session-access.js';
import { AHEAD, requireTimes } from '../session/session-life.js';
import { mayManage } from '../session/session.policy.js';
import { InvitedPeople } from './invited-people.js';

/** A time that somebody thinks of for a session. */
export interface WantedTime {
  startsAt: Date;
  endsAt: Date;
  /** The session that would be then, when it is there already. */
  exceptSessionId?: string | null;
}

/** What is in the way of it. */
export interface Conflicts {
  /** Of the actor, the earliest first; those to which they said no are none. */
  sessions: ResearchSession[];
  /** How many of the invited have another session then. */
  busyPeople: number;
}

const declined =
  "NOT EXISTS (SELECT 1 FROM session_answer declined WHERE declined.session_id = session.id AND declined.person_id = :me AND declined.answer = 'notComing')";

/** Sees that nobody has to be in two sessions at once. */
@Injectable()
export class ConflictReader {
  constructor(
    private readonly access: SessionAccess,
    private readonly people: InvitedPeople,
  ) {}

  /** @throws SESSION_NOT_FOUND, SESSION_ENDS_BEFORE_START, SESSION_TOO_LONG */
  async find(actor: Actor, wanted: WantedTime): Promise<Conflicts> {
    requireTimes(wanted);
    const { startsAt, endsAt, exceptSessionId } = wanted;
    const query = (await this.access.own(actor))
      .andWhere('session.state IN (:...ahead)', { ahead: AHEAD })
      .andWhere('session.startsAt < :endsAt AND session.endsAt > :startsAt', { startsAt, endsAt })
      .andWhere(declined);
    if (exceptSessionId) query.andWhere('session.id <> :except', { except: idBytes(exceptSessionId) });
    const sessions = await query.orderBy('session.startsAt').addOrderBy('session.id').limit(20).getMany();
    return { sessions, busyPeople: exceptSessionId ? await this.countBusy(actor, exceptSessionId, wanted) : 0 };
  }

  private async countBusy(actor: Actor, sessionId: string, { startsAt, endsAt }: WantedTime): Promise<number> {
    const { standing } = await this.access.get(actor, sessionId);
    return mayManage(standing) ? this.people.countBusy(sessionId, startsAt, endsAt) : 0;
  }
}
