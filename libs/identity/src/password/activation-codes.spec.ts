import { testConfiguration } from '@yunqiao/platform/testing';
import { ActivationCodes } from './activation-codes.js';

describe('an activation code', () => {
  const codes = new ActivationCodes(testConfiguration());

  it('is right for its person only', () => {
    const code = codes.create();
    const kept = codes.hash('one', code);
    expect(codes.verify('one', kept, code)).toBe(true);
    expect(codes.verify('other', kept, code)).toBe(false);
    expect(codes.verify('one', kept, codes.create())).toBe(false);
  });

  it('may be typed in small letters and without hyphens', () => {
    const code = codes.create();
    expect(codes.verify('one', codes.hash('one', code), ` ${code.toLowerCase().replaceAll('-', '')} `)).toBe(true);
  });

  it('is worth nothing under another secret key', () => {
    const code = codes.create();
    const others = new ActivationCodes(testConfiguration({ SECRET_KEY: 'another secret key, long enough to be one' }));
    expect(others.verify('one', codes.hash('one', code), code)).toBe(false);
  });
});
