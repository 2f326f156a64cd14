import { describe, expect, it } from 'vitest';
import type { RoomEvent } from '../room/attendee/attendee';
import { madeEvent } from '../room/made-event';
import { notedIn } from '../room/minutes/noted-moments';
import { chapterAt, chaptersOf } from './chapters';
import type { ReplayTimes } from './replay-clock';

const startsAt = '2020-04-15T02:00:00.000Z';
const times: ReplayTimes = {
  ...{ startsAt, seconds: 120, fills: [] },
  gaps: [{ atSeconds: 60, startsAt: '2020-04-15T02:01:00.000Z', endsAt: '2020-04-15T02:03:00.000Z' }],
};
let sequence = 0;
function event(second: number, kind: string, facts: Partial<RoomEvent>): RoomEvent {
  sequence += 1;
  return madeEvent(sequence, kind, { at: new Date(Date.parse(startsAt) + second * 1000).toISOString(), ...facts });
}

describe('chapters of a replay', () => {
  it('say what was filled afterwards, and how long it is', () => {
    const fills = [{ atSeconds: 20, startsAt: '2020-04-15T02:00:20.000Z', endsAt: '2020-04-15T02:00:29.000Z' }];
    const told = chaptersOf({ ...times, fills }, []).map(({ kind, second, missingSeconds }) => [
      kind,
      second,
      missingSeconds,
    ]);
    expect(told).toEqual([
      ['fill', 20, 9],
      ['gap', 60, 120],
    ]);
  });

  it('are the pages that stayed, the marks, the times of the minutes and the gaps, in order', () => {
    const events = [
      event(2, 'page.turned', { pageKey: 'deck:a:1' }),
      event(30, 'page.turned', { pageKey: 'deck:a:2' }),
      event(32, 'page.turned', { pageKey: 'deck:a:3' }),
      event(40, 'moment.marked', { text: '导入' }),
      event(190, 'page.turned', { pageKey: 'deck:a:4' }),
    ];
    const noted = notedIn('[0:20] 分工 [3:05] 下次听课');
    const chapters = chaptersOf(times, events, noted, startsAt);
    expect(chapters.map(({ kind, second, text, pageKey }) => [kind, second, text || pageKey])).toEqual([
      ['page', 2, 'deck:a:1'],
      ['minutes', 20, '分工'],
      ['page', 32, 'deck:a:3'],
      ['mark', 40, '导入'],
      ['gap', 60, null],
      ['minutes', 65, '下次听课'],
      ['page', 70, 'deck:a:4'],
    ]);
    expect(chapters[4]!.missingSeconds).toBe(120);
  });

  it('begin where they are gone to', () => {
    const chapters = chaptersOf(times, [event(10, 'page.turned', { pageKey: 'deck:a:1' })]);
    expect(chapterAt(chapters, 9)).toBeNull();
    expect(chapterAt(chapters, 10)?.pageKey).toBe('deck:a:1');
  });

  it('show a page once when one came back to it at once', () => {
    const events = [
      event(0, 'page.turned', { pageKey: 'deck:a:1' }),
      event(10, 'page.turned', { pageKey: 'deck:a:2' }),
      event(11, 'page.turned', { pageKey: 'deck:a:1' }),
    ];
    expect(chaptersOf({ ...times, gaps: [] }, events).map(({ second }) => second)).toEqual([0]);
  });

  it('know moments of more than an hour, and none where no time stands', () => {
    expect(notedIn('[1:02:03] 小结')).toEqual([{ seconds: 3723, text: '小结' }]);
    expect(notedIn('第 [二] 页 12:30')).toEqual([]);
  });
});
