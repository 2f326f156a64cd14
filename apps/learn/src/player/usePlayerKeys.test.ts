import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { effectScope, type EffectScope } from 'vue';
import { nextSpeed, usePlayerKeys } from './usePlayerKeys';

describe('the keys of the player', () => {
  let scope: EffectScope;
  const player = { togglePlay: vi.fn(), seekBy: vi.fn(), toggleMute: vi.fn(), toggleFullscreen: vi.fn(), speed: 1 };

  function press(key: string, target: EventTarget = document.body) {
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  }

  beforeEach(() => {
    vi.clearAllMocks();
    player.speed = 1;
    document.body.innerHTML = '<input id="field"><button id="button">x</button>';
    scope = effectScope();
    scope.run(() => usePlayerKeys(() => player));
  });
  afterEach(() => scope.stop());

  it('play, pause, go to and fro, mute and fill the screen', () => {
    for (const key of [' ', 'k', 'ArrowLeft', 'ArrowRight', 'j', 'l', 'm', 'f']) press(key);
    expect(player.togglePlay).toHaveBeenCalledTimes(2);
    expect(player.seekBy.mock.calls.flat()).toEqual([-5, 5, -10, 10]);
    expect(player.toggleMute).toHaveBeenCalledOnce();
    expect(player.toggleFullscreen).toHaveBeenCalledOnce();
  });

  it('change the speed in steps between half and double', () => {
    press('>');
    expect(player.speed).toBe(1.25);
    expect(nextSpeed(2, 1)).toBe(2);
    expect(nextSpeed(0.5, -1)).toBe(0.5);
  });

  it('leave typing alone, and the space bar to a button that has the focus', () => {
    press('k', document.querySelector('#field') ?? document);
    press(' ', document.querySelector('#button') ?? document);
    expect(player.togglePlay).not.toHaveBeenCalled();
  });
});
