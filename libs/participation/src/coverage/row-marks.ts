import { roleNumber } from '../facts/person-event.js';
import type { CoveredCounts } from './coverage.js';

const teacher = roleNumber('teacher');
const student = roleNumber('student');

/** Counts people by rows and roles, each once, however often they are marked. */
export class RowMarks {
  private person = 0;
  private readonly marked: readonly [everyone: Int32Array, teachers: Int32Array, students: Int32Array];
  private readonly counted: readonly [everyone: Int32Array, teachers: Int32Array, students: Int32Array];

  /** @param rows numbers of rows are less than this */
  constructor(private readonly rows: number) {
    const none = () => new Int32Array(rows);
    this.marked = [none(), none(), none()];
    this.counted = [none(), none(), none()];
  }

  /** What is marked from here on is another person's. */
  nextPerson(): void {
    this.person += 1;
  }

  add(row: number, role: number): void {
    if (role === teacher && !this.mark(1, row)) return;
    if (role === student && !this.mark(2, row)) return;
    this.mark(0, row);
  }

  /** Rows in which anybody was marked, from this one on. */
  counts(firstRow: number): Map<number, CoveredCounts> {
    const [everyone, teachers, students] = this.counted;
    const rows = new Map<number, CoveredCounts>();
    for (let row = firstRow; row < this.rows; row += 1)
      if (everyone[row]! > 0)
        rows.set(row, { everyone: everyone[row]!, teachers: teachers[row]!, students: students[row]! });
    return rows;
  }

  /** False when the person was marked there before. */
  private mark(audience: 0 | 1 | 2, row: number): boolean {
    const marked = this.marked[audience];
    if (marked[row] === this.person) return false;
    marked[row] = this.person;
    this.counted[audience][row]! += 1;
    return true;
  }
}
