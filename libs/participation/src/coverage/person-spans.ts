import { groupBy } from '../facts/group-by.js';

/** Rows of whole numbers, person by person, one behind the other in one block of memory: hundreds of thousands are gone through in a millisecond. */
export class PersonSpans {
  private constructor(
    /** Numbers of all rows. */
    readonly numbers: Int32Array,
    /** Where the rows of each person begin; one more at the end. */
    readonly begins: Int32Array,
  ) {}

  /**
   * @param people in the order in which they are gone through
   * @param width numbers of a row
   */
  static of<Row extends { person: number }>(
    people: readonly number[],
    rows: readonly Row[],
    width: number,
    numbersOf: (row: Row) => readonly number[],
  ): PersonSpans {
    const byPerson = groupBy(rows, ({ person }) => person);
    const numbers = new Int32Array(rows.length * width);
    const begins = new Int32Array(people.length + 1);
    let end = 0;
    people.forEach((person, index) => {
      for (const row of byPerson.get(person) ?? []) {
        numbers.set(numbersOf(row), end);
        end += width;
      }
      begins[index + 1] = end;
    });
    return new PersonSpans(numbers, begins);
  }
}

/** Whether a number is one of some; of all when there is no choice. */
export class Choice {
  private readonly chosen: Uint8Array | null;

  constructor(some: readonly number[] | null) {
    this.chosen = some && new Uint8Array(Math.max(0, ...some) + 1);
    for (const one of some ?? []) this.chosen![one] = 1;
  }

  has(one: number): boolean {
    return this.chosen === null || this.chosen[one] === 1;
  }
}
