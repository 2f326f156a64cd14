import { defineErrors } from '@yunqiao/platform';

/**
 * - `SCHOOL_NOT_FOUND`: a school of the filter that does not exist, or that the asker may not count
 * - `PERIOD_INVALID`: it ends before it begins, or is longer than three years
 * - `REPORTING_AWAY`: the process that counts does not answer
 * - `REPORTING_PREPARING`: it is making its facts from the log for the first time
 */
export const participationErrors = defineErrors({
  SCHOOL_NOT_FOUND: 404,
  PERIOD_INVALID: 400,
  REPORTING_AWAY: 503,
  REPORTING_PREPARING: 503,
});
