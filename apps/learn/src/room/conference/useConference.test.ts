import { flushPromises } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { effectScope, type EffectScope } from 'vue';
import { FakeConference } from './fake-conference';
import { badFor, goodFor } from './ladder';
import { useConference } from './useConference';

vi.mock('./conference', async () => ({ Conference: (await import('./fake-conference')).FakeConference }));

const access = { url: 'ws://conference', token: 'token' };
const everything = { camera: true, screen: true };
let scope: EffectScope;
let conference: ReturnType<typeof useConference>;
const now = () => FakeConference.made.at(-1)!;

async function spend(milliseconds: number) {
  await vi.advanceTimersByTimeAsync(milliseconds);
  await flushPromises();
}

/** The line breaks for good, and the door gives a new way in. */
async function comeBack(may = everything) {
  now().listeners.lost('line');
  await conference.connect(access);
  await conference.showAgain(may);
}

beforeEach(async () => {
  vi.useFakeTimers();
  FakeConference.made = [];
  scope = effectScope();
  conference = scope.run(() => useConference(() => {}))!;
  await conference.connect(access);
});
afterEach(() => {
  scope.stop();
  vi.useRealTimers();
});

describe('one’s own camera', () => {
  it('is on again after the line was broken', async () => {
    await conference.turn('camera', true);
    await comeBack();
    expect(conference.given.value.camera).toBe(true);
  });

  it('stays off for who had turned it off, or has the microphone no longer', async () => {
    await comeBack();
    expect(conference.given.value.camera).toBe(false);
    await conference.turn('camera', true);
    await comeBack({ camera: false, screen: false });
    expect(conference.given.value.camera).toBe(false);
    await comeBack();
    expect(conference.given.value.camera).toBe(false);
  });

  it('was given up on a bad line, and is back on a better one, whichever connection that is', async () => {
    await conference.turn('camera', true);
    now().line = 'bad';
    await spend(3 * (badFor + 4_000));
    expect(conference.step.value).toBe('soundOnly');
    expect(conference.given.value.camera).toBe(false);

    now().listeners.lost('line');
    conference.tryLine();
    await flushPromises();
    expect(conference.step.value).toBe('withoutScreen');
    await conference.connect(access);
    await conference.showAgain(everything);
    expect(conference.given.value.camera).toBe(true);
  });

  it('does not come back with the line to who has put everything down meanwhile', async () => {
    await conference.turn('camera', true);
    now().line = 'bad';
    await spend(3 * (badFor + 4_000));
    await conference.putAllDown();
    now().line = 'good';
    await spend(2 * goodFor);
    expect(conference.step.value).not.toBe('soundOnly');
    expect(conference.given.value.camera).toBe(false);
  });

  it('stays down while a new connection is still too weak for it', async () => {
    await conference.turn('camera', true);
    now().line = 'bad';
    await spend(3 * (badFor + 4_000));
    await comeBack();
    expect(conference.given.value.camera).toBe(false);
    await spend(goodFor + 4_000);
    expect(conference.given.value.camera).toBe(true);
  });
});

describe('one’s own screen', () => {
  it('is shared on after the line was broken, without being chosen again', async () => {
    await conference.turn('screen', true);
    await comeBack();
    expect(conference.given.value.screen).toBe(true);
    await comeBack();
    expect(conference.given.value.screen).toBe(true);
  });

  it('is not when the browser has ended it meanwhile', async () => {
    await conference.turn('screen', true);
    conference.keptScreen.forEach((track) => track.stop());
    await comeBack();
    expect(conference.given.value.screen).toBe(false);
  });

  it('is let go when one stops sharing, may not share any more or goes', async () => {
    await conference.turn('screen', true);
    await conference.turn('screen', false);
    expect(conference.keptScreen).toEqual([]);

    for (const end of [() => comeBack({ camera: true, screen: false }), conference.putAllDown, conference.leave]) {
      await conference.turn('screen', true);
      const kept = [...conference.keptScreen];
      expect(kept.map(({ readyState }) => readyState)).toEqual(['live']);
      await end();
      expect(kept.map(({ readyState }) => readyState)).toEqual(['ended']);
    }
  });
});

describe('a device that cannot be had', () => {
  const named = (name: string) => Object.assign(new Error(name), { name });

  it.each([
    ['NotFoundError', 'missing'],
    ['NotAllowedError', 'denied'],
    ['NotReadableError', 'inUse'],
    ['TypeError', 'failed'],
  ])('is told as what it is: %s is %s, and one goes on listening', async (name, why) => {
    vi.stubGlobal('navigator', { mediaDevices: {} });
    vi.spyOn(now(), 'turn').mockRejectedValueOnce(named(name));
    expect(await conference.turn('microphone', true)).toBe(false);
    expect(conference.trouble.value).toEqual({ source: 'microphone', why });
    expect([conference.state.value, conference.given.value.microphone]).toEqual(['connected', false]);
    expect(await conference.turn('microphone', true)).toBe(true);
    expect(conference.trouble.value).toBeNull();
  });

  it('a screen that was not chosen is no trouble', async () => {
    vi.stubGlobal('navigator', { mediaDevices: {} });
    vi.spyOn(now(), 'turn').mockRejectedValueOnce(named('NotAllowedError'));
    expect(await conference.turn('screen', true)).toBe(false);
    expect(conference.trouble.value).toBeNull();
  });
});
