import { shownInReplay } from './replay-privacy.js';
import type { SessionEvent } from './session-event.entity.js';

const [pupil, teacher] = ['pupil', 'teacher'];
let sequence = 0;
const event = (kind: string, personId: string | null, payload: object = {}): SessionEvent => {
  sequence += 1;
  return {
    ...{ id: `event-${sequence}`, sessionId: 'session', sequence, at: new Date(0), kind, personId, pageKey: null },
    payload: payload as Record<string, never>,
  };
};

const kindsOf = (events: readonly SessionEvent[]) =>
  shownInReplay(events, new Set([pupil])).map(({ kind, personId }) => [kind, personId]);

describe('what a replay shows of students without a consent', () => {
  it.each(['chat.sent', 'hand.raised', 'hand.lowered', 'poll.voted', 'ink.added', 'moment.marked', 'member.entered'])(
    'is nothing of %s',
    (kind) => {
      expect(kindsOf([event(kind, pupil), event(kind, teacher)])).toEqual([[kind, teacher]]);
    },
  );

  it('is nothing that others did about them', () => {
    const about = ['microphone.given', 'spotlight.moved'].map((kind) => event(kind, teacher, { memberId: pupil }));
    expect(kindsOf([...about, event('microphone.given', teacher, { memberId: teacher })])).toEqual([
      ['microphone.given', teacher],
    ]);
  });

  it('is the stage as it was for everybody, without saying who did it', () => {
    const shown = shownInReplay(
      [event('page.turned', pupil), event('board.added', pupil, { title: '小明的解法' }), event('ink.removed', pupil)],
      new Set([pupil]),
    );
    expect(shown.map(({ kind, personId }) => [kind, personId])).toEqual([
      ['page.turned', null],
      ['board.added', null],
      ['ink.removed', null],
    ]);
    expect(JSON.stringify(shown)).not.toContain('小明');
  });

  it('is everything where everybody consented, and what the house did always', () => {
    const events = [event('chat.sent', pupil), event('state.changed', null)];
    expect(shownInReplay(events, new Set())).toEqual(events);
    expect(kindsOf(events)).toEqual([['state.changed', null]]);
  });
});
