import { Injectable } from '@nestjs/common';
import { AppError, type Actor } from '@yunqiao/platform';
import { DeckService } from '../deck/deck.service.js';
import { requirePresenter } from '../session/session.policy.js';
import { EventWriter, TOGETHER } from './event-writer.js';
import type { InkStroke } from './session-event-kinds.js';
import { SessionEvent } from './session-event.entity.js';

const presenting = { who: requirePresenter, states: TOGETHER };

/** Pages of slides and of the whiteboard, and the ink on them. Throws what `EventWriter.write` throws. */
@Injectable()
export class PageService {
  constructor(
    private readonly events: EventWriter,
    private readonly decks: DeckService,
  ) {}

  /** Shows a page to everybody. @throws DECK_PAGE_NOT_FOUND when it is none of this session's */
  turn(actor: Actor, given: { id: string; sessionId: string; pageKey: string }): Promise<SessionEvent> {
    const { id, sessionId, pageKey } = given;
    const deed = { id, kind: 'page.turned', pageKey, payload: {} } as const;
    return this.events.write(actor, sessionId, presenting, deed, (tx) =>
      this.decks.requirePage(tx, sessionId, pageKey),
    );
  }

  /** Adds an empty page to the whiteboard and shows it; its key is made of the event's id. */
  addBoard(actor: Actor, given: { id: string; sessionId: string; title: string }): Promise<SessionEvent> {
    const { id, sessionId, title } = given;
    const pageKey = `board:${id}`;
    return this.events.write(actor, sessionId, presenting, { id, kind: 'board.added', pageKey, payload: { title } });
  }

  /** Draws a finished stroke. @throws DECK_PAGE_NOT_FOUND when the page is none of this session's */
  draw(
    actor: Actor,
    given: { id: string; sessionId: string; pageKey: string; stroke: InkStroke },
  ): Promise<SessionEvent> {
    const { id, sessionId, pageKey, stroke } = given;
    const deed = { id, kind: 'ink.added', pageKey, payload: stroke } as const;
    return this.events.write(actor, sessionId, presenting, deed, (tx) =>
      this.decks.requirePage(tx, sessionId, pageKey),
    );
  }

  /**
   * Takes a stroke back.
   * @throws STROKE_NOT_FOUND when the session has no such stroke
   */
  erase(actor: Actor, given: { id: string; sessionId: string; strokeId: string }): Promise<SessionEvent> {
    const { id, sessionId, strokeId } = given;
    const deed = { id, kind: 'ink.removed', payload: { strokeId } } as const;
    return this.events.write(actor, sessionId, presenting, deed, async (tx) => {
      const isThere = await tx.existsBy(SessionEvent, { id: strokeId, sessionId, kind: 'ink.added' });
      if (!isThere) throw new AppError('STROKE_NOT_FOUND');
    });
  }
}
