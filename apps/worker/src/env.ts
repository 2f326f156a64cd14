import { parseArgs } from 'node:util';
import { ConfigurationError, platformConfiguration, type Configuration } from '@yunqiao/platform';

/**
 * What one worker process does: `relay` brings news to the queue, `reporting` keeps the facts of participation and does
 * nothing else, the others take jobs; `chunks` only transcodes. `all` is everything but `reporting`.
 */
const knownRoles = ['all', 'relay', 'general', 'media', 'chunks', 'recording', 'reporting'] as const;

/** The validated environment of the worker; a wrong or missing value ends the process with a sentence that says what to set. */
export function configurationOrExit(): Configuration {
  try {
    return platformConfiguration();
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return exitWith(error.message);
  }
}

/** The roles of `--role=media --role=general`; all of them when none is named. */
export function rolesOrExit(words: readonly string[] = process.argv.slice(2)): readonly string[] {
  const { values } = parseArgs({
    args: [...words],
    options: { role: { type: 'string', multiple: true } },
    strict: false,
  });
  const roles = (values.role ?? ['all']).map(String);
  const unknown = roles.find((role) => !knownRoles.some((known) => known === role));
  if (unknown !== undefined) exitWith(`Change --role=${unknown}: it must be one of: ${knownRoles.join(', ')}.`);
  if (roles.includes('reporting') && roles.length > 1)
    exitWith('Give --role=reporting a process of its own: it has no other role.');
  return roles;
}

function exitWith(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(78);
}
