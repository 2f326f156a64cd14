import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { definedNoticeKinds } from '@yunqiao/notices';
import './rooms.js';

const words = join(import.meta.dirname, '../../../libs/ui/src/i18n');

type Group = { readonly [name: string]: string | Group };

function sentenceOf(language: string, kind: string): string | undefined {
  const ui = JSON.parse(readFileSync(join(words, `ui.${language}.json`), 'utf8')) as Group;
  const path = ['notices', 'sentence', ...kind.split('.')];
  const found = path.reduce<Group[string] | undefined>(
    (group, name) => (typeof group === 'object' ? group[name] : undefined),
    ui,
  );
  return typeof found === 'string' ? found : undefined;
}

const kinds = [...definedNoticeKinds()];

it('some kinds of notices are defined', () => expect(kinds.length).toBeGreaterThan(2));

describe.each(['zh-CN', 'en'])('in %s', (language) => {
  it.each(kinds)('%s has a sentence, and it names nothing that the room does not tell', (kind, { facts }) => {
    const named = [...(sentenceOf(language, kind)?.matchAll(/\{(\w+)\}/g) ?? [])].map(([, fact]) => fact);
    expect(sentenceOf(language, kind)).toBeDefined();
    expect(named.filter((fact) => !facts.includes(fact ?? ''))).toEqual([]);
  });
});
