import { describe, expect, it } from 'vitest';
import { afterEntries, emptySheet, type StoredEntry } from './sheet-entries';

function entry(kind: StoredEntry['kind'], facts: Partial<StoredEntry> = {}): StoredEntry {
  const id = facts.id ?? `${kind}-${Math.random()}`;
  const place = { sessionId: 'session', personId: 'wang', at: '2020-04-15T02:10:00.000Z', atMilliseconds: null };
  return { ...place, kind, ...facts, id };
}

describe('a sheet while there is no line', () => {
  it('shows what will be on it', () => {
    const sheet = afterEntries({ ...emptySheet, points: [{ criterionId: 'aims', points: 9 }] }, [
      entry('points', { criterionId: 'aims', points: 12 }),
      entry('words', { text: '流畅' }),
      entry('comment', { id: 'b', text: '结尾', atMilliseconds: 60_000 }),
      entry('comment', { id: 'c', text: '整体' }),
      entry('comment', { id: 'a', text: '开头', atMilliseconds: 5_000 }),
    ]);
    expect(sheet.points).toEqual([{ criterionId: 'aims', points: 12 }]);
    expect(sheet.words).toBe('流畅');
    expect(sheet.comments.map(({ text }) => text)).toEqual(['开头', '结尾', '整体']);
  });

  it('has a comment once that the server has already, and loses it when it is taken out', () => {
    const said = entry('comment', { id: 'a', text: '开头' });
    const sheet = afterEntries(emptySheet, [said, said]);
    expect(sheet.comments).toHaveLength(1);
    expect(afterEntries(sheet, [entry('commentRemoved', { commentId: 'a' })]).comments).toEqual([]);
  });

  it('is handed in and taken back', () => {
    const handedIn = afterEntries(emptySheet, [entry('handedIn')]);
    expect(handedIn.handedInAt).not.toBeNull();
    expect(afterEntries(handedIn, [entry('takenBack')]).handedInAt).toBeNull();
  });
});
