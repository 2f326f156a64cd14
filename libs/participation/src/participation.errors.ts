import { defineErrors } from '@yunqiao/platform';

/**
 * - `SCHOOL_NOT_FOUND`: a school of the filter that does not exist, or that the asker may not count
 * - `PERIOD_INVALID`: it ends before it begins, or is longer than three years
 */
export const participationErrors = defineErrors({ SCHOOL_NOT_FOUND: 404, PERIOD_INVALID: 400 });
