import { describe, expect, it } from 'vitest';
import { titleOf } from './useVideoDrop';

describe('the title of a lesson', () => {
  it('is the name of its file without the ending', () => {
    expect(titleOf('03_三相功率.mp4')).toBe('03 三相功率');
    expect(titleOf('.mp4')).toBe('.mp4');
  });

  it('has at most 120 characters, none of them cut in half', () => {
    const title = titleOf(`${'a'.repeat(119)}𠮷野.mp4`);
    expect(title).toBe(`${'a'.repeat(119)}𠮷`);
  });
});
