import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askEvery, Changeover } from './changeover';

describe('a video whose qualities are being made', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function open(first: string, next: string) {
    const video = document.createElement('video');
    const address = {
      masterUrl: first,
      renew: vi.fn(async () => {
        address.masterUrl = next;
      }),
    };
    const changeTo = vi.fn();
    return { video, address, changeTo, changeover: new Changeover(video, address, changeTo) };
  }
  const [early, whole] = ['/v/1/a/m/source.m3u8', '/v/2/b/m/master.m3u8'];

  it.each(['pause', 'seeking', 'waiting'])('goes over to them at %s, once', async (moment) => {
    const { video, changeTo } = open(early, whole);
    video.dispatchEvent(new Event(moment));
    expect(changeTo).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(askEvery);
    expect(changeTo).not.toHaveBeenCalled();
    video.dispatchEvent(new Event(moment));
    video.dispatchEvent(new Event(moment));
    expect(changeTo).toHaveBeenCalledExactlyOnceWith(whole);
  });

  it('goes on with what it has while they are not there', async () => {
    const { video, address, changeTo } = open(early, '/v/2/b/m/source.m3u8');
    await vi.advanceTimersByTimeAsync(3 * askEvery);
    video.dispatchEvent(new Event('pause'));
    expect(address.renew).toHaveBeenCalledTimes(3);
    expect(changeTo).not.toHaveBeenCalled();
  });

  it('asks no more when all is there, or when the player is closed', async () => {
    const [ready, closed] = [open(whole, whole), open(early, whole)];
    closed.changeover.close();
    await vi.advanceTimersByTimeAsync(3 * askEvery);
    expect(ready.address.renew).not.toHaveBeenCalled();
    expect(closed.address.renew).not.toHaveBeenCalled();
  });
});
