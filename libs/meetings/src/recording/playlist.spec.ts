import { parse, types } from 'hls-parser';
import { fillsOf, gapsOf, livePlaylist, replayPlaylist, secondsOf, type PlayableSegment } from './playlist.js';

const began = Date.parse('2020-04-15T02:00:00.000Z');

/** Segments of one epoch, four seconds each, that begins so many seconds after the session. */
function epoch(epochNumber: number, afterSeconds: number, count: number): PlayableSegment[] {
  return Array.from({ length: count }, (_, number) => ({
    ...{ epochNumber, number, durationMs: 4000 },
    startsAt: new Date(began + (afterSeconds + number * 4) * 1000),
  }));
}

function read(playlist: string): types.MediaPlaylist {
  const parsed = parse(playlist);
  if (parsed.isMasterPlaylist) throw new Error('It is a master playlist');
  return parsed as types.MediaPlaylist;
}

describe('the playlist of a session that is live', () => {
  it('has no end, and counts on from what slid out of it', () => {
    const playlist = livePlaylist('audio', epoch(3, 400, 6), { segments: 97, epochs: 2 });
    expect(read(playlist)).toMatchObject({ endlist: false, mediaSequenceBase: 97, discontinuitySequenceBase: 2 });
    expect(playlist).not.toContain('ENDLIST');
  });

  it('tells the time of day, and what the segments begin with', () => {
    const [first, second] = read(livePlaylist('video', epoch(1, 0, 2))).segments;
    expect(first).toMatchObject({ uri: 'video.e1/00000.m4s', programDateTime: new Date(began), duration: 4 });
    expect(second).toMatchObject({ uri: 'video.e1/00001.m4s', map: { uri: 'video.e1/init.mp4' } });
  });
});

describe('the playlist of a replay', () => {
  const broken = [...epoch(1, 0, 2), ...epoch(2, 14, 1)];

  it('has an end, and all segments in order', () => {
    const { endlist, segments } = read(replayPlaylist('video', broken));
    expect(endlist).toBe(true);
    expect(segments.map(({ uri }) => uri)).toEqual(['video.e1/00000.m4s', 'video.e1/00001.m4s', 'video.e2/00000.m4s']);
  });

  it('begins anew with each epoch, at its time of day', () => {
    const last = read(replayPlaylist('audio', broken)).segments.at(-1);
    expect(last).toMatchObject({ discontinuity: true, map: { uri: 'audio.e2/init.mp4' } });
    expect(last?.programDateTime).toEqual(new Date(began + 14_000));
  });

  it('jumps over what was cut out, within the same epoch', () => {
    const cut = epoch(1, 0, 4).filter(({ number }) => number !== 1);
    const after = read(replayPlaylist('video', cut)).segments[1];
    expect(after).toMatchObject({ uri: 'video.e1/00002.m4s', discontinuity: true, map: { uri: 'video.e1/init.mp4' } });
    expect(after?.programDateTime).toEqual(new Date(began + 8000));
  });

  it('is valid when nothing is left', () => {
    expect(read(replayPlaylist('video', [])).segments).toEqual([]);
  });

  it('shows what is missing', () => {
    expect(gapsOf(broken)).toEqual([
      { atSeconds: 8, startsAt: new Date(began + 8000), endsAt: new Date(began + 14_000) },
    ]);
    expect(gapsOf(epoch(1, 0, 5))).toEqual([]);
    expect(secondsOf(broken)).toBe(12);
  });

  it('tells what was filled afterwards, as far as it was not cut out', () => {
    const filled = [...epoch(1, 0, 2), ...epoch(3, 8, 3), ...epoch(2, 20, 2)];
    const whole = { atSeconds: 8, startsAt: new Date(began + 8000), endsAt: new Date(began + 20_000) };
    expect(fillsOf(filled, new Set([3]))).toEqual([whole]);
    expect(fillsOf(filled, new Set())).toEqual([]);
    const cut = filled.filter(({ epochNumber, number }) => epochNumber !== 3 || number !== 1);
    expect(fillsOf(cut, new Set([3]))).toEqual([
      { ...whole, endsAt: new Date(began + 12_000) },
      { atSeconds: 12, startsAt: new Date(began + 16_000), endsAt: new Date(began + 20_000) },
    ]);
  });
});
