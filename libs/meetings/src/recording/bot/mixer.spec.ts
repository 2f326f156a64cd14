import { Mixer, STEP_SAMPLES } from './mixer.js';

const steady = (value: number, steps = 1) => new Int16Array(STEP_SAMPLES * steps).fill(value);
const levels = (mixer: Mixer, steps: number) => Array.from({ length: steps }, () => mixer.step()[0]);

describe('the mixer', () => {
  it('is silent when nobody speaks', () => {
    expect(levels(new Mixer(), 2)).toEqual([0, 0]);
    expect(new Mixer().step()).toHaveLength(STEP_SAMPLES);
  });

  it('adds voices up, and clips what is too loud', () => {
    const mixer = new Mixer();
    mixer.push('a', steady(20_000, 4));
    mixer.push('b', steady(1000, 4));
    expect(levels(mixer, 1)).toEqual([21_000]);
    mixer.push('b', steady(30_000, 4));
    expect(levels(mixer, 4)).toEqual([21_000, 21_000, 21_000, 30_000]);
    mixer.push('a', steady(-30_000, 6));
    mixer.push('b', steady(-30_000, 6));
    expect(levels(mixer, 4).at(-1)).toBe(-32_768);
  });

  it('waits until a little of a voice is there, so that late packets leave no holes', () => {
    const mixer = new Mixer();
    mixer.push('a', steady(5, 2));
    expect(levels(mixer, 2)).toEqual([0, 0]);
    mixer.push('a', steady(5, 1));
    expect(levels(mixer, 4)).toEqual([5, 5, 5, 0]);
  });

  it('takes frames of any length', () => {
    const mixer = new Mixer();
    for (let part = 0; part < 12; part += 1) mixer.push('a', new Int16Array(STEP_SAMPLES / 2).fill(7));
    expect(new Set(mixer.step())).toEqual(new Set([7]));
  });

  it('drops what piled up behind a stall instead of being late for ever', () => {
    const mixer = new Mixer();
    mixer.push('a', steady(1, 40));
    mixer.push('a', steady(2, 1));
    expect(levels(mixer, 5)).toEqual([1, 1, 1, 2, 0]);
  });

  it('forgets who left', () => {
    const mixer = new Mixer();
    mixer.push('a', steady(9, 5));
    mixer.remove('a');
    expect(levels(mixer, 1)).toEqual([0]);
  });
});
