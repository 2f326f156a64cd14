import { mount } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import { MarkdownText } from './MarkdownText';

const shown = (text: string) => mount(MarkdownText, { props: { text } }).element as HTMLElement;

describe('a lesson’s text', () => {
  it('shows headings, lists, bold and links', () => {
    const element = shown('## 要点\n\n- 线电压 = **√3** 倍\n- 接地\n\n见 [标准](https://example.org/gb)');
    expect(element.querySelector('h2')?.textContent).toBe('要点');
    expect(element.querySelectorAll('li')).toHaveLength(2);
    expect(element.querySelector('strong')?.textContent).toBe('√3');
    expect(element.querySelector('a')?.getAttribute('href')).toBe('https://example.org/gb');
  });

  it('keeps the numbers of a list and the breaks of a paragraph', () => {
    const element = shown('3. 断电\n4. 验电\n\n第一行\n第二行');
    expect(element.querySelector('ol')?.getAttribute('start')).toBe('3');
    expect(element.querySelectorAll('br')).toHaveLength(1);
  });

  it.each([
    '<img src=x onerror=alert(1)>',
    '[x](javascript:alert(1))',
    '[x](http://example.org)',
    '<script>alert(1)</script>',
    '[x](https://a.example" onclick="alert(1))',
  ])('shows %s as words', (hostile) => {
    const element = shown(hostile);
    expect(element.querySelector('img, script, a[href^="javascript"], a[href^="http:"], [onclick]')).toBeNull();
  });

  it('reads a long line of stars without hanging', () => {
    expect(shown('*'.repeat(20_000)).textContent).toHaveLength(20_000);
  });
});
