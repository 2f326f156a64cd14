import { Injectable } from '@nestjs/common';
import { CorrectionReader, isAttested, isReversal } from '@yunqiao/activity';
import { Clock, idBytes, idText } from '@yunqiao/platform';
import type { EntityManager } from 'typeorm';
import { openedAt, withClass, type LessonLength, type SeenInClass } from './lesson-state.js';
import { markPlayed } from './played.js';
import { forgetProgress, keyOf, readProgress, writeProgress, type RunLesson } from './progress-store.js';

interface EventRow {
  id: Buffer;
  kind: string;
  viewing_id: Buffer | null;
  occurred_at: Date;
  credited_from: Date | null;
  credited_to: Date | null;
  seconds_from: number | null;
  seconds_to: number | null;
}

/** What the log has of a person in a lesson. */
interface LoggedLesson {
  /** Standing attestations, in the order of their ends. */
  readonly standing: readonly EventRow[];
  /** Whether the person did anything there alone. */
  readonly isOwn: boolean;
}

const eventsOf = `SELECT id, kind, viewing_id, occurred_at, credited_from, credited_to, seconds_from, seconds_to
FROM activity_event WHERE person_id = ? AND course_run_id = ? AND lesson_id = ? ORDER BY received_at, id LOCK IN SHARE MODE`;

/**
 * What a class saw together, in the progress of each of its pupils: made anew from the attestations that stand in the log, so that
 * nothing is told twice, and what was taken back, or struck, is gone.
 */
@Injectable()
export class ClassProgress {
  constructor(
    private readonly corrections: CorrectionReader,
    private readonly clock: Clock,
  ) {}

  /** Brings a person's progress in a lesson in line with the log. The caller holds the person's lock. */
  async follow(tx: EntityManager, personId: string, lesson: RunLesson, length: LessonLength): Promise<void> {
    const { standing, isOwn } = await this.readLogged(tx, personId, lesson);
    const before = (await readProgress(tx, personId, [lesson])).get(keyOf(lesson));
    if (standing.length === 0 && !isOwn) return forgetProgress(tx, personId, lesson);
    if (standing.length === 0 && !before) return;
    const now = this.clock.now().getTime();
    const state = before ?? openedAt(Math.min(...standing.map(beginOf), now));
    const durationSeconds = length.durationSeconds ?? state.durationSeconds;
    const next = withClass(state, seenIn(standing, durationSeconds), { ...length, durationSeconds });
    await writeProgress(tx, personId, [{ ...next, ...lesson, updatedAt: now }]);
  }

  private async readLogged(
    tx: EntityManager,
    personId: string,
    { courseRunId, lessonId }: RunLesson,
  ): Promise<LoggedLesson> {
    const rows = await tx.query<EventRow[]>(eventsOf, [personId, courseRunId, lessonId].map(idBytes));
    const attested = standingOf(rows.filter(({ kind }) => isAttested(kind)));
    const ids = attested.map(({ id }) => idText(id));
    const corrections = await this.corrections.latest(ids, undefined, tx);
    const standing = attested.filter(({ id }) => corrections.get(idText(id))?.kind !== 'struck');
    return { standing, isOwn: rows.some(({ kind }) => !isAttested(kind)) };
  }
}

/** Attestations that were not taken back, in the order of their ends. */
function standingOf(rows: readonly EventRow[]): EventRow[] {
  const standing = new Map<string, EventRow>();
  for (const row of rows) {
    const times = [row.occurred_at, row.credited_from].map((instant) => instant?.getTime());
    const key = [row.viewing_id?.toString('hex'), ...times].join();
    if (isReversal(row.kind)) standing.delete(key);
    else standing.set(key, row);
  }
  return [...standing.values()].sort((a, b) => a.occurred_at.getTime() - b.occurred_at.getTime());
}

function beginOf({ occurred_at: occurredAt, credited_from: from }: EventRow): number {
  return (from ?? occurredAt).getTime();
}

/** Only time that was credited: what was not, the person spent elsewhere. */
function seenIn(standing: readonly EventRow[], durationSeconds: number): SeenInClass {
  let seconds: Uint8Array = new Uint8Array();
  let milliseconds = 0;
  for (const { credited_from: from, credited_to: to, seconds_from: first, seconds_to: end } of standing) {
    if (!from || !to) continue;
    milliseconds += to.getTime() - from.getTime();
    if (first === null || end === null || durationSeconds <= 0) continue;
    seconds = markPlayed(seconds, first, end, durationSeconds);
  }
  return { seconds, milliseconds, until: standing.at(-1)?.occurred_at.getTime() ?? 0 };
}
