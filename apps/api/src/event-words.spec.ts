import { readFileSync } from 'node:fs';
import { ACTIVITY_KINDS } from '@yunqiao/activity';

const languages = ['zh-CN', 'en'];

/** The words of the studio's board, in one language. */
function boardOf(language: string): { kind: Record<string, string> } {
  const file = new URL(`../../studio/src/i18n/${language}.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { board: { kind: Record<string, string> } }).board;
}

describe.each(languages)('the events behind a number, in %s', (language) => {
  it.each(ACTIVITY_KINDS)('%s has a word', (kind) => {
    expect(boardOf(language).kind[kind.split('.')[1]!]).toMatch(/\S/);
  });
});
