import { newId } from '@yunqiao/ui';
import { onScopeDispose } from 'vue';
import type { LearningEventInput } from '../contract.generated';
import type { LearningOutbox } from './learning-outbox';
import type { LessonOnPlayer } from './lesson-on-player';
import { reportEvery } from './usePlaybackLog';

function openedEvent(lesson: LessonOnPlayer, wallSeconds: number): LearningEventInput {
  const now = Date.now();
  return { id: newId(now), ...lesson, kind: 'opened', occurredAt: new Date(now).toISOString(), wallSeconds };
}

/**
 * Tells that the lesson was opened. A lesson that is read rather than watched (`isRead`) also tells every ten seconds
 * how long it was in view.
 */
export function useLessonOpened(
  lesson: LessonOnPlayer,
  isRead: boolean,
  outbox: Pick<LearningOutbox, 'add' | 'flush' | 'sendFresh'>,
): void {
  let seenSince: number | null = null;

  async function tell(wallSeconds: number) {
    await outbox.add([openedEvent(lesson, wallSeconds)]);
    await outbox.flush();
  }

  function takeSeconds(): number {
    if (seenSince === null) return 0;
    const seconds = (Date.now() - seenSince) / 1000;
    seenSince = document.visibilityState === 'visible' ? Date.now() : null;
    // A longer silence is a sleeping device, not reading.
    return Math.min(seconds, reportEvery + 2);
  }

  function tellReading() {
    const seconds = takeSeconds();
    if (seconds >= 1) void tell(seconds);
  }

  function changeVisibility() {
    tellReading();
    if (document.visibilityState === 'hidden') outbox.sendFresh();
    seenSince = document.visibilityState === 'visible' ? Date.now() : null;
  }

  void tell(0);
  if (!isRead) return;
  seenSince = Date.now();
  const timer = setInterval(tellReading, reportEvery * 1000);
  document.addEventListener('visibilitychange', changeVisibility);
  onScopeDispose(() => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', changeVisibility);
    tellReading();
  });
}
