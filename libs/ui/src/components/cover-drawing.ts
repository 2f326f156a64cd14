/** The four categories of courses, as in the contract. */
export type CourseCategoryName = 'publicFoundation' | 'specialised' | 'publicGood' | 'teacherDevelopment';

/** A small number from a text, the same on every machine (FNV-1a). */
function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}

/** Numbers from 0 to 1 that follow from the seed (mulberry32). */
function* numbersFrom(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    yield ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }
}

/** Paths of the arches on a cover of 160 × 90: the same title always gives the same bridge. */
export function archesOf(seedText: string): string[] {
  const numbers = numbersFrom(seedOf(seedText));
  const between = (low: number, high: number) => low + numbers.next().value * (high - low);
  const shift = between(-26, 34);
  const width = between(132, 196);
  const rise = between(-14, 20);
  const lean = between(-22, 22);
  const count = Math.round(between(6, 10));
  const step = between(7, 11);
  const from = 80 - width / 2 + shift;
  return Array.from({ length: count }, (_, arch) => {
    const left = (from + width * 0.22 + lean + arch * step).toFixed(1);
    const right = (from + width * 0.78 + lean - arch * step * 0.7).toFixed(1);
    const top = rise + arch * step;
    return `M${from.toFixed(1)} ${96 + arch * 2}C${left} ${top.toFixed(1)} ${right} ${(top - 6).toFixed(1)} ${(from + width).toFixed(1)} ${96 + arch * 2}`;
  });
}

/** What a cover holds, in halves of a Chinese character. */
const coverWidth = 24;
const han = /\p{Script=Han}/u;
const widthOf = (text: string) => [...text].reduce((sum, letter) => sum + (han.test(letter) ? 2 : 1), 0);

/** As much of a title as a cover holds; a word is left out rather than cut. */
function cut(head: string): string {
  let kept = '';
  for (const piece of head.match(/\p{Script=Han}|[^\s\p{Script=Han}]+|\s+/gu) ?? []) {
    if (widthOf(kept + piece) >= coverWidth) return /\s/u.test(piece) ? kept : `${kept.trimEnd()}…`;
    kept += piece;
  }
  return kept;
}

/** What fits on a cover: the title up to its first pause, at most twelve characters or three words. */
export function shortTitle(title: string): string {
  const head =
    title
      .split(/[：:（(《》，,、。·—|/]/u)
      .find((part) => part.trim() !== '')
      ?.trim() ?? title;
  if (!han.test(head)) return head.split(/\s+/u).slice(0, 3).join(' ');
  return widthOf(head) <= coverWidth ? head : cut(head);
}
