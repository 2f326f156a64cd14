import type { BoardRow } from './useBoard';

/** A row of so many participants, for tests. */
export function rowOf(name: string, teachers: number, students: number): BoardRow {
  const counts = (participants: number) => ({
    ...{ participants, coverage: participants, attested: 0, participations: 0, visits: 0, creditedSeconds: 0 },
  });
  return {
    ...{ key: name, name, category: null, schoolName: null },
    ...{ teachers: counts(teachers), students: counts(students), everyone: counts(teachers + students) },
  };
}
