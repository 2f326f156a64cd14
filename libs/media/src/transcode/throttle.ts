/**
 * Calls `work` at most once in `milliseconds`, and never twice at once. What comes in between is dropped; nobody waits for the
 * work, so that its failures go to `onFailure`.
 */
export function atMostEvery<Value>(
  milliseconds: number,
  work: (value: Value) => Promise<void>,
  onFailure: (error: unknown) => void,
): (value: Value) => void {
  let nextAt = 0;
  let isBusy = false;
  return (value) => {
    const now = performance.now();
    if (isBusy || now < nextAt) return;
    isBusy = true;
    nextAt = now + milliseconds;
    const end = () => {
      isBusy = false;
    };
    work(value).catch(onFailure).finally(end);
  };
}
