import { describe, expect, it } from 'vitest';
import { memoryStore } from '../player/event-store';
import { SessionOutbox, type OutboxAnswer, type WaitingForSession } from './session-outbox';

const one = (id: string, sessionId = 'a'): WaitingForSession => ({ id, sessionId, personId: 'wang' });

describe('what one did in a session without a line', () => {
  it('can be looked at while it waits, and is sent in its order, no more at once than are taken', async () => {
    let isBroken = true;
    const sent: string[][] = [];
    const send = (_session: string, waiting: readonly WaitingForSession[]): Promise<OutboxAnswer> => {
      if (isBroken) return Promise.resolve({ kind: 'notNow' });
      sent.push(waiting.map(({ id }) => id));
      return Promise.resolve({ kind: 'taken', settled: waiting.map(({ id }) => id) });
    };
    const outbox = new SessionOutbox(memoryStore<WaitingForSession>(), send, 2);
    for (const id of ['1', '2', '3']) await outbox.add(one(id));
    await outbox.add(one('4', 'b'));
    await outbox.flush('wang');
    expect((await outbox.waiting('wang', 'a')).map(({ id }) => id)).toEqual(['1', '2', '3']);
    isBroken = false;
    await outbox.flush('wang');
    expect(sent).toEqual([['1', '2'], ['3'], ['4']]);
    expect(await outbox.waiting('wang', 'a')).toEqual([]);
  });
});
