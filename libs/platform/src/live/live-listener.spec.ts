import { LiveListener, ListeningInterrupted, MOST_WAITING } from './live-listener.js';

interface Tick {
  readonly number: number;
}

function listening() {
  const ended: string[] = [];
  const listener = new LiveListener<Tick>(() => ended.push('ended'));
  return { listener, ended };
}

const told = (listener: LiveListener<Tick>, count: number) =>
  Array.from({ length: count }, (_, number) => listener.push({ number }));

describe('who listens', () => {
  it('gets the news in order, those that came before it asked too', async () => {
    const { listener } = listening();
    told(listener, 2);
    const third = [await listener.next(), await listener.next(), listener.next()][2];
    listener.push({ number: 2 });
    expect(await third).toEqual({ done: false, value: { number: 2 } });
  });

  it('can leave while it waits, and hears nothing more', async () => {
    const { listener, ended } = listening();
    const waiting = listener.next();
    await listener.return();
    listener.push({ number: 0 });
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(await listener.next()).toEqual({ done: true, value: undefined });
    expect(ended).toEqual(['ended']);
  });

  it('is interrupted when more news wait for it than we keep, and keeps none of them', async () => {
    const { listener, ended } = listening();
    told(listener, MOST_WAITING);
    expect(ended).toEqual([]);
    told(listener, 1);
    expect(ended).toEqual(['ended']);
    await expect(listener.next()).rejects.toThrow(ListeningInterrupted);
    expect(await listener.next()).toEqual({ done: true, value: undefined });
  });

  it('is interrupted at once when the line breaks, also while it waits', async () => {
    const { listener } = listening();
    const waiting = listener.next();
    listener.interrupt('lineBroken');
    await expect(waiting).rejects.toMatchObject({ reason: 'lineBroken' });
  });
});
