import { describe, expect, it } from 'vitest';
import { newId } from './ids';

describe('an id made by a client', () => {
  it('is a UUID of version 7', () => {
    expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('carries its moment, so that ids sort by time', () => {
    const moment = Date.parse('2020-03-02T08:00:00.123Z');
    expect(Number.parseInt(newId(moment).replaceAll('-', '').slice(0, 12), 16)).toBe(moment);
    expect(newId(moment) < newId(moment + 1)).toBe(true);
  });
});
