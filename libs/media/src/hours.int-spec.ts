import { ffmpeg, filmFolder } from './test-room/films.js';
import { flashAndBeep } from './test-room/flash-and-beep.js';
import { MediaRoom } from './test-room/media-room.js';
import { expectInSync, expectOutcome } from './test-room/outcome.js';

const HOURS = 3;
const SECONDS = HOURS * 3600;
const MINUTE = 60;
/** More than others get: its chunks alone are two hundred. */
const PATIENCE = 900_000;

let room: MediaRoom;
let films: Awaited<ReturnType<typeof filmFolder>>;

beforeAll(async () => {
  [room, films] = await Promise.all([MediaRoom.open(), filmFolder()]);
});

afterAll(async () => {
  await room.close();
  await films.remove();
});

describe(`a film of ${HOURS} hours`, () => {
  const whole = async () => {
    const file = films.file('hours.mp4');
    const small = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-g', '12', '-c:a', 'aac'];
    await ffmpeg(...flashAndBeep('64x48', SECONDS, 1, 8000), ...small, file);
    const playable = await room.prepare(await room.upload(await room.person(), file));
    expect(playable).toMatchObject({ state: 'playable', errorCode: null });
    const media = await room.transcode(playable);
    const renditions = { source: '64x48', audio: null, '360p': '64x48' };
    await expectOutcome(room, media, { seconds: SECONDS, renditions });
    expect(await expectInSync(room, media, file, 1, SECONDS - MINUTE)).toBe(5);
  };

  it('has its last minute where it was, in every quality', whole, PATIENCE);
});
