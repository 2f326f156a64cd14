import { AppError, type Role } from '@yunqiao/platform';
import { foldSearch } from '../search/search-keys.js';
import { commonPasswords } from './common-passwords.js';

const studentMinimum = 8;
const staffMinimum = 12;
const maximum = 200;

/** Whom a password is for. */
export interface PasswordOwner {
  readonly accountName: string;
  readonly roles: Iterable<Role>;
}

/** Fewest characters of a password: 8 for people who are students only, 12 for everybody else. */
export function minimumPasswordLength(roles: Iterable<Role>): number {
  const all = [...roles];
  return all.length > 0 && all.every((role) => role === 'student') ? studentMinimum : staffMinimum;
}

/**
 * Refuses passwords that are guessed first.
 * @throws PASSWORD_TOO_SHORT, PASSWORD_TOO_LONG, PASSWORD_CONTAINS_ACCOUNT, PASSWORD_TOO_COMMON
 */
export function requireGoodPassword(password: string, owner: PasswordOwner): void {
  const length = [...password].length;
  const minimum = minimumPasswordLength(owner.roles);
  if (length < minimum) throw new AppError('PASSWORD_TOO_SHORT', { minimum });
  if (length > maximum) throw new AppError('PASSWORD_TOO_LONG', { maximum });

  const folded = foldSearch(password);
  if (folded.includes(foldSearch(owner.accountName))) throw new AppError('PASSWORD_CONTAINS_ACCOUNT');
  if (isCommon(folded)) throw new AppError('PASSWORD_TOO_COMMON');
}

/** In the list, the same with digits or signs around it, one piece repeated, or a run along the alphabet or the keyboard. */
function isCommon(folded: string): boolean {
  const core = folded.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  return commonPasswords.has(folded) || commonWords.has(core) || isRepeated(folded) || isRun(folded);
}

/** Words that stay guessable whatever number follows them. */
const commonWords = new Set([...commonPasswords].filter((password) => /^\p{L}+$/u.test(password)));

function isRepeated(text: string): boolean {
  return /^(.{1,4}?)\1+.{0,3}$/u.test(text) && new Set(text).size <= 4;
}

const runs = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
];

function isRun(text: string): boolean {
  return runs.some((run) => run.includes(text) || [...run].reverse().join('').includes(text));
}
