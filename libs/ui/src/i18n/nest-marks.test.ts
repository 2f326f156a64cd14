import { describe, expect, it } from 'vitest';
import { nestMarks } from './nest-marks';

describe('marks inside marks', () => {
  it('become those of the second rank', () => {
    expect(nestMarks('教研活动《《荷塘月色》朗读教学》即将开始')).toBe('教研活动《〈荷塘月色〉朗读教学》即将开始');
    expect(nestMarks('You also have ““三角函数”全天备课” then.')).toBe('You also have “‘三角函数’全天备课” then.');
  });

  it('take turns when they go deeper', () => {
    expect(nestMarks('《《《甲》乙》丙》')).toBe('《〈《甲》乙〉丙》');
  });

  it('stay when they stand side by side, or around the other kind', () => {
    expect(nestMarks('《甲》和《乙》')).toBe('《甲》和《乙》');
    expect(nestMarks('“《荷塘月色》导读”')).toBe('“《荷塘月色》导读”');
  });

  it('stay when they do not pair', () => {
    expect(nestMarks('《《甲》')).toBe('《《甲》');
    expect(nestMarks('甲》《乙')).toBe('甲》《乙');
  });
});
