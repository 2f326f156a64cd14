import { showcases } from '../content/showcase.js';
import { spokenWords } from './speech.js';

describe('what is said on a slide', () => {
  it('is its title and its lines, with the sounds of Mandarin', () => {
    expect(spokenWords({ title: '读一读', lines: ['春江潮水连海平'] })).toBe(
      'du2 yi5 du2 。 chun1 jiang1 chao2 shui3 lian2 hai3 ping2',
    );
  });

  it('says signs as one says them', () => {
    expect(spokenWords({ title: '写成式子', lines: ['x ≤ 3 时，y = 8'] })).toContain('xiao3 yu2 deng3 yu2');
  });

  it('leaves no character for which the voice has no sound', () => {
    const slides = showcases.flatMap(({ video }) => (video?.kind === 'slides' ? video.slides : []));
    expect(slides.filter((slide) => /\p{Script=Han}/u.test(spokenWords(slide)))).toEqual([]);
  });
});
