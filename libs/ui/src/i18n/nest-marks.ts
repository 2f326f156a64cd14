const pairs = [
  { open: '《', close: '》', innerOpen: '〈', innerClose: '〉' },
  { open: '“', close: '”', innerOpen: '‘', innerClose: '’' },
] as const;

type Pair = (typeof pairs)[number];

/** Inner marks of one kind, or the sentence as it is when its marks do not pair. */
function nestPair(sentence: string, { open, close, innerOpen, innerClose }: Pair): string {
  let depth = 0;
  let nested = '';
  for (const letter of sentence) {
    if (letter === close) depth -= 1;
    if (depth < 0) return sentence;
    const isInner = depth % 2 === 1;
    if (letter === open) nested += isInner ? innerOpen : open;
    else if (letter === close) nested += isInner ? innerClose : close;
    else nested += letter;
    if (letter === open) depth += 1;
  }
  return depth === 0 ? nested : sentence;
}

/**
 * A sentence whose marks around a name stand around marks of the name itself: the inner ones become 〈〉 and ‘’, as
 * GB/T 15834 and English usage want it. `《《荷塘月色》导读》` becomes `《〈荷塘月色〉导读》`.
 */
export function nestMarks(sentence: string): string {
  return pairs.reduce(nestPair, sentence);
}
