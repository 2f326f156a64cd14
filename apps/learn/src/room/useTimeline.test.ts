import { beforeEach, describe, expect, it, vi } from 'vitest';
import { effectScope } from 'vue';
import type { Attendee, News, RoomEvent } from './attendee/attendee';
import { madeEvent } from './made-event';
import { useTimeline } from './useTimeline';

const fullAnswer = 500;
let events: RoomEvent[];
let tell: (event: RoomEvent) => void;
/** What happens while an answer is on its way. */
let meanwhile: () => void;
let asked: number[];

const line = (sequence: number) => madeEvent(sequence, 'chat.sent', { text: `第${sequence}行` });

function timeline() {
  const attendee = {
    listen: (hear: (news: News) => void) => {
      tell = (event) => hear({ event, error: null });
      return () => {};
    },
    readEvents: async (after: number) => {
      asked.push(after);
      const result = events.filter(({ sequence }) => sequence > after).slice(0, fullAnswer);
      meanwhile();
      return { result, error: null };
    },
  } as unknown as Attendee;
  const heard: number[] = [];
  const made = effectScope().run(() =>
    useTimeline(
      attendee,
      ({ sequence }) => heard.push(sequence),
      () => null,
      () => {},
    ),
  )!;
  return { ...made, heard };
}

beforeEach(() => {
  events = [];
  asked = [];
  meanwhile = () => {};
});

describe('what happened in a session', () => {
  it('is read answer by answer, and heard once and in order', async () => {
    events = Array.from({ length: 1_200 }, (_, index) => line(index + 1));
    const { start, heard, isCurrent, room } = timeline();
    await start();
    expect(asked).toEqual([0, 500, 1_000]);
    expect(heard).toEqual(events.map(({ sequence }) => sequence));
    expect([isCurrent.value, room.value.lines.length]).toEqual([true, 1_200]);
  });

  it('is shown as it is now, and no page of before; on a slow line as far as it has come', async () => {
    vi.useFakeTimers();
    events = Array.from({ length: 1_200 }, (_, index) =>
      madeEvent(index + 1, 'page.turned', { pageKey: `deck:a:${index}` }),
    );
    const shown = async (milliseconds: number) => {
      const { start, room } = timeline();
      const pages = new Set<string | null>();
      meanwhile = () => {
        pages.add(room.value.pageKey);
        vi.setSystemTime(Date.now() + milliseconds);
      };
      await start();
      return [...pages, room.value.pageKey];
    };
    expect(await shown(100)).toEqual([null, 'deck:a:1199']);
    expect(await shown(3_000)).toEqual([null, 'deck:a:499', 'deck:a:999', 'deck:a:1199']);
    vi.useRealTimers();
  });

  it('misses nothing that is told while the last answer is on its way', async () => {
    events = [line(1)];
    const { start, heard } = timeline();
    meanwhile = () => {
      meanwhile = () => {};
      events.push(line(2));
      tell(line(2));
    };
    await start();
    expect(heard).toEqual([1, 2]);
  });

  it('asks once for what nobody can read any more', async () => {
    events = [line(1)];
    const { start } = timeline();
    await start();
    tell(line(9));
    await vi.waitFor(() => expect(asked).toEqual([0, 1]));
  });
});
