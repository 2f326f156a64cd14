import { isComplete, readWritten } from './written-segments.js';

const playlist = `#EXTM3U
#EXT-X-VERSION:7
#EXT-X-TARGETDURATION:4
#EXT-X-MAP:URI="init.mp4"
#EXTINF:4.010667,
00000.m4s
#EXTINF:3.989333,
00001.m4s
#EXTINF:1.500000,
00002.m4s
`;

it('reads what the encoder has finished, and when each segment begins', () => {
  expect(readWritten(playlist)).toEqual([
    { number: 0, file: '00000.m4s', startMs: 0, durationMs: 4011 },
    { number: 1, file: '00001.m4s', startMs: 4011, durationMs: 3989 },
    { number: 2, file: '00002.m4s', startMs: 8000, durationMs: 1500 },
  ]);
  expect(readWritten('#EXTM3U\n')).toEqual([]);
});

it('knows when the encoder has written everything', () => {
  expect(isComplete(playlist)).toBe(false);
  expect(isComplete(`${playlist}#EXT-X-ENDLIST\n`)).toBe(true);
  expect(readWritten(`${playlist}#EXT-X-ENDLIST\n`)).toEqual(readWritten(playlist));
});
