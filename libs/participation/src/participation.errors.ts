import { defineErrors } from '@yunqiao/platform';

/**
 * - `SCHOOL_NOT_FOUND`: a school of the filter that does not exist, or that the asker may not count
 * - `PERIOD_INVALID`: it ends before it begins, or is longer than three years
 * - `REPORT_NOT_FOUND`: it does not exist, or its schools are not all the asker's to count; so for its editions
 * - `REPORT_ID_TAKEN`: another report, edition or schedule has this id
 * - `REPORT_SCHEDULE_NOT_FOUND`: as for reports
 * - `REPORT_READER_INVALID`: somebody who is to be told administers nothing, or not all of the schools
 * - `REPORTING_AWAY`: the process that counts does not answer
 * - `REPORTING_PREPARING`: it is making its facts from the log for the first time
 */
export const participationErrors = defineErrors({
  SCHOOL_NOT_FOUND: 404,
  PERIOD_INVALID: 400,
  REPORT_NOT_FOUND: 404,
  REPORT_ID_TAKEN: 409,
  REPORT_SCHEDULE_NOT_FOUND: 404,
  REPORT_READER_INVALID: 400,
  REPORTING_AWAY: 503,
  REPORTING_PREPARING: 503,
});
