import { AlignmentType, Document, HeadingLevel, LevelFormat, Packer, Paragraph, TextRun } from 'docx';
import type { MinutesBlock } from './minutes-blocks.js';
import type { PrintedMinutes } from './minutes-export.js';
import { factsOf, minutesWords, timesOf } from './minutes-words.js';

const LEVELS = 9;
const NUMBERED = 'numbered';
const HEADINGS = [HeadingLevel.HEADING_2, HeadingLevel.HEADING_3, HeadingLevel.HEADING_4];
/** Word and WPS take the first for Latin letters and the second for Chinese characters. */
const FONT = { ascii: 'Calibri', eastAsia: '等线', hAnsi: 'Calibri' };

/** Minutes as a document that Word and WPS open. */
export async function makeMinutesDocx(minutes: PrintedMinutes): Promise<Buffer> {
  const { session, blocks, todos, language } = minutes;
  const words = minutesWords[language];
  const written = blocks.length > 0 ? blocks.map(paragraphOf) : [new Paragraph(words.empty)];
  const lines = todos.map(
    (todo) => new Paragraph({ text: `${todo.text}${factsOf(todo, language)}`, bullet: { level: 0 } }),
  );
  const children = [
    new Paragraph({ text: session.title, heading: HeadingLevel.HEADING_1 }),
    new Paragraph({ text: `${words.minutes} · ${timesOf(session)}` }),
    ...written,
    ...(lines.length > 0 ? [new Paragraph({ text: words.todos, heading: HeadingLevel.HEADING_2 }), ...lines] : []),
  ];
  const document = new Document({
    ...{ title: session.title, creator: '', numbering: { config: [numbering()] } },
    styles: { default: { document: { run: { font: FONT, size: 22 } } } },
    sections: [{ children }],
  });
  return Packer.toBuffer(document);
}

function numbering() {
  const levels = Array.from({ length: LEVELS }, (_, level) => ({
    ...{ level, format: LevelFormat.DECIMAL, text: `%${level + 1}.`, alignment: AlignmentType.START },
    style: { paragraph: { indent: { left: 480 * (level + 1), hanging: 360 } } },
  }));
  return { reference: NUMBERED, levels };
}

function paragraphOf({ kind, level, runs }: MinutesBlock): Paragraph {
  const children = runs.flatMap(({ text, isBold, isItalic, isStruck }) =>
    text.split('\n').map((line, index) => {
      const look = { bold: isBold, italics: isItalic, strike: isStruck };
      return new TextRun({ text: line, ...look, ...(index > 0 && { break: 1 }) });
    }),
  );
  if (kind === 'heading') return new Paragraph({ children, heading: HEADINGS[level - 1] });
  if (kind === 'bullet') return new Paragraph({ children, bullet: { level } });
  if (kind === 'number') return new Paragraph({ children, numbering: { reference: NUMBERED, level } });
  return new Paragraph({ children, ...(kind === 'quote' && { indent: { left: 480 } }) });
}
