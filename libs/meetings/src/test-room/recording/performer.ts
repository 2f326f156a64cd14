import {
  AudioFrame,
  AudioSource,
  LocalAudioTrack,
  LocalVideoTrack,
  TrackPublishOptions,
  TrackSource,
  VideoBufferType,
  VideoFrame,
  VideoSource,
} from '@livekit/rtc-node';
import type { ConferenceClient } from '../conference-client.js';

const hertz = 48_000;
const stepSamples = hertz / 50;
const [width, height] = [640, 360];

/** Somebody in a conference who can be told by ear and by eye: a tone, and a bar that moves over a picture. */
export class Performer {
  private readonly stopping = new AbortController();
  private readonly acts: Promise<void>[] = [];

  constructor(private readonly client: ConferenceClient) {}

  /** Publishes a tone as the microphone. */
  async sing(toneHertz: number): Promise<void> {
    const source = new AudioSource(hertz, 1);
    const track = LocalAudioTrack.createAudioTrack('tone', source);
    const options = new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE, dtx: true, red: false });
    await this.client.room.localParticipant!.publishTrack(track, options);
    this.acts.push(this.singOn(source, toneHertz));
  }

  /** Publishes a moving picture as the camera. */
  async move(): Promise<void> {
    const source = new VideoSource(width, height);
    const track = LocalVideoTrack.createVideoTrack('bar', source);
    const options = new TrackPublishOptions({ source: TrackSource.SOURCE_CAMERA, simulcast: false });
    await this.client.room.localParticipant!.publishTrack(track, options);
    this.acts.push(this.moveOn(source));
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.acts);
  }

  private async singOn(source: AudioSource, toneHertz: number): Promise<void> {
    for (let step = 0; !this.stopping.signal.aborted; step += 1) {
      const samples = Int16Array.from({ length: stepSamples }, (_, index) => {
        const seconds = (step * stepSamples + index) / hertz;
        return Math.sin(2 * Math.PI * toneHertz * seconds) * 8000;
      });
      await source.captureFrame(new AudioFrame(samples, hertz, 1, stepSamples));
    }
    await source.close();
  }

  private async moveOn(source: VideoSource): Promise<void> {
    for (let step = 0; !this.stopping.signal.aborted; step += 1) {
      source.captureFrame(new VideoFrame(barAt((step * 16) % width), width, height, VideoBufferType.I420));
      await new Promise((go) => setTimeout(go, 66));
    }
    await source.close();
  }
}

/** Grey, with a white bar. */
function barAt(left: number): Uint8Array {
  const picture = new Uint8Array((width * height * 3) / 2).fill(128);
  for (let y = 0; y < height; y += 1) picture.fill(235, y * width + left, y * width + left + 40);
  return picture;
}
