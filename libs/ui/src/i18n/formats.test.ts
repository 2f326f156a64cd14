import { describe, expect, it } from 'vitest';
import { bytesText, clockText } from './formats';
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

  it('speaks Chinese unless the device asks for English first', () => {
    expect(localeOfDevice(['zh-TW', 'en'])).toBe('zh-CN');
    expect(localeOfDevice(['en-GB', 'zh'])).toBe('en');
    expect(localeOfDevice(['fr', 'de'])).toBe('zh-CN');
  });
});
