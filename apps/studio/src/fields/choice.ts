/** One of many, as a list for choosing shows it. */
export interface Choice {
  id: string;
  name: string;
  /** What tells two of the same name apart. */
  note?: string;
}
