import { SourceChoice, type Picture } from './source-choice.js';

const picture = (sid: string, facts: Partial<Picture> = {}): Picture => ({
  ...{ sid, identity: sid, isScreen: false, isMuted: false, ...facts },
});
const [wang, li] = [picture('wang'), picture('li')];
const screen = picture('screen', { identity: 'li', isScreen: true });

describe('the picture of a recording', () => {
  it('is none while nobody shows anything', () => {
    expect(new SourceChoice().next([], ['wang'], 0)).toBeNull();
    expect(new SourceChoice().next([picture('wang', { isMuted: true })], ['wang'], 0)).toBeNull();
  });

  it('follows who speaks, when they have spoken for two seconds', () => {
    const choice = new SourceChoice();
    const at = (now: number, ...speakers: string[]) => choice.next([wang, li], speakers, now);
    expect(at(0, 'wang')).toBe('wang');
    expect(at(1000, 'li')).toBe('wang');
    expect(at(2900, 'li')).toBe('wang');
    expect(at(3000, 'li')).toBe('li');
  });

  it('stays when somebody coughs, or nobody speaks', () => {
    const choice = new SourceChoice();
    const at = (now: number, ...speakers: string[]) => choice.next([wang, li], speakers, now);
    at(0, 'wang');
    at(500, 'li');
    at(1000, 'wang');
    expect(at(2600, 'li')).toBe('wang');
    expect(at(60_000)).toBe('wang');
  });

  it('passes over who speaks without a camera', () => {
    expect(new SourceChoice().next([wang], ['zhao', 'wang'], 0)).toBe('wang');
  });

  it('is the shared screen at once, and the speaker at once when it ends', () => {
    const choice = new SourceChoice();
    expect(choice.next([wang, li], ['wang'], 0)).toBe('wang');
    expect(choice.next([wang, li, screen], ['wang'], 10)).toBe('screen');
    expect(choice.next([wang, li, picture('another', { isScreen: true }), screen], ['wang'], 20)).toBe('screen');
    expect(choice.next([wang, li], ['li'], 30)).toBe('li');
  });

  it('leaves at once who turned the camera off', () => {
    const choice = new SourceChoice();
    choice.next([wang, li], ['wang'], 0);
    expect(choice.next([picture('wang', { isMuted: true }), li], ['wang'], 10)).toBe('li');
  });
});
