import { newId } from '@yunqiao/platform';
import { readGuestToken, signGuestToken } from './guest-token.js';

describe("the token of a guest's link", () => {
  const secret = 'secret of the house';
  const claim = { linkId: newId(), expiresAt: new Date('2020-04-15T03:00:00.000Z') };
  const token = signGuestToken(claim, secret);

  it('says which link it is, and when it runs out', () => {
    expect(readGuestToken(token, secret)).toEqual(claim);
  });

  it('is worth nothing with any of its signs changed', () => {
    for (let index = 0; index < token.length; index += 1) {
      const other = token[index] === 'A' ? 'B' : 'A';
      expect(readGuestToken(token.slice(0, index) + other + token.slice(index + 1), secret)).toBeNull();
    }
  });

  it.each([
    ['empty', ''],
    ['cut', token.slice(0, -1)],
    ['longer', token + 'A'],
    ['padded', token + '='],
    ['not text of this kind', '%%%'],
  ])('is worth nothing when it is %s', (_, changed) => {
    expect(readGuestToken(changed, secret)).toBeNull();
  });

  it('is worth nothing in another house', () => {
    expect(readGuestToken(token, 'another secret')).toBeNull();
  });
});
