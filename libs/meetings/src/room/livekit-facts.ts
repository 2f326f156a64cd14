import { TrackSource, type WebhookEvent } from 'livekit-server-sdk';

/** What is kept of an event; all else that LiveKit sends, a password for its TURN server among it, is left out. */
export interface LivekitFacts {
  readonly identity: string | null;
  readonly joinedAt: number | null;
  /** When it happened, in milliseconds since 1970; LiveKit tells whole seconds. */
  readonly at: number;
  /** Why somebody went. */
  readonly reason: string | null;
  readonly trackSid: string | null;
  readonly isMicrophone: boolean;
}

/** Names of the reasons, by their numbers in LiveKit's protocol. */
const reasons = [
  ...['UNKNOWN_REASON', 'CLIENT_INITIATED', 'DUPLICATE_IDENTITY', 'SERVER_SHUTDOWN', 'PARTICIPANT_REMOVED'],
  ...['ROOM_DELETED', 'STATE_MISMATCH', 'JOIN_FAILURE', 'MIGRATION', 'SIGNAL_CLOSE', 'ROOM_CLOSED'],
];

/** The facts of an event. */
export function factsOf({ createdAt, participant, track }: WebhookEvent): LivekitFacts {
  const joinedAt = participant && (Number(participant.joinedAtMs) || Number(participant.joinedAt) * 1000);
  return {
    identity: participant?.identity ?? null,
    joinedAt: joinedAt || null,
    at: Number(createdAt) * 1000,
    reason: participant ? (reasons[participant.disconnectReason] ?? String(participant.disconnectReason)) : null,
    trackSid: track?.sid ?? null,
    isMicrophone: track?.source === TrackSource.MICROPHONE,
  };
}
