import type { ValuesOf, Variables } from './variables.js';

/** What is wrong with the environment, one sentence a line. */
export class ConfigurationError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ConfigurationError';
  }
}

/**
 * Reads the variables of `schema` from the environment. An empty variable counts as not set.
 * @throws ConfigurationError that says of every wrong or missing variable what to set
 */
export function loadConfiguration<Schema extends Variables>(
  schema: Schema,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): ValuesOf<Schema> {
  const problems: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, variable] of Object.entries(schema)) {
    const given = environment[name];
    if (given === undefined || given === '') {
      if (variable.fallback === undefined) problems.push(`Set ${name}: it must be ${variable.expectation}.`);
      values[name] = variable.fallback;
      continue;
    }
    values[name] = variable.parse(given);
    if (values[name] === null) problems.push(`Change ${name}: it must be ${variable.expectation}.`);
  }
  if (problems.length > 0) throw new ConfigurationError(problems);
  return values as ValuesOf<Schema>;
}
