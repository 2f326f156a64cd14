/** A number as it is kept and looked for: full-width digits become plain ones, spaces go. */
export function foldAccountName(typed: string): string {
  return typed.normalize('NFKC').replace(/\s+/gu, '');
}

/** Letters, digits and `. _ @ -`; work, student and phone numbers. */
export const accountNamePattern = /^[A-Za-z0-9][A-Za-z0-9._@-]{0,39}$/u;
