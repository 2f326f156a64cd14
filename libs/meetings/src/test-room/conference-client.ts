import { AudioFrame, AudioSource, LocalAudioTrack, Room, TrackPublishOptions, TrackSource } from '@livekit/rtc-node';

const hertz = 48_000;

/** Somebody in a real conference, who can be heard. */
export class ConferenceClient {
  readonly room = new Room();
  private source: AudioSource | null = null;

  /** Comes in with a token; rejects when the conference refuses it. */
  static async join(url: string, token: string): Promise<ConferenceClient> {
    const client = new ConferenceClient();
    await client.room.connect(url.replace(/^http/u, 'ws'), token, { autoSubscribe: true, dynacast: false });
    return client;
  }

  get others(): string[] {
    return [...this.room.remoteParticipants.values()].map(({ identity }) => identity);
  }

  /** How many microphones of others arrive here. */
  get hears(): number {
    const all = [...this.room.remoteParticipants.values()].flatMap((other) => [...other.trackPublications.values()]);
    return all.filter(({ track }) => track !== undefined).length;
  }

  /** Publishes a microphone. */
  async speak(): Promise<void> {
    this.source = new AudioSource(hertz, 1);
    const track = LocalAudioTrack.createAudioTrack('microphone', this.source);
    const options = new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE });
    const own = this.room.localParticipant!;
    // While its rights change the library now and then waits for an answer that never comes: it is told once more.
    await own.publishTrack(track, options).catch(() => own.publishTrack(track, options));
    await this.source.captureFrame(AudioFrame.create(hertz, 1, hertz / 100));
  }

  async leave(): Promise<void> {
    await this.room.disconnect();
    await this.source?.close();
  }
}
