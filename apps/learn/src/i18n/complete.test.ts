import { baseCompile } from '@intlify/message-compiler';
import { describe, expect, it } from 'vitest';
import english from './en.json';
import chinese from './zh-CN.json';
import guestEnglish from '../guest/words/en.json';
import guestChinese from '../guest/words/zh-CN.json';
import replayEnglish from '../replay/words/en.json';
import replayChinese from '../replay/words/zh-CN.json';
import observationEnglish from '../observation/words/en.json';
import observationChinese from '../observation/words/zh-CN.json';
import minutesEnglish from '../room/minutes/words/en.json';
import minutesChinese from '../room/minutes/words/zh-CN.json';
import roomEnglish from '../room/words/en.json';
import roomChinese from '../room/words/zh-CN.json';

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

describe.each([
  ['learn', chinese as Group, english as Group],
  ['the page for guests', guestChinese as Group, guestEnglish as Group],
  ['the minutes of a session', minutesChinese as Group, minutesEnglish as Group],
  ['the replay of a session', replayChinese as Group, replayEnglish as Group],
  ['lesson observation', observationChinese as Group, observationEnglish as Group],
  ['the room of a session', roomChinese as Group, roomEnglish as Group],
])('the words of %s', (_whose, chineseWords, englishWords) => {
  const zh = new Map(sentences(chineseWords));
  const en = new Map(sentences(englishWords));

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
