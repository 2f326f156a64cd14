import type { Conference, ConferenceListeners, Source } from './conference';
import type { LineQuality } from './ladder';

/** Stands in for the conference server in tests of what the page does beside it. */
export class FakeConference implements Pick<Conference, keyof Conference> {
  /** What the conferences of a page have come to, the newest last. */
  static made: FakeConference[] = [];
  readonly on = new Set<Source>();
  line: LineQuality = 'good';
  readonly shared: MediaStreamTrack[] = [];
  readonly isSilenced = false;

  constructor(readonly listeners: ConferenceListeners) {
    FakeConference.made.push(this);
  }

  connect = async () => {};
  leave = async () => {};
  apply = () => {};
  send = async () => {};
  playSound = async () => {};
  choose = async () => {};
  devices = async () => [];
  chosen = () => 'default';
  speakers = () => [];
  quality = () => this.line;
  isOn = (source: Source) => this.on.has(source);
  microphoneTrack = () => null;
  screenTracks = () => [...this.shared];

  async turn(source: Source, isOn: boolean) {
    if (isOn) this.on.add(source);
    else this.on.delete(source);
    if (source === 'screen') this.shared.splice(0, Infinity, ...(isOn ? [captured()] : []));
  }

  async shareAgain(tracks: readonly MediaStreamTrack[]) {
    this.on.add('screen');
    this.shared.push(...tracks);
  }

  async putAllDown() {
    this.on.clear();
    this.shared.length = 0;
  }
}

/** A track of a captured screen, and whatever is cloned from it. */
function captured(): MediaStreamTrack {
  const track = {
    readyState: 'live',
    stop: () => (track.readyState = 'ended'),
    clone: () => captured(),
  };
  return track as unknown as MediaStreamTrack;
}
