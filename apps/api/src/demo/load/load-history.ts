import type { EntityManager } from 'typeorm';
import type { DemoEvent, DemoProgress, History } from '../plan/activity.js';
import type { DemoPerson } from '../plan/people.js';
import { bulkInsert, instant, instantOrNull, type Row } from './bulk-insert.js';
import { tables } from './tables.js';

/** An event reaches the server this much later. */
const delay = 800;
/** What some learned without a line in the last weeks came in only now, after the first report. */
const offlineSince = Date.parse('2020-06-18T00:00:00+08:00');
const offlineReceivedAt = Date.parse('2020-07-08T09:30:00+08:00');

/** Writes the log in the order in which it happened, and the progress that follows from it. */
export async function loadHistory(tx: EntityManager, history: History): Promise<void> {
  const events = [...history.events].sort((a, b) => Buffer.compare(a.id, b.id));
  await bulkInsert(tx, tables.event, events, eventRow);
  const progress = history.progress.map((entry) => ({ entry, run: entry.run.id, person: entry.person.id }));
  progress.sort((a, b) => Buffer.compare(a.run, b.run) || Buffer.compare(a.person, b.person));
  await bulkInsert(tx, tables.progress, progress, ({ entry }) => progressRow(entry));
  await bulkInsert(tx, tables.creditClock, [...creditedUntil(events)], ([person, until]) => [
    person.id,
    instant(until),
  ]);
}

function eventRow(event: DemoEvent): Row {
  const { person, run } = event;
  const at = instant(event.occurredAt);
  return [
    ...[
      event.id,
      event.kind,
      person.id,
      person.membershipId,
      person.role,
      person.school.id,
      person.classGroup?.id ?? null,
    ],
    ...[run.course.id, run.id, event.lesson.id, at, instant(receivedAt(event)), event.secondsFrom, event.secondsTo],
    ...[instantOrNull(event.creditedFrom), event.creditedFrom === null ? null : at, 'demo', null],
    ...[event.viewing?.id ?? null, event.viewing?.teacher.id ?? null],
  ];
}

/** When the server knew of it. One in fifty was without a line at the end of the spring term. */
export function receivedAt({ person, occurredAt, viewing }: DemoEvent): number {
  if (viewing) return viewing.endedAt + delay;
  const isOffline =
    occurredAt >= offlineSince && occurredAt < offlineReceivedAt && person.id.readUInt32BE(12) % 50 === 0;
  return isOffline ? offlineReceivedAt + (occurredAt - offlineSince) / 1000 : occurredAt + delay;
}

function progressRow(progress: DemoProgress): Row {
  const { playedTo } = progress;
  const position = progress.lesson.videoSeconds > 0 ? Math.min(playedTo, progress.lesson.videoSeconds) : 0;
  const left = instant(progress.updatedAt);
  return [
    ...[
      progress.run.id,
      progress.person.id,
      progress.lesson.id,
      playedFromStart(playedTo),
      Math.max(playedTo, progress.inClassSeconds),
      Math.ceil(progress.lesson.videoSeconds),
    ],
    ...[position, position > 0 ? left : null, progress.creditedMilliseconds],
    ...[instant(progress.openedAt), instantOrNull(progress.completedAt), left],
    progress.inClassSeconds > 0 ? playedFromStart(progress.inClassSeconds) : null,
    ...[progress.inClassSeconds, progress.inClassMilliseconds, progress.isCompletedInClass ? 1 : 0],
  ];
}

/** A bitset with the first `seconds` seconds marked, lowest bit first. */
function playedFromStart(seconds: number): Buffer {
  const bits = Buffer.alloc(Math.ceil(seconds / 8), 0xff);
  if (seconds % 8 > 0) bits[bits.length - 1] = (1 << (seconds % 8)) - 1;
  return bits;
}

function creditedUntil(events: readonly DemoEvent[]): Map<DemoPerson, number> {
  const until = new Map<DemoPerson, number>();
  for (const event of events) {
    if (event.creditedFrom !== null) until.set(event.person, Math.max(until.get(event.person) ?? 0, event.occurredAt));
  }
  return until;
}
