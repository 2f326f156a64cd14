import { buffer } from 'node:stream/consumers';
import { setImmediate as breathe } from 'node:timers/promises';
import PDFDocument from 'pdfkit';
import { numbersOf, plain, type MinutesBlock, type MinutesRun } from './minutes-blocks.js';
import type { PrintedMinutes } from './minutes-export.js';
import { findPdfFonts } from './minutes-fonts.js';
import { factsOf, minutesWords, timesOf } from './minutes-words.js';

const millimetre = 72 / 25.4;
const margin = 20 * millimetre;
const indent = 6 * millimetre;
const size = { text: 11, small: 9, title: 18, headings: [15, 13, 12] };
const regular = 'regular';
const bold = 'bold';
const grey = '#57606a';
const black = '#1b1f24';

/**
 * Minutes as a PDF for A4, with the characters of its font that it needs.
 * @throws PDF_FONT_MISSING
 */
export async function makeMinutesPdf({ session, blocks, todos, language }: PrintedMinutes): Promise<Buffer> {
  const words = minutesWords[language];
  const document = await openDocument(session.title);
  const file = buffer(document);
  line(document, [plain(session.title)], { fontSize: size.title, font: bold });
  line(document, [plain(`${words.minutes} · ${timesOf(session)}`)], { fontSize: size.small, colour: grey });
  document.moveDown();
  if (blocks.length === 0) line(document, [plain(words.empty)]);
  const numbers = numbersOf(blocks);
  for (const [index, block] of blocks.entries()) {
    draw(document, block, numbers[index]!);
    // Others are served between two lines, however long the minutes are.
    await breathe();
  }
  if (todos.length > 0) draw(document, { kind: 'heading', level: 1, runs: [plain(words.todos)] }, 0);
  for (const todo of todos) {
    draw(document, { kind: 'bullet', level: 0, runs: [plain(`${todo.text}${factsOf(todo, language)}`)] }, 0);
  }
  numberPages(document);
  document.end();
  return file;
}

async function openDocument(title: string): Promise<PDFKit.PDFDocument> {
  const fonts = await findPdfFonts();
  const document = new PDFDocument({
    ...{ size: 'A4', margin, bufferPages: true, info: { Title: title } },
    // Its own fonts know no Chinese, and are not even loaded.
    font: '',
  });
  document.registerFont(regular, fonts.regular, 'NotoSansCJKsc-Regular');
  document.registerFont(bold, fonts.bold, 'NotoSansCJKsc-Bold');
  return document.font(regular).lineGap(2);
}

function draw(document: PDFKit.PDFDocument, { kind, level, runs }: MinutesBlock, number: number): void {
  if (kind === 'heading') {
    document.moveDown(0.6);
    return line(document, runs, { fontSize: size.headings[level - 1]!, font: bold });
  }
  if (kind === 'quote') return line(document, runs, { left: indent, colour: grey });
  if (kind === 'paragraph') return line(document, runs);
  const left = indent * (level + 1);
  if (document.y + document.currentLineHeight(true) > document.page.maxY()) document.addPage();
  const top = document.y;
  const mark = kind === 'bullet' ? '•' : `${number}.`;
  document.fillColor(black).text(mark, margin + left - indent, top, { width: indent, lineBreak: false });
  document.y = top;
  line(document, runs, { left });
}

interface Look {
  readonly fontSize?: number;
  readonly font?: string;
  readonly colour?: string;
  readonly left?: number;
}

/** One line of minutes, broken where it has to be. An empty one keeps its place. */
function line(document: PDFKit.PDFDocument, runs: readonly MinutesRun[], look: Look = {}): void {
  const { fontSize = size.text, font = regular, colour = black, left = 0 } = look;
  const width = document.page.width - 2 * margin - left;
  const filled = runs.filter(({ text }) => text !== '');
  document.fontSize(fontSize).fillColor(colour);
  if (filled.length === 0) document.font(font).text(' ', margin + left, document.y, { width });
  for (const [index, { text, isBold, isItalic, isStruck }] of filled.entries()) {
    const isLast = index === filled.length - 1;
    const options = { width, continued: !isLast, oblique: isItalic, strike: isStruck };
    document.font(isBold ? bold : font);
    if (index === 0) document.text(text, margin + left, document.y, options);
    else document.text(text, options);
  }
  document.font(regular).fontSize(size.text);
}

function numberPages(document: PDFKit.PDFDocument): void {
  const { start, count } = document.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    document.switchToPage(page);
    // Below the margin, where text would begin a new page.
    document.page.margins.bottom = 0;
    const place = document.page.height - margin / 2 - size.small;
    const width = document.page.width - 2 * margin;
    const options = { width, align: 'center', lineBreak: false } as const;
    document
      .fontSize(size.small)
      .fillColor(grey)
      .text(`${page - start + 1} / ${count}`, margin, place, options);
  }
}
