import { waitOf } from './media-wait.js';

const now = new Date('2020-04-01T08:00:00Z');
const later = new Date('2020-04-01T08:00:10Z');
const processing = { state: 'processing', errorCode: null } as const;
const waiting = { state: 'waiting', notBefore: null } as const;
const tried = { state: 'waiting', notBefore: later } as const;
const running = { state: 'running', notBefore: null } as const;

describe('what an upload waits for', () => {
  it('is somebody who looks at it, before its work is known', () => {
    expect(waitOf(processing, [], now)).toBe('check');
  });

  it('is its turn while others are served', () => {
    expect(waitOf(processing, [waiting, tried], now)).toBe('turn');
    expect(waitOf({ ...processing, state: 'playable' }, [waiting], now)).toBe('turn');
  });

  it('is another try while nothing but that is left', () => {
    expect(waitOf(processing, [tried, tried], now)).toBe('anotherTry');
    expect(waitOf(processing, [tried], later)).toBe('turn');
  });

  it('is nothing while somebody works on it, when it is ready, and when it went wrong', () => {
    expect(waitOf(processing, [running, waiting], now)).toBeNull();
    expect(waitOf({ ...processing, state: 'ready' }, [], now)).toBeNull();
    expect(waitOf({ ...processing, errorCode: 'MEDIA_BROKEN' }, [waiting], now)).toBeNull();
  });
});
