import type { StreamPackets } from '../probe/packet-scan.js';
import type { ProbedFile } from '../probe/probe-verdict.js';
import type { VideoStream } from '../probe/probed-streams.js';
import { planChunks } from './chunk-plan.js';

/** A film of 25 pictures a second with a key every ten seconds, decoded 0.08 s before they are shown. */
function film(seconds: number, changes: Partial<ProbedFile> = {}, cuts: Partial<StreamPackets> = {}): ProbedFile {
  const keySeconds = Array.from({ length: Math.ceil(seconds / 10) }, (_, at) => at * 10);
  const stream: StreamPackets = {
    ...{ count: seconds * 25, startsWithKey: true, longestGopSeconds: 10, isTimed: true, isDated: true },
    ...{ lastKeySeconds: keySeconds.at(-1)!, endSeconds: seconds, keySeconds },
    ...{ longestDelaySeconds: 0.08, longestJumpSeconds: 0.04, ...cuts },
  };
  const video = { index: 0, width: 1280, height: 720, frameRate: 25, codec: 'vp9' } as VideoStream;
  return {
    ...{ formatName: 'matroska,webm', claimedSeconds: seconds, originSeconds: 0, streamCount: 1, audio: null, video },
    packets: { startSeconds: 0, endSeconds: seconds, streams: new Map([[0, stream]]) },
    ...{ durationSeconds: seconds, ...changes },
  };
}

function copied(file: ProbedFile): ProbedFile {
  const { video } = file;
  return { ...file, video: video && { ...video, codec: 'h264', pixelFormat: 'yuv420p', hasSquarePixels: true } };
}

const lengths = (file: ProbedFile) => planChunks(file).map(({ seconds }) => seconds);

describe('the work on a film', () => {
  it('is cut into whole groups of six seconds: twelve seconds to begin with, by two cores, then forty-eight', () => {
    expect(lengths(film(120))).toEqual([6, 6, 48, 48, 12]);
    const plan = planChunks(film(120));
    for (const { firstFrame } of plan) expect(firstFrame % 150).toBe(0);
    expect(plan.map(({ turn }) => turn)).toEqual([0, 0, 1, 1, 1]);
  });

  it('begins with twelve seconds at once for a film that can be watched as it is', () => {
    expect(lengths(copied(film(120)))).toEqual([12, 48, 48, 12]);
  });

  it.each([
    [1, [1]],
    [12, [6, 6]],
    [17.96, [6, 11.96]],
    [18, [6, 6, 6]],
    [62, [6, 6, 50]],
  ])('of %s s has no chunk of less than a group', (seconds, expected) => {
    expect(lengths(film(seconds))).toEqual(expected);
  });

  it('loses no picture', () => {
    for (let seconds = 1; seconds < 400; seconds += 7.3) {
      const chunks = planChunks(film(seconds));
      expect(chunks.reduce((sum, { frameCount }) => sum + frameCount, 0)).toBe(Math.round(seconds * 25));
    }
  });

  it('has its sound in one piece, first of all where nothing can be watched without it', () => {
    const audio = { index: 1, codec: 'opus', channels: 2 };
    expect(planChunks(film(30, { audio }))[0]).toMatchObject({ kind: 'audio', turn: 0, seconds: 30 });
  });
});

describe('where decoding begins', () => {
  const seeks = (file: ProbedFile) => planChunks(file).map(({ seekSeconds }) => seekSeconds);

  it('is so early that a picture before the chunk is shown, whatever the delay from decoding to showing', () => {
    expect(seeks(film(120))).toEqual([null, 6 - 0.08 - 0.08, 12 - 0.16, 60 - 0.16, 108 - 0.16]);
  });

  it('counts from where the clock of the file begins', () => {
    const late = film(70, { originSeconds: 5, formatName: 'mpegts' }, { keySeconds: [5, 15, 25, 35, 45, 55, 62, 72] });
    expect(seeks(late)[2]).toBeCloseTo(10 - 1 - 0.08);
  });

  it.each(['mpegts', 'mpeg', 'asf', 'flv'])(
    'is a second before the key frame in %s, which is searched',
    (formatName) => {
      expect(seeks(film(70, { formatName }, { isTimed: formatName !== 'mpeg' }))[3]).toBeCloseTo(50 - 1 - 0.08);
    },
  );

  it('is sixteen pictures earlier in an AVI, which does not say when a picture is shown', () => {
    expect(seeks(film(70, { formatName: 'avi' }, { isTimed: false }))[2]).toBeCloseTo(12 - 0.08 - 16 / 25);
  });

  it.each<[string, Partial<ProbedFile>, Partial<StreamPackets>]>([
    ['without times', {}, { isTimed: false }],
    ['some of whose packets have no time at all', { formatName: 'mpeg' }, { isDated: false }],
    ['with one key frame', {}, { keySeconds: [0] }],
    ['of a bare stream', { formatName: 'mp3' }, {}],
    ['of several, one behind the other', { formatName: 'mpegts' }, { longestJumpSeconds: 3600 }],
  ])(
    'is its beginning for a film %s, of which all but the first twelve seconds is one chunk',
    (_what, changes, cuts) => {
      const file = film(200, changes, cuts);
      expect(lengths(file)).toEqual([12, 188]);
      expect(seeks(file)).toEqual([null, null]);
    },
  );
});
