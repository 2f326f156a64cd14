import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { patientFetch } from './patient-fetch';

const patience = 15_000;

/** A line on which the test says what comes when; what is asked on it ends when the asker gives up. */
function givenLine(answer: (signal: AbortSignal) => Promise<Response>) {
  vi.stubGlobal('fetch', (_address: string, { signal }: { signal: AbortSignal }) => answer(signal));
}

const given = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));

/** Pieces that come one by one, so many milliseconds apart; then nothing, or the end. */
function pieces(texts: readonly string[], apart: number, signal: AbortSignal, hasEnd = true): Response {
  const body = new ReadableStream<Uint8Array>({
    async start(out) {
      signal.addEventListener('abort', () => out.error(signal.reason));
      for (const text of texts) {
        await new Promise((resolve) => setTimeout(resolve, apart));
        out.enqueue(new TextEncoder().encode(text));
      }
      if (hasEnd) out.close();
    },
  });
  return new Response(body, { status: 200, headers: { 'content-type': 'text/plain' } });
}

const ask = (signal?: AbortSignal) => patientFetch(patience)('/graphql', { ...(signal && { signal }) });
const text = async () => (await ask()).text();

describe('a question over a line', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('that swallows it is given up, like one over a broken line', async () => {
    givenLine(given);
    const asked = expect(text()).rejects.toBeInstanceOf(TypeError);
    await vi.advanceTimersByTimeAsync(patience);
    await asked;
  });

  it('that goes silent in the middle of the answer is given up', async () => {
    givenLine(async (signal) => pieces(['half '], 1_000, signal, false));
    const asked = expect(text()).rejects.toBeInstanceOf(TypeError);
    await vi.advanceTimersByTimeAsync(1_000 + patience);
    await asked;
  });

  it('is answered in full however slowly it comes', async () => {
    givenLine(async (signal) => pieces(['a', 'b', 'c', 'd'], patience - 1_000, signal));
    const asked = text();
    await vi.advanceTimersByTimeAsync(4 * patience);
    expect(await asked).toBe('abcd');
  });

  it('can be taken back by who asked it', async () => {
    givenLine(given);
    const asker = new AbortController();
    const asked = expect(ask(asker.signal)).rejects.toThrow('another page');
    asker.abort(new Error('another page'));
    await asked;
  });
});
