import { defineErrors } from '@yunqiao/platform';

/**
 * Codes of this room.
 *
 * - `EVENT_TOO_OLD`: it happened more than thirty days before it arrived
 * - `EVENT_ID_TAKEN`: another event was reported under this id, by somebody else or with another body
 */
export const activityErrors = defineErrors({ EVENT_TOO_OLD: 400, EVENT_ID_TAKEN: 409 });
