import { ProblemError } from '@yunqiao/ui';

/** Facts as the contract has them, by name. */
export function factsByName(facts: readonly { name: string; value: string }[]): Record<string, string> {
  return Object.fromEntries(facts.map(({ name, value }) => [name, value]));
}

/** Why the last work on a sheet could not be done; names of columns come as their words. */
export function problemOfSheet(
  { errorCode, errorFacts }: { errorCode?: string | null; errorFacts: readonly { name: string; value: string }[] },
  nameOfColumn: (column: string) => string,
): ProblemError | null {
  if (!errorCode) return null;
  const { columns, ...facts } = factsByName(errorFacts);
  return new ProblemError(errorCode, columns ? { ...facts, columns: columns.split(' ').map(nameOfColumn) } : facts);
}
