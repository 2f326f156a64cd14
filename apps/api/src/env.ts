import { ConfigurationError, platformConfiguration, type Configuration } from '@yunqiao/platform';

/** The validated environment of the api; a wrong or missing value ends the process with a sentence that says what to set. */
export function configurationOrExit(): Configuration {
  try {
    return platformConfiguration();
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(78);
  }
}
