import { parse, types } from 'hls-parser';
import {
  measureBandwidth,
  readSegments,
  writeGrowingPlaylist,
  writeMasterPlaylist,
  writeMediaPlaylist,
  type RenditionEntry,
} from './playlist.js';

const entry = (uri: string, bandwidth: number, changes: Partial<RenditionEntry> = {}): RenditionEntry => ({
  ...{ uri, bandwidth, averageBandwidth: bandwidth - 100, codecs: 'avc1.64001f' },
  ...{ width: 1280, height: 720, frameRate: 30000 / 1001 },
  ...changes,
});
const sound = entry('audio.1/index.m3u8', 45_000, { codecs: 'mp4a.40.2', width: null, height: null, frameRate: null });

describe('a media playlist', () => {
  const segments = [
    { file: '00000.m4s', seconds: 6.006, bytes: 60_000 },
    { file: '00001.m4s', seconds: 6.6, bytes: 30_000 },
    { file: '00002.m4s', seconds: 0.04, bytes: 9_000 },
  ];

  it('is complete, static and relative', () => {
    const playlist = parse(writeMediaPlaylist(segments)) as types.MediaPlaylist;
    expect(playlist).toMatchObject({ endlist: true, playlistType: 'VOD', targetDuration: 7, version: 7 });
    expect(playlist.segments.map(({ uri, duration }) => [uri, duration])).toEqual([
      ...[
        ['00000.m4s', 6.006],
        ['00001.m4s', 6.6],
        ['00002.m4s', 0.04],
      ],
    ]);
    expect(playlist.segments[0]?.map?.uri).toBe('init.mp4');
  });

  it('grows under one target duration, until it is whole', () => {
    const [early, late] = [1, 3].map((count) => {
      const text = writeGrowingPlaylist(segments.slice(0, count), 6.6, count === 3);
      return parse(text) as types.MediaPlaylist;
    });
    expect(early).toMatchObject({ endlist: false, playlistType: 'EVENT', targetDuration: 7 });
    expect(late).toMatchObject({ endlist: true, playlistType: 'EVENT', targetDuration: 7 });
    expect(late!.segments.slice(0, 1).map(({ uri }) => uri)).toEqual(early!.segments.map(({ uri }) => uri));
  });

  it('is read as ffmpeg writes it', () => {
    expect(readSegments(writeMediaPlaylist(segments)).map(({ file }) => file)).toEqual(
      segments.map(({ file }) => file),
    );
    expect(readSegments('#EXTM3U\r\n#EXTINF:2.5,\r\na.m4s\r\n#EXTINF:1')).toEqual([{ file: 'a.m4s', seconds: 2.5 }]);
  });

  it('is measured by its fullest segment, a sliver at the end aside', () => {
    const { bandwidth, averageBandwidth } = measureBandwidth(segments);
    expect(bandwidth).toBe(Math.ceil((60_000 * 8) / 6.006));
    expect(averageBandwidth).toBe(Math.ceil((99_000 * 8) / 12.646));
  });
});

describe('a master playlist', () => {
  it('lists the qualities, best first, with one group of sound', () => {
    const text = writeMasterPlaylist(
      [entry('360p.1/index.m3u8', 300_000, { width: 640, height: 360 }), entry('720p.2/index.m3u8', 1_800_000)],
      sound,
    );
    const master = parse(text) as types.MasterPlaylist;
    expect(master.variants.map(({ uri }) => uri)).toEqual(['720p.2/index.m3u8', '360p.1/index.m3u8']);
    const [best] = master.variants;
    expect(best).toMatchObject({
      ...{ bandwidth: 1_845_000, averageBandwidth: 1_844_800, codecs: 'avc1.64001f,mp4a.40.2' },
      ...{ resolution: { width: 1280, height: 720 }, frameRate: 29.97 },
    });
    expect(best?.audio.map(({ uri, isDefault }) => [uri, isDefault])).toEqual([['audio.1/index.m3u8', true]]);
  });

  it('without sound names no group', () => {
    expect(writeMasterPlaylist([entry('a', 1)], null)).not.toMatch(/AUDIO/);
  });

  it('without picture has the sound as its only variant', () => {
    const master = parse(writeMasterPlaylist([], sound)) as types.MasterPlaylist;
    expect(master.variants).toMatchObject([{ uri: 'audio.1/index.m3u8', codecs: 'mp4a.40.2', bandwidth: 45_000 }]);
  });
});
