/** Seconds at which the first sample of each track of a segment is shown, as a browser reckons; ffprobe would shift them. */
export function firstPresentations(init: Buffer, segment: Buffer): number[] {
  const scales = boxes(init, 'mdhd').map((box) => init.readUInt32BE(box + 12));
  const starts = boxes(segment, 'tfdt').map((box) =>
    segment[box] ? Number(segment.readBigUInt64BE(box + 4)) : segment.readUInt32BE(box + 4),
  );
  const shifts = boxes(segment, 'trun').map((box) => firstShift(segment, box));
  return starts.map((start, track) => (start + (shifts[track] ?? 0)) / (scales[track] ?? 1));
}

const FIRST = { dataOffset: 0x1, flags: 0x4 };
const EACH = [0x100, 0x200, 0x400];
const SHIFT = 0x800;

/** Composition offset of the first sample of a run. */
function firstShift(segment: Buffer, box: number): number {
  const flags = segment.readUInt32BE(box) & 0xffffff;
  if (!(flags & SHIFT)) return 0;
  const head = Object.values(FIRST).filter((flag) => flags & flag).length;
  const before = EACH.filter((flag) => flags & flag).length;
  return segment.readInt32BE(box + 8 + 4 * (head + before));
}

/** Where the content of each box of this name begins. */
function boxes(file: Buffer, name: string): number[] {
  const found: number[] = [];
  for (let at = file.indexOf(name); at >= 0; at = file.indexOf(name, at + 4)) {
    if (file.readUInt32BE(at - 4) < 1000 || name === 'trun') found.push(at + 4);
  }
  return found;
}
