import { describe, expect, it, vi } from 'vitest';
import { memoryStore } from '../../player/event-store';
import { BeatOutbox, mostBeats, type BeatAnswer, type StoredBeat } from './beat-outbox';

function beat(number: number, facts: Partial<StoredBeat> = {}): StoredBeat {
  const id = String(number).padStart(6, '0');
  const at = new Date(number * 15_000).toISOString();
  return { ...{ id, at, personId: 'wang', sessionId: 'a', transport: 'rtc', wallSeconds: 15 }, ...facts };
}

function outbox(answer: (beats: readonly StoredBeat[]) => BeatAnswer) {
  const store = memoryStore<StoredBeat>();
  const send = vi.fn((_sessionId: string, beats: readonly StoredBeat[]) => Promise.resolve(answer(beats)));
  return { store, send, outbox: new BeatOutbox(store, send) };
}
const takesAll = (beats: readonly StoredBeat[]): BeatAnswer => ({ kind: 'taken', settled: beats.map(({ id }) => id) });

describe('signs of life', () => {
  it('wait while nobody answers, and are sent with the same ids later', async () => {
    let isBroken = true;
    const { store, send, outbox: kept } = outbox((beats) => (isBroken ? { kind: 'notNow' } : takesAll(beats)));
    for (const number of [1, 2, 3]) await kept.add(beat(number));
    await kept.flush('wang');
    expect(await store.ofPerson('wang')).toHaveLength(3);
    isBroken = false;
    await kept.flush('wang');
    expect(await store.ofPerson('wang')).toEqual([]);
    expect(send.mock.calls.map(([, beats]) => beats.map(({ id }) => id))).toEqual(
      Array.from({ length: 2 }, () => ['000001', '000002', '000003']),
    );
  });

  it('are told for each session apart, no more at once than are taken', async () => {
    const { send, outbox: kept } = outbox(takesAll);
    for (let number = 0; number < mostBeats + 1; number += 1) await kept.add(beat(number));
    await kept.add(beat(9_999, { sessionId: 'b' }));
    await kept.flush('wang');
    expect(send.mock.calls.map(([sessionId, beats]) => [sessionId, beats.length])).toEqual([
      ['a', mostBeats],
      ['a', 1],
      ['b', 1],
    ]);
  });

  it('that will never be taken stop nothing', async () => {
    const { store, outbox: kept } = outbox((beats) =>
      beats[0]?.sessionId === 'a' ? { kind: 'invalid' } : takesAll(beats),
    );
    await kept.add(beat(1));
    await kept.add(beat(2, { sessionId: 'b' }));
    await kept.flush('wang');
    expect(await store.ofPerson('wang')).toEqual([]);
  });

  it('of another person on this device are not sent', async () => {
    const { send, outbox: kept } = outbox(takesAll);
    await kept.add(beat(1, { personId: 'li' }));
    await kept.flush('wang');
    expect(send).not.toHaveBeenCalled();
  });
});
