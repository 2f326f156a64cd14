/**
 * `fetch` that gives up when nothing comes back for so long. A line that swallows everything says nothing by itself, and whoever waits
 * for an answer would not try again when it is back. An answer that comes slowly is waited for.
 * @param milliseconds of silence, before an answer and within it
 * @throws TypeError, as of a line that is broken
 */
export function patientFetch(milliseconds: number): typeof fetch {
  return async (input, init) => {
    const line = new AbortController();
    const { signal } = init ?? {};
    signal?.addEventListener('abort', () => line.abort(signal.reason), { once: true });
    let timer: ReturnType<typeof setTimeout> | undefined;
    const waitOn = () => {
      clearTimeout(timer);
      timer = setTimeout(() => line.abort(new TypeError('Nothing came back')), milliseconds);
    };
    waitOn();
    const answer = await fetch(input, { ...init, signal: line.signal });
    const heard = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(piece, onward) {
        waitOn();
        onward.enqueue(piece);
      },
      flush: () => clearTimeout(timer),
    });
    return answer.body ? new Response(answer.body.pipeThrough(heard), answer) : answer;
  };
}
