import { describe, expect, it, vi } from 'vitest';
import { memoryStore } from '../player/event-store';
import { SoundOutbox, type KeptPiece, type SoundAdvice, type SoundServer } from './sound-outbox';

const minute = 60_000;
let made = 0;

/** Half a minute of a microphone, in six pieces. */
function run(runId: string, runStartedAt: number, facts: Partial<KeptPiece> = {}): KeptPiece[] {
  return Array.from({ length: 6 }, (_, number) => ({
    ...{ id: String((made += 1)).padStart(6, '0'), personId: 'wang', sessionId: 'a', runId, number, runStartedAt },
    ...{ durationMs: 5_000, content: new ArrayBuffer(1), ...facts },
  }));
}

function outboxOf(answer: Partial<SoundAdvice> | null, send: SoundServer['send'] = () => Promise.resolve('taken')) {
  const store = memoryStore<KeptPiece>();
  const advice = { advice: 'discard', isBeingAdded: false, missing: [], ...answer } as const;
  const server = { ask: vi.fn(() => Promise.resolve(answer && advice)), send: vi.fn(send) };
  return { store, server, outbox: new SoundOutbox(store, server) };
}

async function keep(outbox: SoundOutbox, pieces: readonly KeptPiece[]) {
  for (const piece of pieces) await outbox.add(piece);
}

const placesOf = ({ server }: ReturnType<typeof outboxOf>) =>
  server.send.mock.calls.map(([{ runId, number }]) => `${runId}${number}`);

describe('what is kept of one’s own microphone', () => {
  it('is sent where it is missing in the recording, whole runs in their order, and deleted everywhere', async () => {
    const made = outboxOf({ advice: 'send', missing: [{ from: minute + 10_000, to: minute + 20_000 }] });
    await keep(made.outbox, [...run('z', minute), ...run('a', 0), ...run('b', 2 * minute)]);
    await made.outbox.flush('wang');
    expect(placesOf(made)).toEqual(['z0', 'z1', 'z2', 'z3', 'z4', 'z5']);
    expect(await made.store.ofPerson('wang')).toEqual([]);
    expect(made.outbox.states.value.get('a')).toBe('adding');
  });

  it('stays while nobody knows whether it will be needed, or nobody answers', async () => {
    for (const answer of [{ advice: 'keep' } as const, null]) {
      const made = outboxOf(answer);
      await keep(made.outbox, run('a', 0));
      await made.outbox.flush('wang');
      expect(await made.store.ofPerson('wang')).toHaveLength(6);
      expect(made.outbox.states.value.get('a')).toBe('waiting');
    }
  });

  it('is deleted when nothing is missing, and nothing is said about it', async () => {
    const made = outboxOf({ advice: 'discard' });
    await keep(made.outbox, run('a', 0));
    await made.outbox.flush('wang');
    expect(await made.store.ofPerson('wang')).toEqual([]);
    expect(made.outbox.states.value.size).toBe(0);
  });

  it('is deleted also where its last piece comes while the rest is being deleted, or after', async () => {
    const made = outboxOf({ advice: 'discard' });
    const [first, second, third] = run('a', 0);
    await keep(made.outbox, [first!]);
    made.server.ask.mockImplementationOnce(async () => {
      await made.outbox.add(second!);
      return { advice: 'discard', isBeingAdded: false, missing: [] };
    });
    await made.outbox.flush('wang');
    expect(made.outbox.states.value.get('a')).toBe('waiting');
    await made.outbox.flush('wang');
    expect(made.outbox.states.value.size).toBe(0);
    await made.outbox.add(third!);
    expect(made.outbox.states.value.get('a')).toBe('waiting');
    await made.outbox.flush('wang');
    expect(await made.store.ofPerson('wang')).toEqual([]);
  });

  it('goes on with the first piece that was not taken when the line is back; what is refused stops nothing', async () => {
    const answers = ['taken', 'refused', 'notNow'] as const;
    let asked = 0;
    const made = outboxOf({ advice: 'send', missing: [{ from: 0, to: minute }] }, () =>
      Promise.resolve(answers[asked++] ?? 'taken'),
    );
    await keep(made.outbox, run('a', 0));
    await made.outbox.flush('wang');
    expect(await made.store.ofPerson('wang')).toHaveLength(4);
    expect(made.outbox.states.value.get('a')).toBe('waiting');
    await made.outbox.flush('wang');
    expect(placesOf(made)).toEqual(['a0', 'a1', 'a2', 'a2', 'a3', 'a4', 'a5']);
    expect(made.outbox.states.value.get('a')).toBe('adding');
  });

  it('is told of until it is in the replay', async () => {
    const made = outboxOf({ advice: 'send', missing: [{ from: 0, to: minute }] });
    await keep(made.outbox, run('a', 0));
    await made.outbox.flush('wang');
    made.server.ask.mockResolvedValue({ advice: 'discard', isBeingAdded: true, missing: [] });
    await made.outbox.flush('wang');
    expect(made.outbox.states.value.get('a')).toBe('adding');
    made.server.ask.mockResolvedValue({ advice: 'discard', isBeingAdded: false, missing: [] });
    await made.outbox.flush('wang');
    expect(made.outbox.states.value.size).toBe(0);
  });

  it('of another person on this device is not sent, and goes after a week', async () => {
    const made = outboxOf({ advice: 'send', missing: [{ from: 0, to: minute }] });
    const id = '01700000-0000-7000-8000-000000000000';
    await made.outbox.add({ ...run('a', 0)[0]!, id, personId: 'li' });
    await made.outbox.flush('wang');
    expect(made.server.send).not.toHaveBeenCalled();
    const moment = Number.parseInt('017000000000', 16);
    await made.store.forgetBefore(moment);
    expect(await made.store.ofPerson('li')).toHaveLength(1);
    await made.store.forgetBefore(moment + 1);
    expect(await made.store.ofPerson('li')).toEqual([]);
  });
});
