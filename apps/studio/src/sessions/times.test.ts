import { describe, expect, it } from 'vitest';
import { instantsOf, proposedTime, typedOf } from './times';

describe('the time of a session', () => {
  const typed = { day: '2020-04-15', from: '14:30', to: '16:00' };
  const instants = { startsAt: '2020-04-15T06:30:00.000Z', endsAt: '2020-04-15T08:00:00.000Z' };

  it('is typed as it is in Shanghai, wherever the host sits', () => {
    expect(instantsOf(typed)).toEqual(instants);
    expect(typedOf(instants)).toEqual(typed);
  });

  it('may go past midnight', () => {
    expect(instantsOf({ day: '2020-04-15', from: '23:00', to: '00:30' })?.endsAt).toBe('2020-04-15T16:30:00.000Z');
  });

  it('is none while something is missing', () => {
    expect(instantsOf({ ...typed, to: '' })).toBeNull();
    expect(instantsOf({ ...typed, day: '' })).toBeNull();
  });

  it('is proposed for tomorrow', () => {
    expect(proposedTime(Date.parse('2020-04-14T17:00:00Z')).day).toBe('2020-04-16');
  });
});
