import { Injectable } from '@nestjs/common';
import { RequestLoader } from '@yunqiao/identity/graphql';
import { InvitationService } from './invitation.service.js';
import { InvitedPeople, type AnswerCounts } from './invited-people.js';
import type { SessionInvite } from './session-invite.entity.js';

/** Invitations of sessions. */
@Injectable()
export class InviteLoader extends RequestLoader<SessionInvite[]> {
  constructor(private readonly invitations: InvitationService) {
    super();
  }

  protected async batch(sessionIds: readonly string[]): Promise<SessionInvite[][]> {
    const invites = await this.invitations.findBySessions(sessionIds);
    return sessionIds.map((id) => invites.filter(({ sessionId }) => sessionId === id));
  }
}

/** How many people sessions invite, and what they said. */
@Injectable()
export class AnswerCountLoader extends RequestLoader<AnswerCounts> {
  constructor(private readonly people: InvitedPeople) {
    super();
  }

  protected async batch(sessionIds: readonly string[]): Promise<AnswerCounts[]> {
    const counts = await this.people.count(sessionIds);
    return sessionIds.map((id) => counts.get(id) ?? { invited: 0, coming: 0, notComing: 0 });
  }
}

/** How many people said to be coming. */
@Injectable()
export class ComingLoader extends RequestLoader<number> {
  constructor(private readonly people: InvitedPeople) {
    super();
  }

  protected async batch(sessionIds: readonly string[]): Promise<number[]> {
    const coming = await this.people.countComing(sessionIds);
    return sessionIds.map((id) => coming.get(id) ?? 0);
  }
}
