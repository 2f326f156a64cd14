import { describe, expect, it } from 'vitest';
import { schoolToday } from './schoolToday';

describe('the school day', () => {
  it('begins at midnight in Shanghai', () => {
    expect(schoolToday(new Date('2020-03-01T15:59:59Z'))).toBe('2020-03-01');
    expect(schoolToday(new Date('2020-03-01T16:00:00Z'))).toBe('2020-03-02');
  });
});
