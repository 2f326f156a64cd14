import { defineErrors } from '@yunqiao/platform';

/**
 * Codes of this room.
 *
 * - `SESSION_NOT_FOUND`, `…_NOT_FOUND`: not there, or not for this actor
 * - `SESSION_ENDS_BEFORE_START`, `SESSION_STARTS_IN_PAST`, `SESSION_TOO_LONG` (maximumHours): its times
 * - `SESSION_STATE_WRONG` (state): what was asked does not fit where the session is in its life
 * - `SESSION_TOO_EARLY` (opensAt): nobody opens the door that long before
 * - `SESSION_CO_HOST_INVALID` (personIds): who may not hold sessions in this alliance
 * - `SESSION_IN_SERIES`: it belongs to a series already
 * - `SESSION_INVITE_INVALID`: no school, subject group or teacher of the alliance
 * - `SESSION_INVITES_FULL`, `SESSION_MATERIALS_FULL`, `GUEST_LINKS_FULL` (maximum)
 * - `SESSION_NOT_INVITED`: only who is invited answers
 * - `GUEST_LINK_EXPIRY_INVALID`: a link ends within the day after the session
 * - `SESSION_WITHOUT_INVITES`: invite somebody before it is announced
 * - `SESSION_DOOR_LOCKED`, `SESSION_ENTRY_REFUSED`: why somebody cannot come in
 * - `SPEAKER_LIMIT_REACHED` (limit): so many have the microphone already
 * - `ROSTER_CODE_WRONG`: no device of the own school shows this PIN or QR code now
 * - `ATTENDANCE_TIMES_WRONG`: a correction ends before it begins, or is longer than a day
 * - `REPLAY_CUT_WRONG`: nothing of the replay lies between these seconds; `REPLAY_CHANGED`: it plays otherwise by now
 * - `REPLAY_EMPTY`: all of it was cut out; `REPLAY_NOT_MADE`: no video could be made of it
 * - `INSURANCE_NOT_WANTED`, `INSURANCE_EMPTY`, `INSURANCE_FULL` (maximum): why a piece of a microphone's sound is not taken
 * - `GUESTS_NOT_ALLOWED`: the host lets nobody in by a link
 * - `GUEST_LINK_EXPIRED`, `GUEST_LINK_REVOKED`: a link that opened a door before; one that was altered is not found
 * - `GUESTS_MAY_NOT_WRITE`: the host has guests read the chat, and no more
 * - `GUESTS_FULL` (maximum): so many guests came by links already
 * - `STROKE_NOT_FOUND`: a session has no such stroke of ink
 * - `POLL_CLOSED`, `POLL_OPTION_INVALID`: why a vote is not taken
 * - `DECK_NOT_RETRYABLE`: slides that are ready are not made again
 * - `DECK_BROKEN`, `DECK_PROTECTED` (a password), `DECK_TOO_MANY_PAGES` (maximum), `DECK_TOO_LARGE`, `DECK_TOO_DEMANDING`,
 *   `DECK_OFFICE_MISSING`, `DECK_STORAGE_FULL`, `DECK_INTERRUPTED`, `DECK_UNAVAILABLE`: why slides could not be made
 * - `SESSION_TODOS_FULL` (maximum), `MINUTES_FULL`: why no more is written
 * - `PDF_FONT_MISSING`: Noto Sans CJK is not installed here, without which a PDF shows no Chinese
 * - `CHAT_FILE_NOT_READY`, `CHAT_FILE_TOO_LARGE` (limitBytes), `CHAT_FILES_FULL` (maximum): why a file is not handed round
 * - `OBSERVATION_NOT_FOUND`: in a session of this kind no lesson is observed
 * - `OBSERVATION_FROZEN`: lesson and rubric stay once somebody has written by them
 * - `OBSERVATION_WITHOUT_VIDEO`, `OBSERVATION_TEACHER_INVALID`: why this lesson, or nobody's lesson of this name, can be observed
 * - `OBSERVATION_ENTRY_INVALID`, `OBSERVATION_HANDED_IN`, `OBSERVATION_FULL`: why something is not taken onto a sheet
 * - `CONFERENCE_SERVER_MISSING`: no conference server runs here; the page says how to get one
 */
export const meetingsErrors = defineErrors({
  SESSION_NOT_FOUND: 404,
  PDF_FONT_MISSING: 503,
  SESSION_SERIES_NOT_FOUND: 404,
  SESSION_INVITE_NOT_FOUND: 404,
  SESSION_MEMBER_NOT_FOUND: 404,
  SESSION_MATERIAL_NOT_FOUND: 404,
  LOBBY_REQUEST_NOT_FOUND: 404,
  GUEST_LINK_NOT_FOUND: 404,
  GUEST_LINK_EXPIRED: 410,
  GUEST_LINK_REVOKED: 410,
  GUESTS_MAY_NOT_WRITE: 403,
  SESSION_GUEST_NOT_FOUND: 404,
  STROKE_NOT_FOUND: 404,
  POLL_NOT_FOUND: 404,
  POLL_CLOSED: 409,
  POLL_OPTION_INVALID: 422,
  SESSION_ENDS_BEFORE_START: 422,
  SESSION_STARTS_IN_PAST: 422,
  SESSION_TOO_LONG: 422,
  SESSION_TOO_EARLY: 409,
  SESSION_CO_HOST_INVALID: 422,
  SESSION_IN_SERIES: 409,
  SESSION_INVITE_INVALID: 422,
  SESSION_INVITES_FULL: 422,
  SESSION_MATERIALS_FULL: 422,
  SESSION_NOT_INVITED: 409,
  GUEST_LINK_EXPIRY_INVALID: 422,
  GUEST_LINKS_FULL: 422,
  SESSION_STATE_WRONG: 409,
  SESSION_WITHOUT_INVITES: 422,
  SESSION_DOOR_LOCKED: 403,
  SESSION_ENTRY_REFUSED: 403,
  SPEAKER_LIMIT_REACHED: 409,
  ROSTER_CODE_WRONG: 422,
  ATTENDANCE_TIMES_WRONG: 422,
  REPLAY_CUT_WRONG: 422,
  REPLAY_CHANGED: 409,
  INSURANCE_NOT_WANTED: 409,
  INSURANCE_EMPTY: 400,
  INSURANCE_FULL: 422,
  REPLAY_EMPTY: 409,
  REPLAY_NOT_MADE: 422,
  GUESTS_NOT_ALLOWED: 403,
  DECK_NOT_FOUND: 404,
  DECK_PAGE_NOT_FOUND: 404,
  DECK_NOT_RETRYABLE: 409,
  DECK_BROKEN: 422,
  DECK_PROTECTED: 422,
  DECK_TOO_MANY_PAGES: 422,
  DECK_TOO_LARGE: 422,
  DECK_TOO_DEMANDING: 422,
  DECK_OFFICE_MISSING: 503,
  DECK_STORAGE_FULL: 507,
  DECK_INTERRUPTED: 503,
  DECK_UNAVAILABLE: 503,
  SESSION_TODO_NOT_FOUND: 404,
  SESSION_TODOS_FULL: 422,
  MINUTES_FULL: 413,
  GUESTS_FULL: 409,
  CHAT_LINE_NOT_FOUND: 404,
  CHAT_FILE_NOT_READY: 409,
  CHAT_FILE_TOO_LARGE: 413,
  CHAT_FILES_FULL: 422,
  OBSERVATION_NOT_FOUND: 404,
  OBSERVATION_FROZEN: 409,
  OBSERVATION_WITHOUT_VIDEO: 422,
  OBSERVATION_TEACHER_INVALID: 422,
  OBSERVATION_ENTRY_INVALID: 422,
  OBSERVATION_HANDED_IN: 409,
  OBSERVATION_FULL: 422,
  CONFERENCE_SERVER_MISSING: 503,
});
