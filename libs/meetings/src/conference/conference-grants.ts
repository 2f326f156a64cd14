import { TrackSource, type VideoGrant } from 'livekit-server-sdk';
import { PRESENTERS, type SessionRole } from '../session/session-kinds.js';

/** What decides what somebody may do in the conference. */
export interface Standing {
  /** A guest's too, who leads nothing and shows nothing. */
  readonly role: SessionRole | 'guest';
  readonly hasMicrophone: boolean;
}

const ownDevices = [TrackSource.MICROPHONE, TrackSource.CAMERA];
const screen = [TrackSource.SCREEN_SHARE, TrackSource.SCREEN_SHARE_AUDIO];

/** What somebody may publish: nothing without the microphone, the screen only as one of the presenters. */
export function sourcesFor({ role, hasMicrophone }: Standing): TrackSource[] {
  if (!hasMicrophone) return [];
  return PRESENTERS.some((presenter) => presenter === role) ? [...ownDevices, ...screen] : ownDevices;
}

/** Guests hear, see, and speak when they are given the microphone; they send nothing else. */
export function maySendData({ role }: Standing): boolean {
  return role !== 'guest';
}

/** Everything that a token allows, and nothing else. */
export function grantFor(sessionId: string, standing: Standing): VideoGrant {
  const sources = sourcesFor(standing);
  return {
    room: sessionId,
    roomJoin: true,
    canSubscribe: true,
    canPublishData: maySendData(standing),
    canPublish: sources.length > 0,
    ...(sources.length > 0 && { canPublishSources: sources }),
  };
}

/** What the recorder may: hear and see, unseen. */
export function recorderGrant(sessionId: string): VideoGrant {
  return {
    ...{ room: sessionId, roomJoin: true, hidden: true, canSubscribe: true },
    ...{ canPublish: false, canPublishData: false },
  };
}
