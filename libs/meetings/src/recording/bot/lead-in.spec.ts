import { LEAD_IN_MILLISECONDS, LeadIn } from './lead-in.js';

const step = (value: number) => Int16Array.of(value);
const heard = (count: number) => {
  const leadIn = new LeadIn();
  for (let index = 1; index <= count; index += 1) leadIn.push(step(index));
  return leadIn;
};
const rest = (leadIn: LeadIn) => {
  const values: number[] = [];
  for (let next = leadIn.shift(); next; next = leadIn.shift()) values.push(next[0]!);
  return values;
};

describe('what was heard before a recording', () => {
  it('is given back in order, from the moment at which the session began', () => {
    const leadIn = heard(5);
    expect(leadIn.keepLast(60)).toBe(3);
    expect(rest(leadIn)).toEqual([3, 4, 5]);
  });

  it('is forgotten when the session begins now, or later', () => {
    for (const milliseconds of [0, 19, -500]) {
      const leadIn = heard(5);
      expect(leadIn.keepLast(milliseconds)).toBe(0);
      expect(rest(leadIn)).toEqual([]);
    }
  });

  it('reaches back to when it began to hear, and never further than a few seconds', () => {
    expect(heard(2).keepLast(60_000)).toBe(2);
    expect(heard(10_000).keepLast(60_000)).toBe(LEAD_IN_MILLISECONDS / 20);
  });
});
