import { safeHtml as escape } from '../safe-text.js';
import { numbersOf, type MinutesBlock, type MinutesRun } from './minutes-blocks.js';
import type { PrintedMinutes } from './minutes-export.js';
import { factsOf, minutesWords, timesOf } from './minutes-words.js';

const STYLE = `@page { size: A4; margin: 20mm }
body { font: 11pt/1.6 "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; max-width: 170mm; margin: 0 auto; padding: 8mm 4mm; color: #1b1f24 }
h1 { font-size: 18pt; line-height: 1.3; margin: 0 } h2, h3, h4 { margin: 1.2em 0 .3em; break-after: avoid }
p { margin: .4em 0; white-space: pre-wrap; overflow-wrap: anywhere } .times { color: #57606a } .quote { border-left: 3px solid #c8d0d8; padding-left: 1em }
@media print { body { padding: 0; max-width: none } }`;

/** Minutes as a page to be printed on A4, or kept as PDF by the browser. Nothing in it runs. */
export function makeMinutesPage({ session, blocks, todos, language }: PrintedMinutes): string {
  const words = minutesWords[language];
  const numbers = numbersOf(blocks);
  const text = blocks.map((block, index) => blockOf(block, numbers[index]!)).join('\n');
  const written = blocks.length > 0 ? text : `<p>${words.empty}</p>`;
  const lines = todos.map((todo) => `<li>${escape(todo.text)}${escape(factsOf(todo, language))}</li>`).join('\n');
  return `<!doctype html>
<html lang="${words.print}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escape(session.title)} · ${words.minutes}</title><style>${STYLE}</style></head>
<body><h1>${escape(session.title)}</h1><p class="times">${words.minutes} · ${timesOf(session)}</p>
${written}
${lines && `<h2>${words.todos}</h2>\n<ul>\n${lines}\n</ul>`}
</body></html>
`;
}

function blockOf({ kind, level, runs }: MinutesBlock, number: number): string {
  const text = runs.map(runOf).join('');
  if (kind === 'heading') return `<h${level + 1}>${text}</h${level + 1}>`;
  if (kind === 'quote') return `<p class="quote">${text}</p>`;
  if (kind === 'paragraph') return `<p>${text}</p>`;
  const [list, start] = kind === 'bullet' ? ['ul', ''] : ['ol', ` start="${number}"`];
  return `<${list}${start} style="margin:.2em 0 .2em ${level * 1.5}em"><li>${text}</li></${list}>`;
}

function runOf({ text, isBold, isItalic, isStruck }: MinutesRun): string {
  const marks = [isBold && 'b', isItalic && 'i', isStruck && 's'].filter((mark) => mark !== false);
  return marks.reduce((inner, mark) => `<${mark}>${inner}</${mark}>`, escape(text));
}
