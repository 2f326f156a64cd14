import { useSession } from '../session/useSession';
import { databaseStore, memoryStore } from './event-store';
import { LearningOutbox } from './learning-outbox';
import { sendLearning } from './send-learning';

let outbox: LearningOutbox | null = null;

function flushWhenPossible(made: LearningOutbox): void {
  const flush = () => void made.flush();
  window.addEventListener('online', flush);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') flush();
  });
}

/** The outbox of this page, made at the first call and flushed on `online` and whenever the page is shown again. */
export function useLearningOutbox(): LearningOutbox {
  if (outbox) return outbox;
  const session = useSession();
  const store = 'indexedDB' in window ? databaseStore() : memoryStore();
  outbox = new LearningOutbox(store, sendLearning, () => session.viewer.value?.id ?? null);
  flushWhenPossible(outbox);
  return outbox;
}
