/**
 * A short name of a course run for people and spreadsheets: it begins with a letter, so that no spreadsheet takes it for a number
 * or a day. Two runs of one school have the same with a chance of one in four billion.
 */
export function runCodeOf(runId: string): string {
  return `R${runId.slice(-8).toUpperCase()}`;
}
