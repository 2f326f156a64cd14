/** How much of a sheet is read at most. A file that asks for more is refused before it is unpacked, or where it passes a limit. */
export interface SheetLimits {
  /** Of the file as it came. */
  readonly bytes: number;
  /** Of everything in a workbook, unpacked. */
  readonly unpackedBytes: number;
  /** Parts of a workbook. */
  readonly entries: number;
  /** How many times larger than packed a part may be. */
  readonly ratio: number;
  /** Rows with something in them. */
  readonly rows: number;
  /** The last column with something in it. */
  readonly columns: number;
  /** Signs in one cell. */
  readonly cellLength: number;
}

const MIB = 1024 ** 2;

/** Enough for the 32,000 people of 21 schools in one sheet, with room to spare. */
export const sheetLimits: SheetLimits = {
  bytes: 20 * MIB,
  unpackedBytes: 150 * MIB,
  entries: 200,
  ratio: 250,
  rows: 50_000,
  columns: 100,
  cellLength: 2_000,
};
