import { describe, expect, it } from 'vitest';
import { hasRunOut } from './useDecks';

const page = (url: string) => ({ pages: [{ number: 1, width: 1600, height: 900, url, text: '' }] });

describe('the address of a page of slides', () => {
  const expiry = Date.parse('2020-04-15T02:10:00.000Z');
  const deck = page(`/v/${expiry / 1000}/signature/media/deck.1/1.webp`);

  it('is good until shortly before it runs out', () => {
    expect(hasRunOut(deck, expiry - 10_000)).toBe(false);
    expect(hasRunOut(deck, expiry - 4_000)).toBe(true);
    expect(hasRunOut(deck, expiry + 60_000)).toBe(true);
  });

  it('is not looked at where there is none', () => {
    expect(hasRunOut({ pages: [] }, expiry)).toBe(false);
    expect(hasRunOut(page('/elsewhere.webp'), expiry)).toBe(false);
  });
});
