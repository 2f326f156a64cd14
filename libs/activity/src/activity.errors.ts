import { defineErrors } from '@yunqiao/platform';

/**
 * Codes of this room.
 *
 * - `EVENT_TOO_OLD`: it happened more than thirty days before it arrived
 * - `EVENT_ID_TAKEN`: another event was reported under this id, by somebody else or with another body
 * - `EVENT_NOT_FOUND`: there is no such event, or it is another person's
 * - `EVENT_STRUCK_ALREADY`: it counts nowhere already; `EVENT_NOT_STRUCK`: it was not struck, or counts again
 * - `EVENT_TAKEN_BACK_ALREADY`: attendance was corrected, which took it back; or it is such a correction itself
 * - `REASON_MISSING`, `REASON_TOO_LONG`: a correction says why, in 500 characters at most
 */
export const activityErrors = defineErrors({
  ...{ EVENT_TOO_OLD: 400, EVENT_ID_TAKEN: 409 },
  ...{ EVENT_NOT_FOUND: 404, EVENT_STRUCK_ALREADY: 409, EVENT_NOT_STRUCK: 409, EVENT_TAKEN_BACK_ALREADY: 409 },
  ...{ REASON_MISSING: 400, REASON_TOO_LONG: 400 },
});
