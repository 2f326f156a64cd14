import { describe, expect, it } from 'vitest';
import { archesOf, shortTitle } from './cover-drawing';

describe('a drawn cover', () => {
  it('is the same for the same title and another for another', () => {
    expect(archesOf('电工基础')).toEqual(archesOf('电工基础'));
    expect(archesOf('电工基础')).not.toEqual(archesOf('机械制图'));
  });

  it('shows the title up to its first pause', () => {
    expect(shortTitle('新冠防护：返校第一周')).toBe('新冠防护');
    expect(shortTitle('《荷塘月色》同课异构')).toBe('荷塘月色');
    expect(shortTitle('Safe use of electricity at home')).toBe('Safe use of');
  });

  it('leaves out a word rather than cutting it', () => {
    expect(shortTitle('Soldering for beginners 焊接入门')).toBe('Soldering for beginners');
    expect(shortTitle('PLC programming 可编程控制器入门')).toBe('PLC programming 可编程…');
    expect(shortTitle('用 Photoshop 修饰照片入门与提高')).toBe('用 Photoshop 修饰照片入…');
  });

  it('cuts a long title, not inside a rare character', () => {
    expect([...shortTitle('𠮷'.repeat(20))]).toHaveLength(12);
  });
});
