import type { ReplayAudience, SessionKind } from '../contract.generated';
import type { StudioSessionFragment } from './sessions.generated';
import { instantsOf, proposedTime, typedOf, type TypedTime } from './times';

/** The kinds of sessions, in the order in which they are offered. */
export const kinds: readonly SessionKind[] = [
  'sameLesson',
  'lessonPreparation',
  'lessonObservation',
  'lecture',
  'jointMeeting',
];

/** What a host types of a session. */
export interface SessionDraft {
  kind: SessionKind;
  title: string;
  subject: string;
  description: string;
  time: TypedTime;
  signUpRequired: boolean;
  hasLobby: boolean;
  allowsGuests: boolean;
  isRecorded: boolean;
  replayAudience: ReplayAudience;
  recordingNotice: string;
  coHosts: { id: string; name: string }[];
}

/** The fields of a session that is there, or those of a new one. */
export function draftOf(session: StudioSessionFragment | null): SessionDraft {
  if (!session) {
    return {
      ...{ kind: 'sameLesson', title: '', subject: '', description: '', time: proposedTime(), coHosts: [] },
      ...{ signUpRequired: false, hasLobby: false, allowsGuests: false, isRecorded: false },
      ...{ replayAudience: 'invited', recordingNotice: '' },
    };
  }
  const { kind, title, subject, description, signUpRequired, hasLobby, allowsGuests, isRecorded } = session;
  return {
    ...{ kind, title, subject, description, signUpRequired, hasLobby, allowsGuests, isRecorded },
    ...{ replayAudience: session.replayAudience, recordingNotice: session.recordingNotice, time: typedOf(session) },
    coHosts: session.coHosts.map(({ personId, displayName }) => ({ id: personId, name: displayName })),
  };
}

/** What is sent of a draft; null while its time is not complete. */
export function inputOf({ time, coHosts, title, subject, ...facts }: SessionDraft) {
  const instants = instantsOf(time);
  if (!instants) return null;
  return {
    ...facts,
    ...instants,
    title: title.trim(),
    subject: subject.trim(),
    coHostPersonIds: coHosts.map(({ id }) => id),
  };
}
