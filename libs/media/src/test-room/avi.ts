/** The shape of the attack on ffmpeg of 2017: an AVI whose subtitle stream (GAB2) is a playlist. */
export function aviWithSubtitles(content: string): Buffer {
  const header = chunk('avih', Buffer.concat([words(40_000, 0, 0, 0x10, 1, 0, 1, 0, 64, 64), Buffer.alloc(16)]));
  const stream = chunk(
    'strh',
    Buffer.concat([Buffer.from('txts'), Buffer.alloc(16), words(1, 25, 0, 25, 4096), Buffer.alloc(16)]),
  );
  const gab2 = Buffer.concat([
    Buffer.from('GAB2\0'),
    ...[
      Buffer.from([2, 0]),
      words(2),
      Buffer.from('a\0'),
      Buffer.from([4, 0]),
      words(content.length),
      Buffer.from(content),
    ],
  ]);
  const streams = list('strl', stream, chunk('strf', Buffer.alloc(0)));
  return chunk(
    'RIFF',
    Buffer.concat([Buffer.from('AVI '), list('hdrl', header, streams), list('movi', chunk('00tx', gab2))]),
  );
}

function list(name: string, ...parts: Buffer[]): Buffer {
  return chunk('LIST', Buffer.concat([Buffer.from(name), ...parts]));
}

function chunk(name: string, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from(name), words(content.length), content, Buffer.alloc(content.length % 2)]);
}

function words(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, at) => bytes.writeUInt32LE(value, at * 4));
  return bytes;
}
