import {
  AudioPresets,
  ConnectionQuality,
  DisconnectReason,
  LocalAudioTrack,
  Room,
  RoomEvent,
  Track,
  VideoPresets,
  type Participant,
  type RemoteTrackPublication,
  type TrackPublishOptions,
} from 'livekit-client';
import { allows, type LineQuality, type Step } from './ladder';
import { personOf, type Speaker } from './speaker';

/** What a page hears of its conference. */
export interface ConferenceListeners {
  /** Somebody came, went, spoke, showed or hid something. */
  changed(): void;
  /** The line is down, and the conference tries to come back by itself. */
  broken(): void;
  /** It came back by itself. */
  mended(): void;
  /** Somebody sent something that is kept nowhere. */
  received(topic: string, bytes: Uint8Array, personId: string): void;
  /** It is over for this connection. */
  lost(why: 'elsewhere' | 'line'): void;
}

/** What somebody shows or says with. */
export type Source = 'microphone' | 'camera' | 'screen';

const sources = {
  microphone: Track.Source.Microphone,
  camera: Track.Source.Camera,
  screen: Track.Source.ScreenShare,
} as const;
/** Its picture and its sound. */
const screenSources = [Track.Source.ScreenShare, Track.Source.ScreenShareAudio] as const;
/** LiveKit's numbers of the sources, as a permission lists them. */
const numbers: Readonly<Record<Source, number>> = { microphone: 2, camera: 1, screen: 3 };
const permissionMilliseconds = 8_000;
const kinds = { microphone: 'audioinput', camera: 'videoinput', loudspeaker: 'audiooutput' } as const;

/** Speech on a good line: 24 kb/s. */
const wideSound: TrackPublishOptions = { audioPreset: AudioPresets.speech, dtx: true, red: false };
/** On a line that loses things: 12 kb/s, and each piece again with the next one. */
const narrowSound: TrackPublishOptions = { audioPreset: { maxBitrate: 12_000 }, dtx: true, red: true };

/** A device that can be chosen. */
export type DeviceKind = keyof typeof kinds;

/** One connection to the conference of a session. Sound first: speech takes 24 kb/s, pictures come as small as they are shown. */
export class Conference {
  private readonly room = new Room({
    adaptiveStream: true,
    dynacast: true,
    disconnectOnPageLeave: true,
    audioCaptureDefaults: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
    videoCaptureDefaults: { resolution: VideoPresets.h360.resolution },
    publishDefaults: {
      ...wideSound,
      simulcast: true,
      videoEncoding: VideoPresets.h360.encoding,
      videoSimulcastLayers: [VideoPresets.h180],
    },
  });
  private step: Step = 'all';
  private readonly sounds = new Set<HTMLMediaElement>();

  constructor(private readonly listeners: ConferenceListeners) {
    const { room } = this;
    const changed = () => listeners.changed();
    for (const event of [
      ...[RoomEvent.ParticipantConnected, RoomEvent.ParticipantDisconnected, RoomEvent.ActiveSpeakersChanged],
      ...[RoomEvent.TrackMuted, RoomEvent.TrackUnmuted, RoomEvent.TrackUnpublished],
      ...[RoomEvent.LocalTrackPublished, RoomEvent.LocalTrackUnpublished, RoomEvent.AudioPlaybackStatusChanged],
    ] as const) {
      room.on(event, changed);
    }
    room.on(RoomEvent.TrackPublished, (publication) => {
      this.subscribe(publication);
      changed();
    });
    room.on(RoomEvent.TrackSubscribed, (track) => {
      if (track.kind === Track.Kind.Audio) this.sounds.add(document.body.appendChild(track.attach()));
      changed();
    });
    room.on(RoomEvent.TrackUnsubscribed, (track) => {
      if (track.kind === Track.Kind.Audio) track.detach().forEach((element) => this.forget(element));
      changed();
    });
    room.on(RoomEvent.DataReceived, (bytes, participant, _kind, topic) => {
      if (participant && topic) listeners.received(topic, bytes, personOf(participant.identity));
    });
    room.on(RoomEvent.SignalReconnecting, () => listeners.broken());
    room.on(RoomEvent.Reconnecting, () => listeners.broken());
    room.on(RoomEvent.Reconnected, () => listeners.mended());
    room.on(RoomEvent.Disconnected, (reason) => {
      this.sounds.forEach((element) => this.forget(element));
      if (reason === DisconnectReason.CLIENT_INITIATED) return;
      listeners.lost(reason === DisconnectReason.DUPLICATE_IDENTITY ? 'elsewhere' : 'line');
    });
  }

  async connect(url: string, token: string): Promise<void> {
    await this.room.connect(url, token, { autoSubscribe: false, maxRetries: 1 });
    this.apply(this.step);
    this.listeners.changed();
  }

  /** Sends something to everybody that may be lost on the way. */
  send(topic: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    return this.room.localParticipant.publishData(bytes, { topic, reliable: false });
  }

  leave(): Promise<void> {
    return this.room.disconnect();
  }

  /** Everybody who is connected, oneself first. */
  speakers(): Speaker[] {
    const { localParticipant, remoteParticipants } = this.room;
    const others = [...remoteParticipants.values()].filter(({ identity }) => identity.includes(':'));
    return [speakerOf(localParticipant), ...others.map(speakerOf)];
  }

  /** How good the own line is; null while nobody knows. */
  quality(): LineQuality | null {
    const { connectionQuality } = this.room.localParticipant;
    if (connectionQuality === ConnectionQuality.Unknown) return null;
    const isBad = connectionQuality === ConnectionQuality.Poor || connectionQuality === ConnectionQuality.Lost;
    return isBad ? 'bad' : 'good';
  }

  /** Whether the browser plays sound only after something was pressed. */
  get isSilenced(): boolean {
    return !this.room.canPlaybackAudio;
  }

  playSound(): Promise<void> {
    return this.room.startAudio();
  }

  isOn(source: Source): boolean {
    const publication = this.room.localParticipant.getTrackPublication(sources[source]);
    return publication !== undefined && !publication.isMuted;
  }

  /** Takes a device up or puts it down. Throws what the browser throws when there is none or it was refused. */
  async turn(source: Source, isOn: boolean): Promise<void> {
    const { localParticipant } = this.room;
    if (isOn) await this.waitUntilAllowed(source);
    if (source === 'microphone') await localParticipant.setMicrophoneEnabled(isOn, undefined, this.sound());
    else if (source === 'camera') await localParticipant.setCameraEnabled(isOn);
    else await localParticipant.setScreenShareEnabled(isOn, { audio: true, contentHint: 'detail' });
    this.listeners.changed();
  }

  /** What one's own microphone hears; null while it is off. */
  microphoneTrack(): MediaStreamTrack | null {
    const publication = this.room.localParticipant.getTrackPublication(Track.Source.Microphone);
    return publication?.isMuted === false ? (publication.track?.mediaStreamTrack ?? null) : null;
  }

  /** What is captured of the screen that one shares, its sound too. */
  screenTracks(): MediaStreamTrack[] {
    const { localParticipant } = this.room;
    const publications = screenSources.map((source) => localParticipant.getTrackPublication(source));
    return publications.flatMap((publication) => publication?.track?.mediaStreamTrack ?? []);
  }

  /** Shares a screen that is being captured already. */
  async shareAgain(tracks: readonly MediaStreamTrack[]): Promise<void> {
    await this.waitUntilAllowed('screen');
    for (const track of tracks) {
      const source = screenSources[track.kind === 'video' ? 0 : 1];
      if (track.kind === 'video') track.contentHint = 'detail';
      await this.room.localParticipant.publishTrack(track, { source });
    }
    this.listeners.changed();
  }

  /** Everything that one gives is taken down and its device let go. */
  async putAllDown(): Promise<void> {
    const { localParticipant } = this.room;
    const tracks = [...localParticipant.trackPublications.values()].flatMap(({ track }) => track ?? []);
    for (const track of tracks) await localParticipant.unpublishTrack(track, true);
    this.listeners.changed();
  }

  /** Gives up what a bad line cannot carry, or takes it again. The own camera is the page's to turn. */
  apply(step: Step): void {
    const sounded = this.sound();
    this.step = step;
    if (this.sound() !== sounded) void this.publishSoundAgain();
    for (const { trackPublications } of this.room.remoteParticipants.values()) {
      for (const publication of trackPublications.values()) this.subscribe(publication as RemoteTrackPublication);
    }
  }

  devices(kind: DeviceKind): Promise<MediaDeviceInfo[]> {
    return Room.getLocalDevices(kinds[kind], false);
  }

  chosen(kind: DeviceKind): string {
    return this.room.getActiveDevice(kinds[kind]) ?? 'default';
  }

  async choose(kind: DeviceKind, deviceId: string): Promise<void> {
    await this.room.switchActiveDevice(kinds[kind], deviceId);
  }

  private subscribe(publication: RemoteTrackPublication): void {
    const { cameras, screen } = allows(this.step);
    const isWanted = {
      [Track.Source.Camera]: cameras,
      [Track.Source.ScreenShare]: screen,
    } as Partial<Record<Track.Source, boolean>>;
    publication.setSubscribed(isWanted[publication.source] ?? true);
  }

  private sound(): TrackPublishOptions {
    return allows(this.step).wideSound ? wideSound : narrowSound;
  }

  /** How sound is sent is settled when it is published; the device stays open, and who is muted stays muted. */
  private async publishSoundAgain(): Promise<void> {
    const { localParticipant } = this.room;
    const track = localParticipant.getTrackPublication(Track.Source.Microphone)?.track;
    if (!(track instanceof LocalAudioTrack)) return;
    await localParticipant.unpublishTrack(track, false);
    await localParticipant.publishTrack(track, { ...this.sound(), source: Track.Source.Microphone });
    this.listeners.changed();
  }

  private forget(element: HTMLMediaElement): void {
    element.remove();
    this.sounds.delete(element);
  }

  /** The house allows it in the same moment in which it says so; the conference hears of it a little later. */
  private async waitUntilAllowed(source: Source): Promise<void> {
    const isAllowed = () => {
      const { permissions } = this.room.localParticipant;
      const allowed = permissions?.canPublishSources ?? [];
      return permissions?.canPublish === true && (allowed.length === 0 || allowed.includes(numbers[source]));
    };
    const until = Date.now() + permissionMilliseconds;
    while (!isAllowed() && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function speakerOf(participant: Participant): Speaker {
  const camera = participant.getTrackPublication(Track.Source.Camera);
  const screen = participant.getTrackPublication(Track.Source.ScreenShare);
  return {
    ...{ identity: participant.identity, personId: personOf(participant.identity) },
    ...{ isLocal: participant.isLocal, isSpeaking: participant.isSpeaking },
    isMicrophoneOn: participant.isMicrophoneEnabled,
    camera: camera?.track && !camera.isMuted ? camera.track : null,
    screen: screen?.track ?? null,
    isSharing: screen !== undefined,
  };
}
