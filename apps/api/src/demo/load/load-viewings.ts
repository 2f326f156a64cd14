import type { EntityManager } from 'typeorm';
import type { DemoViewing } from '../plan/class-viewings.js';
import { bulkInsert, instant, type Row } from './bulk-insert.js';
import { tables } from './tables.js';

/** Writes what was shown to classes, and who was marked as being there. */
export async function loadViewings(tx: EntityManager, viewings: readonly DemoViewing[]): Promise<void> {
  await bulkInsert(tx, tables.viewing, viewings, viewingRow);
  const marks = viewings.flatMap((viewing) => viewing.present.map((one) => ({ ...one, viewing })));
  await bulkInsert(tx, tables.viewingMark, marks, ({ viewing, person, mark, at }) => [
    ...[mark, viewing.id, person.id, 1, instant(at), instant(at), viewing.teacher.id, 'tap'],
  ]);
}

function viewingRow(viewing: DemoViewing): Row {
  const { id, run, lesson, classGroup, teacher, openedAt, endedAt, playedFrom: from, playedTo: to } = viewing;
  const shown = [{ from, to, fromSecond: 0, toSecond: (to - from) / 1000 }];
  return [
    ...[id, run.course.id, run.id, lesson.id, classGroup.id, classGroup.school.id, teacher.id],
    ...[instant(openedAt), instant(endedAt), 'teacher', instant(endedAt)],
    ...[JSON.stringify([{ from, to }]), JSON.stringify(shown), 1],
  ];
}
