/** CODECS of an fMP4 init segment as RFC 6381 writes them, for example `avc1.64001f,mp4a.40.2`. */
export function readCodecs(init: Buffer): string[] {
  return [readAvc(init), readMp4Audio(init)].filter((codec) => codec !== null);
}

/** Profile, compatibility and level stand in the first bytes of the AVC configuration. */
function readAvc(init: Buffer): string | null {
  const box = init.indexOf('avcC', 0, 'latin1');
  if (box < 0) return null;
  return `avc1.${init.subarray(box + 5, box + 8).toString('hex')}`;
}

const ES_DESCRIPTOR = 0x03;
const DECODER_CONFIGURATION = 0x04;
const DECODER_SPECIFIC = 0x05;

/** The audio object type: 2 is AAC-LC, 5 is HE-AAC. */
function readMp4Audio(init: Buffer): string | null {
  const box = init.indexOf('esds', 0, 'latin1');
  if (box < 0) return null;
  // after the name: version and flags
  const stream = openDescriptor(init, box + 8, ES_DESCRIPTOR);
  const decoder = stream && openDescriptor(init, stream + 3, DECODER_CONFIGURATION);
  const specific = decoder && openDescriptor(init, decoder + 13, DECODER_SPECIFIC);
  if (!decoder || !specific) return null;
  const first = init[specific]! >> 3;
  const objectType = first === 31 ? 32 + (((init[specific]! & 7) << 3) | (init[specific + 1]! >> 5)) : first;
  return `mp4a.${init[decoder]!.toString(16)}.${objectType}`;
}

/** Where the content of the descriptor with this tag begins; null when another one stands there. */
function openDescriptor(bytes: Buffer, at: number, tag: number): number | null {
  if (bytes[at] !== tag) return null;
  let next = at + 1;
  while (bytes[next]! & 0x80) next += 1;
  return next + 1;
}
