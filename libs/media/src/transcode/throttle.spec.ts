import { atMostEvery } from './throttle.js';

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
const never = () => new Promise<void>(() => undefined);

describe('work at most every so often', () => {
  it('drops what comes too early', () => {
    const seen: number[] = [];
    const report = atMostEvery(
      60_000,
      async (share: number) => void seen.push(share),
      () => undefined,
    );
    report(1);
    report(2);
    expect(seen).toEqual([1]);
  });

  it('is never at it twice at once', () => {
    let begun = 0;
    const report = atMostEvery(
      0,
      () => {
        begun += 1;
        return never();
      },
      () => undefined,
    );
    report(1);
    report(2);
    expect(begun).toBe(1);
  });

  it('tells of work that fails, and goes on with the next', async () => {
    const failures: unknown[] = [];
    const report = atMostEvery(
      0,
      async (share: number) => {
        throw new Error(`no database at ${share}`);
      },
      (error) => failures.push(error),
    );
    report(1);
    await settled();
    report(2);
    await settled();
    expect(failures).toEqual([new Error('no database at 1'), new Error('no database at 2')]);
  });
});
