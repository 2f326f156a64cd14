import { pinyin } from 'pinyin-pro';

/** How a name is found by typing: in full and by the first letter of each character. */
export interface SearchKeys {
  readonly pinyin: string;
  readonly initials: string;
}

/** Keys of a name: 王小明 is found by `wangxiaoming` and `wxm`. Letters and digits stand for themselves, ü is typed as v. */
export function searchKeys(name: string, kind: 'person' | 'other' = 'other'): SearchKeys {
  const folded = foldSearch(name);
  const options = { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true } as const;
  const mode = kind === 'person' ? ({ mode: 'surname', surname: 'head' } as const) : {};
  const syllables = pinyin(folded, { ...options, ...mode });
  return {
    pinyin: syllables.map(plain).join(''),
    initials: syllables.map(initialOf).join(''),
  };
}

/** What was typed, as it is compared: full-width and upper-case letters become plain ones, spaces go. */
export function foldSearch(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');
}

/** A pattern for LIKE that finds `text` anywhere; what LIKE takes for wildcards stands for itself. */
export function containing(text: string): string {
  return `%${beginningWith(text)}`;
}

/** A pattern for LIKE that finds what begins with `text`. */
export function beginningWith(text: string): string {
  return `${text.replace(/[\\%_]/gu, (sign) => `\\${sign}`)}%`;
}

function plain(syllable: string): string {
  return syllable.replace(/[^\p{L}\p{N}]/gu, '');
}

/** The first letter of a word; a number stays whole. */
function initialOf(syllable: string): string {
  const word = plain(syllable);
  return /^\p{L}/u.test(word) ? ([...word][0] ?? '') : word;
}
