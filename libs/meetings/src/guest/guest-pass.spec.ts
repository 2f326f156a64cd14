import { newId } from '@yunqiao/platform';
import { readGuestPass, signGuestPass } from './guest-pass.js';

describe('the pass of a guest', () => {
  const secret = 'secret of the house';
  const guestId = newId();
  const pass = signGuestPass(guestId, secret);

  it('says who it is', () => {
    expect(readGuestPass(pass, secret)).toBe(guestId);
  });

  it('is worth nothing with any of its signs changed, nor in another house', () => {
    for (let index = 0; index < pass.length; index += 1) {
      const other = pass[index] === 'A' ? 'B' : 'A';
      expect(readGuestPass(pass.slice(0, index) + other + pass.slice(index + 1), secret)).toBeNull();
    }
    expect(readGuestPass(pass, 'another secret')).toBeNull();
  });

  it.each(['', pass.slice(0, -1), `${pass}A`, `${pass}=`, '%%%'])('is worth nothing as “%s”', (changed) => {
    expect(readGuestPass(changed, secret)).toBeNull();
  });
});
