import { mount } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defineComponent, ref } from 'vue';
import { useStudioSession, type SessionPlanning } from './useStudioSession';

describe('a session as its host sees it in the studio', () => {
  let state: string;
  let planning: SessionPlanning;
  const query = vi.fn(() => ({ toPromise: async () => ({ data: { researchSession: { id: 'one', state } } }) }));

  const Page = defineComponent({
    setup() {
      planning = useStudioSession(() => 'one');
      return () => null;
    },
  });
  /** Under the name by which urql provides its client. */
  const open = () => mount(Page, { global: { provide: { $urql: ref({ query }) } } });

  beforeEach(() => {
    vi.useFakeTimers();
    query.mockClear();
  });
  afterEach(() => vi.useRealTimers());

  it('hears within ten seconds that the schedule opened the doors', async () => {
    state = 'scheduled';
    const page = open();
    await vi.advanceTimersByTimeAsync(0);
    expect(planning.session.value?.state).toBe('scheduled');
    state = 'lobbyOpen';
    await vi.advanceTimersByTimeAsync(10_000);
    expect(planning.session.value?.state).toBe('lobbyOpen');
    page.unmount();
  });

  it('is not asked for again when nothing can happen to it by itself', async () => {
    state = 'ended';
    const page = open();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(query).toHaveBeenCalledTimes(1);
    page.unmount();
  });
});
