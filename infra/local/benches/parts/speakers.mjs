/**
 * People who speak in a conference, in processes of their own: each publishes a tone, one also a moving picture.
 */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** One process carries so many of them. */
const speakersPerProcess = 13;

/**
 * @typedef {object} Place in a conference
 * @property {string} url of the conference server itself
 * @property {string} token
 * @property {'sound' | 'picture'} publishes a picture comes with sound
 */

/**
 * Connects them all and waits until each publishes.
 * @param {Place[]} places
 * @returns {Promise<{ lost: Promise<void>, stop: () => Promise<void> }>} `lost` is settled when one of them loses the conference
 */
export async function seat(places) {
  const groups = Array.from({ length: Math.ceil(places.length / speakersPerProcess) }, (_, index) =>
    places.slice(index * speakersPerProcess, (index + 1) * speakersPerProcess),
  );
  const processes = await Promise.all(groups.map(seatGroup));
  return {
    lost: Promise.race(processes.map(({ lost }) => lost)),
    stop: async () => {
      await Promise.all(processes.map(({ stop }) => stop()));
    },
  };
}

/**
 * @param {Place[]} places
 * @returns {Promise<{ lost: Promise<void>, stop: () => Promise<void> }>}
 */
async function seatGroup(places) {
  const child = fork(fileURLToPath(import.meta.url), ['speak'], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const killed = () => child.kill('SIGKILL');
  process.once('exit', killed);
  const ended = /** @type {Promise<void>} */ (new Promise((resolve) => child.once('exit', () => resolve())));
  child.send(places);
  await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`Speakers ended with ${code}.`)));
  });
  const stop = async () => {
    if (child.connected) child.send('leave');
    await ended;
    process.off('exit', killed);
  };
  return { lost: ended, stop };
}

const hertz = 48_000;
/** A tenth of a second at a time: shorter pieces cost the load more than the server. */
const frameSamples = hertz / 10;
const picture = { width: 640, height: 360, perSecond: 15 };

let isLeaving = false;

/** @param {Place} place */
async function sit({ url, token, publishes }) {
  const { Room, RoomEvent } = await import('@livekit/rtc-node');
  const room = new Room();
  await room.connect(url, token, { autoSubscribe: false, dynacast: true });
  room.on(RoomEvent.Disconnected, () => process.exit(isLeaving ? 0 : 2));
  await speak(room);
  if (publishes === 'picture') await show(room);
  return room;
}

/** @param {import('@livekit/rtc-node').Room} room */
async function speak(room) {
  const { AudioFrame, AudioSource, LocalAudioTrack, TrackPublishOptions, TrackSource } =
    await import('@livekit/rtc-node');
  const source = new AudioSource(hertz, 1);
  const track = LocalAudioTrack.createAudioTrack('microphone', source);
  const options = new TrackPublishOptions({
    source: TrackSource.SOURCE_MICROPHONE,
    audioEncoding: { maxBitrate: 24_000n },
    dtx: false,
    red: false,
  });
  await room.localParticipant?.publishTrack(track, options);
  const pitch = 200 + Math.random() * 400;
  const wave = Int16Array.from({ length: hertz }, (_, at) => 8_000 * Math.sin((2 * Math.PI * pitch * at) / hertz));
  let at = 0;
  const talk = async () => {
    const samples = wave.slice(at, at + frameSamples);
    at = (at + frameSamples) % hertz;
    await source.captureFrame(new AudioFrame(samples, hertz, 1, frameSamples));
    if (room.isConnected) setImmediate(talk);
  };
  void talk();
}

/** @param {import('@livekit/rtc-node').Room} room */
async function show(room) {
  const { LocalVideoTrack, TrackPublishOptions, TrackSource, VideoBufferType, VideoFrame, VideoSource } =
    await import('@livekit/rtc-node');
  const { width, height, perSecond } = picture;
  const source = new VideoSource(width, height);
  const track = LocalVideoTrack.createVideoTrack('camera', source);
  await room.localParticipant?.publishTrack(
    track,
    new TrackPublishOptions({ source: TrackSource.SOURCE_CAMERA, simulcast: false }),
  );
  const pixels = new Uint8Array((width * height * 3) / 2).fill(128);
  let count = 0;
  const timer = setInterval(() => {
    count += 1;
    pixels.fill(count % 220, 0, width * height);
    source.captureFrame(new VideoFrame(pixels, width, height, VideoBufferType.I420));
    if (!room.isConnected) clearInterval(timer);
  }, 1000 / perSecond);
}

if (process.argv[2] === 'speak' && process.send) {
  process.once('message', async (/** @type {Place[]} */ places) => {
    const rooms = [];
    for (const place of places) rooms.push(await sit(place));
    process.once('message', async () => {
      isLeaving = true;
      const { dispose } = await import('@livekit/rtc-node');
      await Promise.all(rooms.map((room) => room.disconnect()));
      await dispose();
      process.exit(0);
    });
    process.send?.('seated');
  });
}
