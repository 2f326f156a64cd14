/** A piece of a line. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'strong'; parts: Inline[] }
  | { kind: 'emphasis'; parts: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'link'; href: string; parts: Inline[] };

/** A block of a lesson's text. */
export type Block =
  | { kind: 'heading'; level: 2 | 3; parts: Inline[] }
  | { kind: 'paragraph'; lines: Inline[][] }
  | { kind: 'quote'; lines: Inline[][] }
  | { kind: 'list'; isOrdered: boolean; start: number; items: Inline[][] };

const inlineMarks = [
  { kind: 'code', pattern: /`([^`]+)`/ },
  { kind: 'strong', pattern: /\*\*([^*]+(?:\*(?!\*)[^*]*)*)\*\*/ },
  { kind: 'link', pattern: /\[([^\]]+)\]\((https:\/\/[^\s)]+)\)/ },
  { kind: 'emphasis', pattern: /(?<![*\w])\*([^*\s](?:[^*]*[^*\s])?)\*(?![*\w])/ },
] as const;

function madeOf(kind: (typeof inlineMarks)[number]['kind'], found: RegExpExecArray): Inline {
  const text = found[1] ?? '';
  if (kind === 'code') return { kind, text };
  if (kind === 'link') return { kind, href: found[2] ?? '', parts: [{ kind: 'text', text }] };
  return { kind, parts: inlinesOf(text) };
}

/** Reads bold, emphasis, code and https links; everything else stays text. */
export function inlinesOf(line: string): Inline[] {
  const parts: Inline[] = [];
  let rest = line;
  while (rest) {
    const marks = inlineMarks.map(({ kind, pattern }) => ({ kind, found: pattern.exec(rest) }));
    const first = marks.reduce((best, mark) =>
      (mark.found?.index ?? Infinity) < (best.found?.index ?? Infinity) ? mark : best,
    );
    if (!first.found) return [...parts, { kind: 'text', text: rest }];
    if (first.found.index > 0) parts.push({ kind: 'text', text: rest.slice(0, first.found.index) });
    parts.push(madeOf(first.kind, first.found));
    rest = rest.slice(first.found.index + first.found[0].length);
  }
  return parts;
}

const heading = /^(#{1,6})\s+(.+?)\s*#*$/;
const bullet = /^\s*[-*+]\s+(.*)$/;
const numbered = /^\s*(\d{1,9})[.)、]\s*(.*)$/;
const quote = /^>\s?(.*)$/;

/** Adds a line to the block before it when both belong together, else begins a new one. */
function place(blocks: Block[], line: string, continues: boolean): void {
  const last = continues ? blocks.at(-1) : undefined;
  const [, marks, words] = heading.exec(line) ?? [];
  if (marks && words) {
    blocks.push({ kind: 'heading', level: marks.length <= 2 ? 2 : 3, parts: inlinesOf(words) });
    return;
  }
  const [, item] = bullet.exec(line) ?? [];
  const [, start, step] = numbered.exec(line) ?? [];
  const listed = item ?? step;
  if (listed !== undefined) {
    const isOrdered = start !== undefined;
    if (last?.kind === 'list' && last.isOrdered === isOrdered) last.items.push(inlinesOf(listed));
    else blocks.push({ kind: 'list', isOrdered, start: Number(start ?? 1), items: [inlinesOf(listed)] });
    return;
  }
  const [, quoted] = quote.exec(line) ?? [];
  const kind = quoted === undefined ? 'paragraph' : 'quote';
  const parts = inlinesOf(quoted ?? line);
  if (last?.kind === kind) last.lines.push(parts);
  else blocks.push({ kind, lines: [parts] });
}

/**
 * The small, safe part of Markdown that lesson texts use: headings, paragraphs, lists, quotes, bold, emphasis, code
 * and https links. It yields a tree, never HTML, so nothing that an author types can run.
 */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let continues = false;
  for (const line of text.replace(/\r\n?/g, '\n').split('\n')) {
    if (line.trim() === '') {
      continues = false;
      continue;
    }
    place(blocks, line, continues);
    continues = true;
  }
  return blocks;
}
