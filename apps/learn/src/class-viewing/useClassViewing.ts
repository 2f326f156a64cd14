import { useClientHandle } from '@urql/vue';
import { newId, useChange, usePoll } from '@yunqiao/ui';
import { useEventListener } from '@vueuse/core';
import { computed, onScopeDispose, shallowRef } from 'vue';
import { PlaceOutbox } from '../outbox/place-outbox';
import { databaseStore, memoryStore } from '../player/event-store';
import type { LearningOutbox } from '../player/learning-outbox';
import {
  MyClassViewingDocument,
  OpenClassViewingDocument,
  type ClassViewingPartsFragment,
} from './ClassViewing.generated';
import { sendDeeds } from './send-deeds';
import { mostDeeds, withDeeds, type ViewingDeed } from './viewing-deeds';

/** The lesson that is shown. */
export interface ShownLesson {
  readonly courseRunId: string;
  readonly lessonId: string;
  /** Of its video. */
  readonly durationSeconds: number;
}

/** A sign of life, the pupils who marked themselves, and the next code. */
const lookMilliseconds = 5_000;
/** Closer than this to its end a video has been shown, in seconds. */
const nearTheEnd = 1;

function makeStore() {
  return 'indexedDB' in window ? databaseStore<ViewingDeed>('yunqiao-class-viewing') : memoryStore<ViewingDeed>();
}

/** A distributive form: what one does, without what is the same for all deeds. */
type Done = ViewingDeed extends infer Deed
  ? Deed extends ViewingDeed
    ? Omit<Deed, 'id' | 'personId' | 'viewingId'>
    : never
  : never;

/**
 * A lesson before a class, by its teacher's device: whatever is done is kept on the device at once, and sent as soon as there is
 * a line. What the player plays meanwhile is what the class saw; at the end of the video it is over.
 */
export function useClassViewing(lesson: ShownLesson, personId: string, played: Pick<LearningOutbox, 'onAdded'>) {
  const { client } = useClientHandle();
  const known = shallowRef<ClassViewingPartsFragment | null>(null);
  const waiting = shallowRef<readonly ViewingDeed[]>([]);
  /** Done, and not written down on this device yet. */
  let beingKept: readonly ViewingDeed[] = [];
  const isLoaded = shallowRef(false);
  const opening = useChange(OpenClassViewingDocument);
  const { courseRunId, lessonId } = lesson;
  const hear = (viewing: ClassViewingPartsFragment) => {
    if (viewing.id === known.value?.id) known.value = viewing;
  };
  const outbox = new PlaceOutbox<ViewingDeed>(
    makeStore(),
    (id, deeds) => sendDeeds(id, deeds, hear),
    mostDeeds,
    ({ viewingId }) => viewingId,
  );
  const viewing = computed(() => known.value && withDeeds(known.value, waiting.value));
  const goesOn = computed(() => viewing.value !== null && viewing.value.endedAt === null);

  async function look(): Promise<void> {
    const id = known.value?.id;
    if (!id) return;
    const kept = await outbox.waiting(personId, id);
    const ids = new Set(kept.map((deed) => deed.id));
    waiting.value = [...kept, ...beingKept.filter((deed) => !ids.has(deed.id))];
  }

  /** Sends what waits; where nothing does, that somebody is there. */
  async function tell(): Promise<void> {
    const id = known.value?.id;
    const isQuiet = waiting.value.length === 0;
    await outbox.flush(personId);
    if (id && isQuiet && goesOn.value) await sendDeeds(id, [], hear);
    await look();
  }

  async function keep(deeds: readonly Done[]): Promise<void> {
    const viewingId = known.value?.id;
    if (!viewingId) return;
    const kept = deeds.map((deed): ViewingDeed => ({ ...deed, id: newId(), personId, viewingId }));
    waiting.value = [...waiting.value, ...kept];
    beingKept = [...beingKept, ...kept];
    await outbox.add(...kept);
    beingKept = beingKept.filter((deed) => !kept.includes(deed));
    await tell();
  }

  async function load(): Promise<void> {
    const answer = await client
      .query(MyClassViewingDocument, { courseRunId, lessonId }, { requestPolicy: 'network-only' })
      .toPromise();
    known.value ??= answer.data?.myClassViewing ?? null;
    isLoaded.value = true;
    await tell();
  }

  async function open(classGroupId: string): Promise<void> {
    const payload = await opening.run({ id: newId(), courseRunId, lessonId, classGroupId });
    if (!payload) return;
    known.value = payload.openClassViewing.viewing;
    waiting.value = [];
  }

  function mark(pupilIds: readonly string[], isPresent: boolean): Promise<void> {
    const at = new Date().toISOString();
    return keep(pupilIds.map((pupilId) => ({ kind: 'marked', pupilId, isPresent, at })));
  }

  async function end(): Promise<void> {
    if (goesOn.value) await keep([{ kind: 'ended', at: new Date().toISOString() }]);
  }

  onScopeDispose(
    played.onAdded((events) => {
      const stretches = events.filter(
        (event) => event.lessonId === lessonId && event.kind === 'played' && event.wallSeconds > 0,
      );
      if (!goesOn.value || stretches.length === 0) return;
      const deeds = stretches.map(({ occurredAt: to, wallSeconds, fromSecond = null, toSecond = null }): Done => {
        const from = new Date(Date.parse(to) - wallSeconds * 1000).toISOString();
        return { kind: 'played', from, to, fromSecond, toSecond };
      });
      const isShown = stretches.some(({ toSecond }) => (toSecond ?? 0) >= lesson.durationSeconds - nearTheEnd);
      void keep(deeds).then(() => (isShown ? end() : undefined));
    }),
  );
  usePoll(tell, lookMilliseconds, () => known.value !== null && (goesOn.value || waiting.value.length > 0));
  useEventListener(window, 'online', () => void (known.value ? tell() : load()));
  void load();

  return {
    ...{ viewing, goesOn, isLoaded, open, mark, end },
    ...{ isOpening: opening.isBusy, openError: opening.error },
    /** Marks and the like that the server does not have yet. */
    waitingMarks: computed(() => waiting.value.filter(({ kind }) => kind === 'marked').length),
    /** Leaves what is over, to show the lesson to another class. */
    leave: () => (known.value = null),
  };
}
