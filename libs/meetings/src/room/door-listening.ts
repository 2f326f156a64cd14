import { Injectable } from '@nestjs/common';
import { LiveNews, type Actor } from '@yunqiao/platform';
import { passOn } from '../timeline/passing-on.js';
import { sessionTopic, type SessionNews, type ToldEvent } from '../timeline/session-news.js';
import { SessionAccess } from '../session/session-access.js';

/** What may change the answer at the door for everybody who stands there. */
const forEverybody: readonly string[] = ['state.changed', 'door.locked', 'door.opened'];
/** What changes it for whom it is about. */
const forMember: readonly string[] = [
  ...['lobby.admitted', 'lobby.refused'],
  ...['member.removed', 'member.readmitted', 'role.changed'],
];

/** The news of a session's door, for who stands before it: only that asking again may get another answer. */
@Injectable()
export class DoorListening {
  constructor(
    private readonly access: SessionAccess,
    private readonly live: LiveNews,
  ) {}

  /**
   * Greets at once, so that a page which asks then misses nothing.
   * @throws SESSION_NOT_FOUND, SESSION_STATE_WRONG, LIVE_UNAVAILABLE
   */
  async listen(actor: Actor, sessionId: string): Promise<AsyncIterableIterator<SessionNews>> {
    await this.access.getRoom(actor, sessionId);
    const news = await this.live.listen(sessionTopic(sessionId), { lastSequence: 0, event: null });
    return passOn(news, { isMeant: ({ event }) => event === null || isAtDoorOf(event, actor.personId) });
  }
}

function isAtDoorOf({ kind, payload }: ToldEvent, personId: string): boolean {
  return forEverybody.includes(kind) || (forMember.includes(kind) && payload['memberId'] === personId);
}
