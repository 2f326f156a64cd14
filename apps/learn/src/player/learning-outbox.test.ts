import { newId } from '@yunqiao/ui';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { LearningEventInput } from '../contract.generated';
import { memoryStore, type EventStore } from './event-store';
import { LearningOutbox, mostPerBatch, type BatchAnswer } from './learning-outbox';

let moment = 1_580_000_000_000;

function played(lessonId = 'lesson', positionSecond = 10): LearningEventInput {
  moment += 1000;
  return {
    id: newId(moment),
    courseRunId: 'run',
    lessonId,
    kind: 'played',
    occurredAt: new Date(moment).toISOString(),
    wallSeconds: 10,
    fromSecond: positionSecond - 10,
    toSecond: positionSecond,
    positionSecond,
    rate: 1,
  };
}

const many = (count: number) => Array.from({ length: count }, () => played());
const taken = (events: readonly LearningEventInput[]): BatchAnswer => ({
  kind: 'taken',
  accepted: events.map(({ id }) => id),
  rejected: [],
  progress: [],
});

describe('what was learned waits until the server has it', () => {
  let store: EventStore;
  let person: string | null;
  let online: boolean;
  let sent: LearningEventInput[][];
  let outbox: LearningOutbox;

  beforeEach(() => {
    store = memoryStore();
    person = 'wang';
    online = true;
    sent = [];
    outbox = new LearningOutbox(
      store,
      async (events) => {
        sent.push([...events]);
        return online ? taken(events) : { kind: 'notNow' };
      },
      () => person,
    );
  });

  it('goes out in batches that the contract allows', async () => {
    await outbox.add(many(mostPerBatch * 2 + 7));
    await outbox.flush();
    expect(sent.map((batch) => batch.length)).toEqual([50, 50, 7]);
    expect(await store.ofPerson('wang')).toEqual([]);
  });

  it('is told on this page at once, also without a line', async () => {
    const seen: string[] = [];
    const stop = outbox.onAdded((events) => seen.push(...events.map(({ id }) => id)));
    online = false;
    const [first, second] = many(2);
    await outbox.add([first!]);
    stop();
    await outbox.add([second!]);
    expect(seen).toEqual([first!.id]);
  });

  it('goes out again after a lost line, under the same id', async () => {
    const events = many(3);
    online = false;
    await outbox.add(events);
    await outbox.flush();
    online = true;
    await outbox.flush();
    expect(sent[1]).toEqual(sent[0]);
    expect(sent[1]?.map(({ id }) => id)).toEqual(events.map(({ id }) => id));
  });

  it('survives the page: the next one sends it', async () => {
    online = false;
    await outbox.add(many(2));
    await outbox.flush();
    const next = vi.fn(async (events: readonly LearningEventInput[]) => taken(events));
    await new LearningOutbox(store, next, () => 'wang').flush();
    expect(next).toHaveBeenCalledOnce();
    expect(next.mock.calls[0]?.[0]).toHaveLength(2);
  });

  it('is never sent in another person’s name', async () => {
    online = false;
    await outbox.add(many(2));
    await outbox.flush();
    online = true;
    sent.length = 0;
    person = 'li';
    await outbox.flush();
    expect(sent).toEqual([]);
    person = 'wang';
    await outbox.flush();
    expect(sent).toHaveLength(1);
  });

  it('leaves at once when the page goes, and stays written down until it is answered', async () => {
    online = false;
    const added = outbox.add(many(1));
    outbox.sendFresh();
    expect(sent).toHaveLength(1);
    await added;
    expect(await store.ofPerson('wang')).toHaveLength(1);
  });

  it('tells where the learner was, from what is not sent yet', async () => {
    online = false;
    await outbox.add([played('first', 40), played('second', 90), played('first', 50)]);
    expect(await outbox.waitingPosition('first')).toBe(50);
    expect(await outbox.waitingPosition('third')).toBeNull();
  });

  it('is not held up by one event that the server can never take', async () => {
    const events = many(5);
    const poisoned = events[2]?.id;
    const outcome: string[] = [];
    const picky = new LearningOutbox(
      store,
      async (batch) => {
        if (batch.some(({ id }) => id === poisoned)) return { kind: 'invalid' };
        outcome.push(...batch.map(({ id }) => id));
        return taken(batch);
      },
      () => 'wang',
    );
    await picky.add(events);
    await picky.flush();
    expect(outcome.sort()).toEqual(events.map(({ id }) => id).filter((id) => id !== poisoned));
    expect(await store.ofPerson('wang')).toEqual([]);
  });

  it('is kept in the page when the browser keeps nothing', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const full: EventStore = { ...memoryStore(), add: () => Promise.reject(new Error('QuotaExceededError')) };
    const received: number[] = [];
    const stubborn = new LearningOutbox(
      full,
      async (events) => {
        received.push(events.length);
        return taken(events);
      },
      () => 'wang',
    );
    await stubborn.add(many(2));
    await stubborn.flush();
    expect(received).toEqual([2]);
  });

  it('is sent once when several places ask at the same time', async () => {
    await outbox.add(many(3));
    await Promise.all([outbox.flush(), outbox.flush(), outbox.flush()]);
    expect(sent).toHaveLength(1);
  });
});
