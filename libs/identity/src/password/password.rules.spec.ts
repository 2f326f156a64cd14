import { minimumPasswordLength, requireGoodPassword } from './password.rules.js';

const student = { accountName: '20200117', roles: ['student'] as const };
const teacher = { accountName: 'T2020017', roles: ['teacher'] as const };

describe('a good password', () => {
  it('has 8 characters for students and 12 for everybody else', () => {
    expect(minimumPasswordLength(['student'])).toBe(8);
    expect(minimumPasswordLength(['teacher'])).toBe(12);
    expect(minimumPasswordLength(['student', 'teacher'])).toBe(12);
    expect(minimumPasswordLength([])).toBe(12);
  });

  it.each(['青山绿水常在我心2020', 'kite-river-lamp', '𠮷野家的猫喜欢晒太阳呢吧'])('may be %s', (password) => {
    expect(() => requireGoodPassword(password, teacher)).not.toThrow();
  });

  it('counts rare signs as one character each', () => {
    expect(() => requireGoodPassword('𠮷𠮷𠮷𠮷', student)).toThrow('PASSWORD_TOO_SHORT');
  });

  it('does not contain the account number, however it is written', () => {
    expect(() => requireGoodPassword('my-t2020017-lamp', teacher)).toThrow('PASSWORD_CONTAINS_ACCOUNT');
    expect(() => requireGoodPassword('ｘｘ２０２００１１７', student)).toThrow('PASSWORD_CONTAINS_ACCOUNT');
  });

  it.each([
    'password',
    'Woaini1314',
    '12345678',
    '88888888',
    'abababab',
    'qwertyuiop',
    'Password123!',
    'zunyi2020',
    '87654321',
    'ａｂｃｄ１２３４',
  ])('is not %s, which is guessed first', (password) => {
    expect(() => requireGoodPassword(password, student)).toThrow('PASSWORD_TOO_COMMON');
  });

  it('has an end', () => {
    expect(() => requireGoodPassword('青山'.repeat(101), teacher)).toThrow('PASSWORD_TOO_LONG');
  });
});
