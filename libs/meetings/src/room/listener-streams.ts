import { Injectable } from '@nestjs/common';
import { ViewerIds } from '@yunqiao/identity';
import { MediaAccess } from '@yunqiao/media';
import type { Actor } from '@yunqiao/platform';
import { RecordingDemand } from '../recording/recording-demand.js';
import { RecordingReader } from '../recording/recording-reader.js';

/** The stream of those who only listen. Until there is one they join the conference. */
@Injectable()
export class ListenerStreams {
  constructor(
    private readonly demand: RecordingDemand,
    private readonly reader: RecordingReader,
    private readonly access: MediaAccess,
    private readonly viewers: ViewerIds,
  ) {}

  /**
   * Address of the playlist that this person may open, of the sound alone; null while the session has no stream. That
   * somebody asked is remembered, so that there is one soon.
   */
  playlistFor(sessionId: string, actor: Actor): Promise<string | null> {
    return this.pathFor(sessionId, this.viewers.of(actor));
  }

  /** The same for the browser of who is not signed in. */
  playlistForVisitor(sessionId: string, deviceId: string): Promise<string | null> {
    return this.pathFor(sessionId, this.viewers.ofVisitor(deviceId));
  }

  private async pathFor(sessionId: string, viewerId: string): Promise<string | null> {
    await this.demand.wish(sessionId);
    if (!(await this.reader.isStreaming(sessionId))) return null;
    return `${this.access.path(sessionId, viewerId)}/audio.m3u8`;
  }
}
