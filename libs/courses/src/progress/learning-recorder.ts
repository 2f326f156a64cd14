import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { ActivityLog, LONGEST_CLAIM_SECONDS, type ActivityDraft, type AppendedActivity } from '@yunqiao/activity';
import { Clock, clockShift, newId, type Actor } from '@yunqiao/platform';
import { after, isCompletedAlone, openedAt } from './lesson-state.js';
import { LearningPlaces, type LearningPlace } from './learning-places.js';
import { LessonCredit, type CreditTerms } from './lesson-credit.js';
import { keyOf, readProgress, writeProgress, type ProgressFacts, type RunLesson } from './progress-store.js';

/** An event as a player reports it. */
export interface LearningEvent extends RunLesson {
  id: string;
  kind: 'opened' | 'played' | 'stalled';
  /** When it ended, by the device's clock. */
  occurredAt: Date;
  wallSeconds: number;
  fromSecond?: number | null;
  toSecond?: number | null;
  positionSecond?: number | null;
  rate?: number | null;
  /** Proof of when the lesson was handed out; without it nothing is credited. */
  grant?: string | null;
}

/** A batch of events of one device. */
export interface LearningBatch {
  deviceId: string;
  /** The device's clock when the batch left; null when it does not say. */
  sentAt: Date | null;
  events: LearningEvent[];
}

/** What became of a batch. */
export interface RecordedLearning {
  accepted: string[];
  rejected: { id: string; code: string }[];
  progress: ProgressFacts[];
}

/** An event by the server's clock, with what the device's clock had said. */
type TimedEvent = LearningEvent & { reportedAt: Date };

interface PlacedEvent {
  event: TimedEvent;
  place: LearningPlace;
}

/** Takes what players report: appends it to the log and moves progress on, in one transaction. */
@Injectable()
export class LearningRecorder {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly places: LearningPlaces,
    private readonly log: ActivityLog,
    private readonly credit: LessonCredit,
    private readonly clock: Clock,
  ) {}

  /**
   * Records a batch. The same batch twice is the same as once; an event that cannot be taken is rejected with its
   * code, the others are taken: ENROLMENT_NOT_FOUND, LESSON_NOT_FOUND, EVENT_TOO_OLD, EVENT_ID_TAKEN.
   */
  async record(actor: Actor, batch: LearningBatch): Promise<RecordedLearning> {
    const events = this.inServerTime(batch);
    const places = await this.places.find(actor, events);
    const rejected = events.flatMap(({ id }, index) => {
      const place = places[index]!;
      return 'code' in place ? [{ id, code: place.code }] : [];
    });
    const placed = events.flatMap((event, index): PlacedEvent[] => {
      const place = places[index]!;
      return 'code' in place ? [] : [{ event, place }];
    });
    if (placed.length === 0) return { accepted: [], rejected, progress: [] };
    return this.database.transaction((tx) => this.recordPlaced(tx, actor, batch.deviceId, placed, rejected));
  }

  private async recordPlaced(
    tx: EntityManager,
    actor: Actor,
    deviceId: string,
    placed: PlacedEvent[],
    rejected: RecordedLearning['rejected'],
  ): Promise<RecordedLearning> {
    const reporter = { personId: actor.personId, deviceId, source: 'web' } as const;
    await this.log.lock(tx, actor.personId);
    const logged = placed.filter(({ event }) => !movesOnlyPosition(event));
    const terms = await this.credit.termsOf(tx, actor.personId, logged);
    const answers = await this.log.append(
      tx,
      reporter,
      logged.map((one, index) => draftOf(one, terms[index]!)),
    );
    const answerOf = new Map(logged.map((one, index) => [one, answers[index]!]));
    const creditFromOf = new Map(logged.map((one, index) => [one, terms[index]!.creditFrom]));
    const isTaken = (one: PlacedEvent) => !answerOf.get(one)?.refusal;

    const before = await readProgress(
      tx,
      actor.personId,
      placed.map(({ event }) => event),
    );
    const now = this.clock.now().getTime();
    const progress = new Map(before);
    const changed = new Map<string, ProgressFacts>();
    for (const one of placed) {
      const answer = answerOf.get(one);
      if (answer && !answer.isNew) continue;
      const key = keyOf(one.event);
      const next = moveOn(progress.get(key), one, { answer, creditFrom: creditFromOf.get(one), now });
      progress.set(key, next);
      changed.set(key, next);
    }
    await writeProgress(tx, actor.personId, [...changed.values()]);
    await this.logCompletions(tx, reporter, placed, before, changed);
    return {
      accepted: placed.filter(isTaken).map(({ event }) => event.id),
      rejected: [
        ...rejected,
        ...placed
          .filter((one) => !isTaken(one))
          .map((one) => ({ id: one.event.id, code: answerOf.get(one)!.refusal! })),
      ],
      progress: [...progress.values()],
    };
  }

  private async logCompletions(
    tx: EntityManager,
    reporter: Parameters<ActivityLog['append']>[1],
    placed: PlacedEvent[],
    before: ReadonlyMap<string, ProgressFacts>,
    changed: ReadonlyMap<string, ProgressFacts>,
  ): Promise<void> {
    const completions = [...changed].flatMap(([key, state]) => {
      const known = before.get(key);
      if (!isCompletedAlone(state) || isCompletedAlone(known)) return [];
      const ofLesson = placed.filter(({ event }) => keyOf(event) === key);
      const { event, place } = ofLesson[0]!;
      // Who had completed it in class completes it alone by the last of what is reported.
      const at = known?.completedAt == null ? state.completedAt! : ofLesson.at(-1)!.event.occurredAt;
      return [completionOf(event, place, new Date(at))];
    });
    if (completions.length > 0) await this.log.append(tx, reporter, completions);
  }

  /** Corrects a device clock that is wrong by more than the network's delay. */
  private inServerTime({ sentAt, events }: LearningBatch): TimedEvent[] {
    const shift = clockShift(sentAt, this.clock.now());
    return events.map((event) => ({
      ...event,
      reportedAt: event.occurredAt,
      occurredAt: new Date(event.occurredAt.getTime() + shift),
    }));
  }
}

/** After a seek while paused: nothing was learned, only the place to go on is another. */
function movesOnlyPosition(event: LearningEvent): boolean {
  return event.kind === 'played' && event.wallSeconds <= 0;
}

function draftOf({ event, place }: PlacedEvent, terms: CreditTerms): ActivityDraft {
  return {
    id: event.id,
    kind: `lesson.${event.kind}` as const,
    membership: place.membership,
    courseId: place.courseId,
    courseRunId: event.courseRunId,
    lessonId: event.lessonId,
    occurredAt: event.occurredAt,
    reportedAt: event.reportedAt,
    wallSeconds: event.wallSeconds,
    ...terms,
    secondsFrom: event.fromSecond == null ? null : Math.floor(event.fromSecond),
    secondsTo: event.toSecond == null ? null : Math.ceil(event.toSecond),
  };
}

/** The event that tells that a lesson was completed. */
export function completionOf(lesson: RunLesson, place: LearningPlace, occurredAt: Date): ActivityDraft {
  return {
    id: newId(),
    kind: 'lesson.completed',
    membership: place.membership,
    courseId: place.courseId,
    courseRunId: lesson.courseRunId,
    lessonId: lesson.lessonId,
    occurredAt,
    wallSeconds: 0,
    secondsFrom: null,
    secondsTo: null,
  };
}

/** Progress after an event; of its time only what may be credited is believed. */
function moveOn(
  before: ProgressFacts | undefined,
  { event, place }: PlacedEvent,
  given: { answer: AppendedActivity | undefined; creditFrom: Date | undefined; now: number },
): ProgressFacts {
  const { answer, creditFrom, now } = given;
  const occurredAt = Math.min((answer?.occurredAt ?? event.occurredAt).getTime(), now);
  const state = before ?? openedAt(occurredAt);
  const believed = creditFrom ? Math.max(0, (occurredAt - creditFrom.getTime()) / 1000) : 0;
  const next = after(
    state,
    {
      occurredAt,
      wallSeconds: Math.min(Math.max(event.wallSeconds, 0), LONGEST_CLAIM_SECONDS, believed),
      fromSecond: event.fromSecond ?? null,
      toSecond: event.toSecond ?? null,
      positionSecond: event.positionSecond ?? null,
      rate: event.rate ?? 1,
      creditedMilliseconds: answer?.creditedMilliseconds ?? 0,
    },
    place.length,
  );
  return { ...next, courseRunId: event.courseRunId, lessonId: event.lessonId, updatedAt: now };
}
