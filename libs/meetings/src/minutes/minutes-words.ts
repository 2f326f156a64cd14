import type { Language } from '../taken-along.js';

/** Words around the text that people have written. */
export const minutesWords = {
  zh: { minutes: '会议纪要', todos: '待办', until: '截止', done: '已完成', empty: '还没有内容。', print: 'zh-CN' },
  en: {
    minutes: 'Minutes',
    todos: 'To do',
    until: 'by',
    done: 'done',
    empty: 'Nothing has been written.',
    print: 'en',
  },
} as const;

/** A to-do as it is printed. */
export interface PrintedTodo {
  readonly text: string;
  readonly ownerName: string | null;
  readonly dueOn: string | null;
  readonly isDone: boolean;
}

const shanghai = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** From when to when, in Shanghai. */
export function timesOf({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }): string {
  return `${shanghai.format(startsAt)} – ${shanghai.format(endsAt).slice(11)}`;
}

/** What belongs to a to-do beside its text: who, until when, whether it is done. */
export function factsOf({ ownerName, dueOn, isDone }: PrintedTodo, language: Language): string {
  const words = minutesWords[language];
  const facts = [ownerName, dueOn && `${words.until} ${dueOn}`, isDone && words.done].filter(Boolean);
  return facts.length === 0 ? '' : language === 'zh' ? `（${facts.join('，')}）` : ` (${facts.join(', ')})`;
}
