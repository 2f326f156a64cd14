import { CombinedError } from '@urql/core';
import { createAppI18n, createGraphqlClient, writeSetting } from '@yunqiao/ui';
import urql from '@urql/vue';
import { mount, type VueWrapper } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defineComponent } from 'vue';
import learn from '../i18n/zh-CN.json';
import type { Answer, Attendee, News, RoomEvent, RoomFacts, RoomSession } from './attendee/attendee';
import { FakeConference } from './conference/fake-conference';
import { madeEvent } from './made-event';
import { provideRoom, type Room } from './useRoom';
import words from './words/zh-CN.json';

vi.mock('./conference/conference', async () => ({
  Conference: (await import('./conference/fake-conference')).FakeConference,
}));

writeSetting('locale', 'zh-CN');
const { i18n, install } = await createAppI18n({ 'zh-CN': learn, en: () => import('../i18n/en.json') });
i18n.global.mergeLocaleMessage('zh-CN', words);

const fiveMinutes = 5 * 60_000;
/** LiveKit's library tries for so long to mend a line by itself. */
const givesUpAfter = 44_000;
/** How long the page needs at most once the line is back: the longest wait between two tries. */
const soon = 16_000;
const liveKit = { url: 'ws://conference', token: 'token' };
const session: RoomSession = {
  ...{ kind: 'lecture', title: '集体备课', state: 'live', closedBy: null, startedAt: '2020-04-15T02:00:00.000Z' },
  ...{ startsAt: '2020-04-15T02:00:00.000Z', endsAt: '2020-04-15T03:00:00.000Z', isRecorded: false },
  ...{ lobbyOpensAt: '2020-04-15T01:45:00.000Z', replayAudience: 'invited', recordingNotice: '' },
  ...{ hostName: '李老师', hostPersonId: 'li', mayManage: false, allowsGuests: false, observation: null },
};

/** The house as somebody at the end of a line finds it, who speaks in a session. */
class House {
  isReachable = true;
  /** Whether it answers who is in the room; the door answers all the same. */
  tellsTheRoom = true;
  asked = 0;
  /** Whether what happened before takes a minute to come. */
  isSlow = false;
  readonly events: RoomEvent[] = [];
  readonly me = {
    ...{ personId: 'wang', displayName: '王老师', schoolName: '遵义', role: 'speaker' as const },
    ...{ hasMicrophone: true, handRaisedAt: null, isMutedByHost: false },
  };
  hear: (news: News) => void = () => {};

  answer = async <Result>(result: Result): Promise<Answer<Result>> =>
    this.isReachable
      ? { result, error: null }
      : { result: null, error: new CombinedError({ networkError: new TypeError('Failed to fetch') }) };

  /** Something happens, and everybody with a line hears of it. */
  happens(kind: string, facts: Partial<RoomEvent> = {}) {
    const event = madeEvent(this.events.length + 1, kind, { at: new Date().toISOString(), ...facts });
    this.events.push(event);
    if (this.isReachable) this.hear({ event, error: null });
  }

  muteEverybody() {
    this.me.isMutedByHost = true;
    this.happens('everybody.muted');
  }

  attendee(): Attendee {
    const room = (): RoomFacts => ({
      ...{ me: { ...this.me }, stage: [{ ...this.me }], waiting: [], removed: [], guests: [], guestsMayWrite: true },
      ...{ spotlightPersonId: null, spotlightGuestId: null, memberCount: 2 },
    });
    return {
      ...{ kind: 'member', sessionId: 'session' },
      enter: () => {
        this.asked += 1;
        return this.answer({ state: 'admitted', refusal: null, liveKit });
      },
      watchDoor: () => () => {},
      readSession: () => this.answer(session),
      readRoom: async () => (this.tellsTheRoom ? this.answer(room()) : { result: null, error: new CombinedError({}) }),
      readDecks: () => this.answer([]),
      readEvents: async (after) => {
        if (this.isSlow) await new Promise((resolve) => setTimeout(resolve, 60_000));
        return this.answer(this.events.filter(({ sequence }) => sequence > after));
      },
      listen: (hear) => {
        this.hear = hear;
        return () => {};
      },
      say: async () => null,
      raiseHand: async () => null,
      unmuteMyself: async () => {
        this.me.isMutedByHost = false;
        return {};
      },
      vote: async () => null,
      minutes: () => ({ path: '/minutes', name: 'session', token: 'cookie' }),
      leave: () => {},
    };
  }
}

let house: House;
let room: Room;
let page: VueWrapper;
const conferences = () => FakeConference.made;
const speaks = () => conferences().at(-1)!.on.has('microphone');

function enterRoom(): VueWrapper {
  const Page = defineComponent({
    setup() {
      room = provideRoom(house.attendee());
      return () => null;
    },
  });
  return mount(Page, { global: { plugins: [{ install }, [urql, createGraphqlClient()]] } });
}

beforeEach(async () => {
  vi.useFakeTimers();
  vi.spyOn(HTMLMediaElement.prototype, 'pause').mockReturnValue();
  FakeConference.made = [];
  house = new House();
  page = enterRoom();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(room.conference.state.value).toBe('connected');
});
afterEach(() => {
  page.unmount();
  vi.useRealTimers();
});

/** Nothing comes through for five minutes; LiveKit's library gives up within the first. */
async function loseTheLine(meanwhile: () => void = () => {}) {
  house.isReachable = false;
  conferences().at(-1)!.listeners.broken();
  await vi.advanceTimersByTimeAsync(givesUpAfter);
  conferences().at(-1)!.listeners.lost('line');
  meanwhile();
  await vi.advanceTimersByTimeAsync(fiveMinutes - givesUpAfter);
  expect(room.conference.state.value).toBe('broken');
  house.isReachable = true;
  await vi.advanceTimersByTimeAsync(soon);
}

it('connects the sound while what happened before is still on its way', async () => {
  page.unmount();
  FakeConference.made = [];
  house.isSlow = true;
  page = enterRoom();
  await vi.advanceTimersByTimeAsync(1_000);
  expect([room.conference.state.value, room.timeline.isCurrent.value]).toEqual(['connected', false]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(room.timeline.isCurrent.value).toBe(true);
});

describe('a line that is gone for five minutes', () => {
  it('is asked for again and again, and leads back into the same room, with what was said meanwhile', async () => {
    await loseTheLine(() => house.happens('chat.sent', { text: '先看第一段' }));
    expect(conferences()).toHaveLength(2);
    expect(room.conference.state.value).toBe('connected');
    expect(room.entry.standing.value).toBe('inside');
    expect(room.timeline.room.value.lines.map(({ text }) => text)).toEqual(['先看第一段']);
    // Often enough to be back soon, and not so often that a house with a thousand such lines would feel it.
    expect(house.asked).toBeGreaterThan(fiveMinutes / 20_000);
    expect(house.asked).toBeLessThan(fiveMinutes / 5_000);
  });

  it('leaves who spoke speaking', async () => {
    await room.turn('microphone', true);
    await loseTheLine();
    expect(speaks()).toBe(true);
  });

  it('leaves muted who had muted themselves', async () => {
    await room.turn('microphone', true);
    await room.turn('microphone', false);
    await loseTheLine();
    expect(speaks()).toBe(false);
  });

  it('brings back muted whom the host muted meanwhile, until they unmute themselves', async () => {
    await room.turn('microphone', true);
    await loseTheLine(() => house.muteEverybody());
    expect(speaks()).toBe(false);
    await vi.advanceTimersByTimeAsync(fiveMinutes);
    expect(speaks()).toBe(false);
    await room.turn('microphone', true);
    expect(speaks()).toBe(true);
  });

  it('keeps silent who cannot know yet whether they were muted', async () => {
    await room.turn('microphone', true);
    await loseTheLine(() => {
      house.muteEverybody();
      house.tellsTheRoom = false;
    });
    expect(conferences()).toHaveLength(1);
    house.tellsTheRoom = true;
    await vi.advanceTimersByTimeAsync(soon);
    expect(room.conference.state.value).toBe('connected');
    expect(conferences()).toHaveLength(2);
    expect(speaks()).toBe(false);
  });
});
