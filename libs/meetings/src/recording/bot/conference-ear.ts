import {
  AudioStream,
  Room,
  RoomEvent,
  TrackKind,
  TrackSource,
  VideoBufferType,
  VideoStream,
  type RemoteTrack,
  type RemoteTrackPublication,
} from '@livekit/rtc-node';
import type { Admission } from './bot-messages.js';
import type { PlanarPicture } from './canvas.js';
import { HERTZ, type Mixer } from './mixer.js';
import { SourceChoice, type Picture } from './source-choice.js';
import { personOf } from '../../conference/conference-identity.js';

/** A hidden participant who hears everybody who may be recorded, and looks at one picture of them. */
export class ConferenceEar {
  private readonly room = new Room();
  private readonly choice = new SourceChoice();
  private speakers: string[] = [];
  private watched: string | null = null;
  private recordable: ReadonlySet<string> = new Set();
  /** Rejoins once the conference was lost. */
  readonly lost: Promise<void>;

  /**
   * @param mixer gets all sound
   * @param onPicture gets every picture of the chosen source
   * @param onPresence somebody gives sound or picture who did not before
   */
  constructor(
    private readonly mixer: Mixer,
    private readonly onPicture: (picture: PlanarPicture) => void,
    private readonly onPresence: () => void,
  ) {
    this.lost = new Promise((resolve) => this.room.once(RoomEvent.Disconnected, () => resolve()));
    this.room
      .on(RoomEvent.TrackPublished, () => this.onPresence())
      .on(RoomEvent.ActiveSpeakersChanged, (speakers) => {
        this.speakers = speakers.map(({ identity }) => identity);
      })
      .on(
        RoomEvent.TrackSubscribed,
        (track) => void (track.kind === TrackKind.KIND_AUDIO ? this.hear(track) : this.watch(track)),
      );
  }

  async join({ url, token }: Admission): Promise<void> {
    await this.room.connect(url, token, { autoSubscribe: false, dynacast: false });
    this.onPresence();
  }

  /** Who gives sound or picture, by the id of the person. */
  get present(): string[] {
    const giving = [...this.room.remoteParticipants.values()].filter(
      ({ trackPublications }) => trackPublications.size > 0,
    );
    return [...new Set(giving.map(({ identity }) => personOf(identity)))];
  }

  /** Hears these people and nobody else. Before it was told, it hears nobody. */
  allow(people: readonly string[]): void {
    this.recordable = new Set(people);
    for (const other of this.room.remoteParticipants.values()) {
      const isHeard = this.isRecordable(other.identity);
      for (const publication of other.trackPublications.values()) {
        if (publication.kind === TrackKind.KIND_AUDIO) publication.setSubscribed(isHeard);
      }
    }
  }

  /** Looks at what is to be seen now; null when there is nothing. */
  look(now: number): string | null {
    const wanted = this.choice.next(this.pictures(), this.speakers, now);
    if (wanted === this.watched) return wanted;
    for (const publication of this.publications()) {
      if (publication.kind !== TrackKind.KIND_VIDEO || !publication.sid) continue;
      if (publication.sid === wanted || publication.sid === this.watched)
        publication.setSubscribed(publication.sid === wanted);
    }
    this.watched = wanted;
    return wanted;
  }

  async leave(): Promise<void> {
    await this.room.disconnect();
  }

  private publications(): RemoteTrackPublication[] {
    return [...this.room.remoteParticipants.values()].flatMap((other) => [...other.trackPublications.values()]);
  }

  private pictures(): Picture[] {
    const shown = [...this.room.remoteParticipants.values()].filter(({ identity }) => this.isRecordable(identity));
    return shown.flatMap((other) =>
      [...other.trackPublications.values()].flatMap(({ sid, kind, source, muted }) => {
        if (kind !== TrackKind.KIND_VIDEO || !sid) return [];
        const isScreen = source === TrackSource.SOURCE_SCREENSHARE;
        return { sid, identity: other.identity, isScreen, isMuted: muted ?? false };
      }),
    );
  }

  private isRecordable(identity: string): boolean {
    return this.recordable.has(personOf(identity));
  }

  private async hear(track: RemoteTrack): Promise<void> {
    const name = track.sid ?? '';
    for await (const frame of new AudioStream(track, { sampleRate: HERTZ, numChannels: 1 })) {
      this.mixer.push(name, frame.data.slice());
    }
    this.mixer.remove(name);
  }

  /** Always reads on, since nothing holds the source back: who is not looked at is thrown away. */
  private async watch(track: RemoteTrack): Promise<void> {
    for await (const { frame } of new VideoStream(track)) {
      if (track.sid !== this.watched) continue;
      const { data, width, height } = frame.type === VideoBufferType.I420 ? frame : frame.convert(VideoBufferType.I420);
      this.onPicture({ data, width, height });
    }
  }
}
