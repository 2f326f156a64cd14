import { attendanceEntities } from './attendance/attendance.entities.js';
import { RecordingConsent } from './consent/recording-consent.entity.js';
import { DeckPage } from './deck/deck-page.entity.js';
import { Deck } from './deck/deck.entity.js';
import { GuestLink } from './invitation/guest-link.entity.js';
import { SessionAnswer } from './invitation/session-answer.entity.js';
import { GuestStay } from './guest/guest-stay.entity.js';
import { SessionGuest } from './guest/session-guest.entity.js';
import { SessionInvite } from './invitation/session-invite.entity.js';
import { CreateMeetings1700000005000 } from './migrations/1700000005000-create-meetings.js';
import { CreateAttendance1700000005150 } from './migrations/1700000005150-create-attendance.js';
import { AddPolls1700000005100 } from './migrations/1700000005100-polls.js';
import { SessionChanged1700000005200 } from './migrations/1700000005200-session-changed.js';
import { CreateDecks1700000005300 } from './migrations/1700000005300-create-decks.js';
import { CreateInsurance1700000006200 } from './migrations/1700000006200-create-insurance.js';
import { InsurancePiece } from './insurance/insurance-piece.entity.js';
import { MinutesDocument } from './minutes/minutes-document.entity.js';
import { MinutesUpdate } from './minutes/minutes-update.entity.js';
import { SessionTodo } from './minutes/session-todo.entity.js';
import { CreateMinutes1700000005400 } from './migrations/1700000005400-create-minutes.js';
import { GuestsInside1700000005500 } from './migrations/1700000005500-guests-inside.js';
import { CreateRecording1700000005600 } from './migrations/1700000005600-create-recording.js';
import { CreateRecordingConsent1700000005900 } from './migrations/1700000005900-create-recording-consent.js';
import { CreateReplayLesson1700000006000 } from './migrations/1700000006000-create-replay-lesson.js';
import { GuestsInTheLight1700000006100 } from './migrations/1700000006100-guests-in-the-light.js';
import { GuestsCameIn1700000006600 } from './migrations/1700000006600-guests-came-in.js';
import { LetMediaGo1700000007532 } from './migrations/1700000007532-let-media-go.js';
import { CreateObservation1700000005700 } from './migrations/1700000005700-create-observation.js';
import { observationEntities } from './observation/observation.entities.js';
import { GuestsTakePart1700000005800 } from './migrations/1700000005800-guests-take-part.js';
import { PollVote } from './poll/poll-vote.entity.js';
import { Poll } from './poll/poll.entity.js';
import { recordingEntities } from './recording/recording.entities.js';
import { LobbyRequest } from './room/lobby-request.entity.js';
import { SessionMember } from './room/session-member.entity.js';
import { ResearchSession } from './session/research-session.entity.js';
import { SessionMaterial } from './session/session-material.entity.js';
import { SessionSeries } from './session/session-series.entity.js';
import { SessionStretch } from './session/session-stretch.entity.js';
import { SessionCounter } from './timeline/session-counter.entity.js';
import { SessionEvent } from './timeline/session-event.entity.js';

/** The tables of this room. */
export const meetingsEntities = [
  ...[SessionSeries, ResearchSession, SessionStretch, SessionMaterial, Deck, DeckPage],
  ...[SessionInvite, SessionAnswer, GuestLink, SessionGuest, GuestStay],
  ...[SessionMember, LobbyRequest, SessionCounter, SessionEvent, Poll, PollVote],
  ...[MinutesDocument, MinutesUpdate, SessionTodo],
  ...attendanceEntities,
  ...recordingEntities,
  InsurancePiece,
  RecordingConsent,
  ...observationEntities,
];

/** How they came about, oldest first. */
export const meetingsMigrations = [
  ...[CreateMeetings1700000005000, AddPolls1700000005100],
  ...[CreateAttendance1700000005150, SessionChanged1700000005200],
  ...[CreateDecks1700000005300, CreateMinutes1700000005400, GuestsInside1700000005500],
  CreateRecording1700000005600,
  CreateObservation1700000005700,
  GuestsTakePart1700000005800,
  ...[CreateRecordingConsent1700000005900, CreateReplayLesson1700000006000],
  ...[GuestsInTheLight1700000006100, CreateInsurance1700000006200, GuestsCameIn1700000006600],
  LetMediaGo1700000007532,
];
