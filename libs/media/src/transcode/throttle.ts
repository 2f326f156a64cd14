/** Calls `work` at most once in `milliseconds`, and never twice at once. What comes in between is dropped. */
export function atMostEvery<Value>(
  milliseconds: number,
  work: (value: Value) => Promise<void>,
): (value: Value) => void {
  let nextAt = 0;
  let isBusy = false;
  return (value) => {
    const now = performance.now();
    if (isBusy || now < nextAt) return;
    isBusy = true;
    nextAt = now + milliseconds;
    void work(value).finally(() => {
      isBusy = false;
    });
  };
}
