import { describe, expect, it } from 'vitest';
import { bytesText, clockText, weekdayText } from './formats';
import { localeOfDevice } from './locale';

describe('how things are written', () => {
  it('shows a clock as a player does', () => {
    expect([0, 59.9, 187, 3723].map(clockText)).toEqual(['0:00', '0:59', '3:07', '1:02:03']);
  });

  it('writes sizes with the figures that matter', () => {
    expect([0, 999, 48_000, 9_400_000, 38_200_000, 1_500_000_000].map((bytes) => bytesText(bytes, 'zh-CN'))).toEqual([
      '0 B',
      '999 B',
      '48 KB',
      '9.4 MB',
      '38 MB',
      '1.5 GB',
    ]);
  });

  it('says the year of a day when it is not this one', () => {
    const now = new Date('2026-11-30T08:00:00Z');
    expect(weekdayText('2026-11-13T03:00:00Z', 'en', now)).toBe('Fri, Nov 13');
    expect(weekdayText('2020-06-19T03:00:00Z', 'en', now)).toBe('Fri, Jun 19, 2020');
    expect(weekdayText('2020-06-19T03:00:00Z', 'zh-CN', now)).toContain('2020年6月19日');
  });

  it('takes the year of Shanghai for that of a day', () => {
    const now = new Date('2026-12-31T17:00:00Z');
    expect(weekdayText('2027-01-01T01:00:00Z', 'en', now)).toBe('Fri, Jan 1');
  });

  it('speaks Chinese unless the device asks for English first', () => {
    expect(localeOfDevice(['zh-TW', 'en'])).toBe('zh-CN');
    expect(localeOfDevice(['en-GB', 'zh'])).toBe('en');
    expect(localeOfDevice(['fr', 'de'])).toBe('zh-CN');
  });
});
