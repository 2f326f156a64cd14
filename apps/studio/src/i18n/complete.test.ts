import { baseCompile } from '@intlify/message-compiler';
import { describe, expect, it } from 'vitest';
import errorsEnglish from './errors.en.json';
import errorsChinese from './errors.zh-CN.json';
import english from './en.json';
import chinese from './zh-CN.json';

interface Group {
  [name: string]: string | Group;
}

/** Sentences by their full names. */
function sentences(group: Group, prefix = ''): [string, string][] {
  return Object.entries(group).flatMap(([name, value]) =>
    typeof value === 'string' ? [[prefix + name, value] as [string, string]] : sentences(value, `${prefix}${name}.`),
  );
}

/** Placeholders of a sentence, sorted. */
function placeholders(sentence: string): string[] {
  return [...new Set(sentence.match(/\{\w+\}/g) ?? [])].sort();
}

describe('the words of the studio', () => {
  const zh = new Map(sentences({ ...chinese, errors: errorsChinese } as Group));
  const en = new Map(sentences({ ...english, errors: errorsEnglish } as Group));

  it('are complete in both languages', () => {
    expect([...en.keys()].sort()).toEqual([...zh.keys()].sort());
    expect([...zh, ...en].filter(([, sentence]) => sentence.trim() === '')).toEqual([]);
  });

  it('tell the same facts in both languages', () => {
    const different = [...zh].filter(
      ([name, sentence]) => placeholders(sentence).join() !== placeholders(en.get(name) ?? '').join(),
    );
    expect(different).toEqual([]);
  });

  it('can be read by vue-i18n', () => {
    for (const [name, sentence] of [...zh, ...en]) {
      const problems: string[] = [];
      baseCompile(sentence, { onError: ({ message }) => problems.push(`${name}: ${message}`) });
      expect(problems).toEqual([]);
    }
  });
});
