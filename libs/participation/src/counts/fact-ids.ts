import { idText } from '@yunqiao/platform';

/** An id from the 32 digits by which the facts keep it. */
export function idOfHex(digits: string): string {
  return idText(Buffer.from(digits, 'hex'));
}

/** The 32 digits of an id. */
export function hexOfId(id: string): string {
  return id.replaceAll('-', '');
}

/** An id as the numbers of the facts know it: the characters of its bytes. */
export function charsOfId(id: string): string {
  return Buffer.from(hexOfId(id), 'hex').toString('latin1');
}
