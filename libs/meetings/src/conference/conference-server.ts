import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { ParticipantInfo_State, RoomServiceClient, TrackSource, TwirpError } from 'livekit-server-sdk';
import { AppError, Configuration, reasonOf } from '@yunqiao/platform';
import { maySendData, sourcesFor, type Standing } from './conference-grants.js';
import { readIdentity, type ConferenceIdentity } from './conference-identity.js';

const patienceSeconds = 5;
/** For so long the other nodes take a node that died for alive, and wait for its rooms. */
const fallOverMilliseconds = 8000;

/** Somebody who is in the conference now. */
export interface ConferenceParticipant extends ConferenceIdentity {
  readonly sid: string;
  readonly identity: string;
  readonly joinedAt: Date;
  readonly sources: readonly TrackSource[];
  readonly canPublish: boolean;
  readonly soundTracks: readonly { sid: string; isMuted: boolean }[];
}

/** LiveKit as this room calls it. What it says of a room is a hint; the truth stands in the database. */
@Injectable()
export class ConferenceServer {
  private readonly logger = new Logger('Conference');
  private client: RoomServiceClient | undefined;

  constructor(private readonly configuration: Configuration) {}

  /** Whether the api has been told of one. */
  get isConfigured(): boolean {
    return this.configuration.get('LIVEKIT_API_KEY') !== '-';
  }

  /** Answers when it does. */
  async check(): Promise<void> {
    if (!this.isConfigured) throw new Error('LIVEKIT_API_KEY is not set');
    const answer = await fetch(this.configuration.get('LIVEKIT_URL'), { signal: AbortSignal.timeout(2000) });
    if (!answer.ok) throw new Error(`LiveKit answered ${answer.status}`);
  }

  /**
   * Opens the session's conference; opening it again changes nothing. When its node has just died it opens on another.
   * @throws CONFERENCE_SERVER_MISSING
   */
  async open(sessionId: string): Promise<void> {
    if (!this.isConfigured) throw new AppError('CONFERENCE_SERVER_MISSING');
    const until = performance.now() + fallOverMilliseconds;
    for (;;) {
      try {
        await this.rooms.createRoom({ name: sessionId });
        return;
      } catch (cause) {
        const mayFallOver = isUnavailable(cause) && performance.now() < until;
        if (!mayFallOver) throw new AppError('CONFERENCE_SERVER_MISSING', {}, { cause });
        await pause(500);
      }
    }
  }

  /** Ends the conference for everybody; one that is not there is no error. */
  async close(sessionId: string): Promise<void> {
    await this.ifThere(() => this.rooms.deleteRoom(sessionId));
  }

  /** Sessions whose conference is open. */
  async openSessions(): Promise<string[]> {
    return (await this.rooms.listRooms()).map(({ name }) => name);
  }

  /**
   * Everybody who is in it; nobody when it is not there. After a crash of the conference server the list still names
   * those whom it took down with it; who is reached by `allow` is there.
   */
  async participants(sessionId: string): Promise<ConferenceParticipant[]> {
    const all = (await this.ifThere(() => this.rooms.listParticipants(sessionId))) ?? [];
    return all.flatMap((info) => {
      const who = readIdentity(info.identity);
      if (!who || info.state === ParticipantInfo_State.DISCONNECTED) return [];
      const sounds = info.tracks.filter(({ source }) => source === TrackSource.MICROPHONE);
      return {
        ...who,
        ...{ sid: info.sid, identity: info.identity, joinedAt: joinedAt(info) },
        ...{ sources: info.permission?.canPublishSources ?? [], canPublish: info.permission?.canPublish ?? false },
        soundTracks: sounds.map(({ sid, muted }) => ({ sid, isMuted: muted })),
      };
    });
  }

  /** Lets a participant publish what the standing allows; what it no longer allows is taken down. Whether they are there. */
  async allow(sessionId: string, identity: string, standing: Standing): Promise<boolean> {
    const sources = sourcesFor(standing);
    const permission = {
      ...{ canSubscribe: true, canPublishData: maySendData(standing) },
      ...{ canPublish: sources.length > 0, canPublishSources: sources },
    };
    return (await this.ifReached(() => this.rooms.updateParticipant(sessionId, identity, { permission }))) !== null;
  }

  /** Silences a participant's microphone; the person may speak up again. */
  async mute(sessionId: string, participant: Pick<ConferenceParticipant, 'identity' | 'soundTracks'>): Promise<void> {
    for (const { sid, isMuted } of participant.soundTracks) {
      if (isMuted) continue;
      await this.ifReached(() => this.rooms.mutePublishedTrack(sessionId, participant.identity, sid, true));
    }
  }

  /** Sends a participant out. Who comes back is asked at the door. */
  async remove(sessionId: string, identity: string): Promise<void> {
    await this.ifReached(() => this.rooms.removeParticipant(sessionId, identity));
  }

  /** What has been decided holds, whether the server hears of it now or from the reconciler half a minute later. */
  async try(what: () => Promise<void>): Promise<void> {
    if (!this.isConfigured) return;
    try {
      await what();
    } catch (error) {
      this.logger.warn({ reason: reasonOf(error) });
    }
  }

  private get rooms(): RoomServiceClient {
    return (this.client ??= new RoomServiceClient(
      this.configuration.get('LIVEKIT_URL'),
      this.configuration.get('LIVEKIT_API_KEY'),
      this.configuration.get('LIVEKIT_API_SECRET'),
      { requestTimeout: patienceSeconds },
    ));
  }

  /** Null when the participant is gone, or when no node answers for them: theirs has died. */
  private async ifReached<Answer>(ask: () => Promise<Answer>): Promise<Answer | null> {
    try {
      return await this.ifThere(ask);
    } catch (error) {
      if (isUnavailable(error)) return null;
      throw error;
    }
  }

  /** Null when the room or the participant is gone. */
  private async ifThere<Answer>(ask: () => Promise<Answer>): Promise<Answer | null> {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof TwirpError && error.status === 404) return null;
      throw error;
    }
  }
}

/** No node answers for what was asked. */
function isUnavailable(error: unknown): boolean {
  return error instanceof TwirpError && error.status === 503;
}

/** Whole seconds in older servers, milliseconds in newer ones. */
function joinedAt({ joinedAt: seconds, joinedAtMs }: { joinedAt: bigint; joinedAtMs: bigint }): Date {
  return new Date(joinedAtMs > 0n ? Number(joinedAtMs) : Number(seconds) * 1000);
}
