import { createHmac } from 'node:crypto';
import type { Configuration } from '@yunqiao/platform';

/** What shows the reporting process that an api of the same installation asks: derived from SECRET_KEY. */
export function reportingSecret(configuration: Configuration): string {
  return createHmac('sha256', configuration.get('SECRET_KEY'))
    .update('questions to the reporting process')
    .digest('hex');
}
