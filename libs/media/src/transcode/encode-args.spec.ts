import type { VideoStream } from '../probe/probed-streams.js';
import { PacketScan } from '../probe/packet-scan.js';
import { readStreams } from '../probe/probed-streams.js';
import { audioArguments, chunkArguments, copyArguments, readFrames, readProgress } from './encode-args.js';
import { looksLike } from './file-type.js';
import { prepareJobId, ticketId } from './media-queues.js';
import { chooseFrameRate, chooseRungs } from './rungs.js';

const video = { index: 2, width: 1280, height: 720, isInterlaced: true } as VideoStream;
const after = (args: string[], flag: string) => args[args.indexOf(flag) + 1];

describe('what ffmpeg is told', () => {
  const ladder = { video, rungs: chooseRungs(video), rate: chooseFrameRate(29.97) };
  const chunk = { firstFrame: 360, frameCount: 1440, seekSeconds: 11.5 };
  const args = chunkArguments('input', ladder, chunk);

  const scaled = (width: number, height: number) =>
    `zscale=w=${width}:h=${height}:filter=bicubic:param_a=0:param_b=0.6,setsar=1`;

  it('opens only local files of known containers', () => {
    for (const each of [
      args,
      audioArguments('input', 1),
      copyArguments('input', {
        video,
        audio: null,
        formatName: '',
        claimedSeconds: 1,
        originSeconds: 0,
        streamCount: 1,
      }),
    ]) {
      expect(after(each, '-protocol_whitelist')).toBe('file,pipe');
      expect(after(each, '-format_whitelist')).not.toMatch(/hls|concat|dash|sdp|image2/);
      expect(after(each, '-i')).toBe('file:input');
      expect(each.indexOf('-format_whitelist')).toBeLessThan(each.indexOf('-i'));
    }
  });

  it('makes all qualities of a chunk by one decoder, cut at the same moments, six seconds apart', () => {
    expect(after(args, '-filter_complex')).toBe(
      '[0:2]yadif=deint=interlaced,fps=fps=30000/1001:start_time=12.012000,format=yuv420p,' +
        'scale=1280:720:flags=bicubic,setsar=1,split[rung0][rest1];' +
        `[rest1]${scaled(854, 480)},split[rung1][rest2];` +
        `[rest2]${scaled(640, 360)},split[rung2][rest3];` +
        `[rest3]framestep=2,${scaled(426, 240)}[rung3]`,
    );
    const all = (flag: string) => args.flatMap((arg, at) => (arg === flag ? [args[at + 1]] : []));
    expect(all('-g')).toEqual(['180', '180', '180', '90']);
    expect(all('-frames:v')).toEqual(['1440', '1440', '1440', '720']);
    expect(all('-start_number')).toEqual(['2', '2', '2', '2']);
    expect(all('-crf')).toEqual(['23', '24', '26', '28']);
    expect(all('-maxrate')).toEqual(['1800k', '800k', '300k', '120k']);
  });

  it('uses one thread for each codec, so that a chunk made twice is the same', () => {
    expect(args.filter((_arg, at) => args[at - 1] === '-threads')).toEqual(['1', '1', '1', '1', '1']);
  });

  it('keeps the times of the file where it begins in the middle, and has ffmpeg mend them where it does not', () => {
    expect(args.slice(args.indexOf('-copyts'), args.indexOf('-ss') + 2)).toEqual([
      ...['-copyts', '-start_at_zero', '-noaccurate_seek', '-ss', '11.500000'],
    ]);
    expect(chunkArguments('input', ladder, { ...chunk, seekSeconds: null })).not.toContain('-copyts');
  });

  it('says how far it is', () => {
    expect(readProgress('out_time_us=1500000')).toBe(1.5);
    expect([readFrames('frame= 12'), readFrames('fps=12')]).toEqual([12, null]);
    for (const line of ['out_time_us=N/A', 'out_time=00:00:01', 'progress=end', ''])
      expect(readProgress(line)).toBeNull();
  });
});

describe('a job', () => {
  it('has an id that BullMQ takes, another one for each time that a chunk waits', () => {
    expect(prepareJobId({ mediaId: 'm', attempt: 2 })).toBe('m-prepare-2');
    expect([0, 1].map((fence) => ticketId({ id: 'c', fence }))).toEqual(['c-0', 'c-1']);
  });
});

describe('what ffprobe says', () => {
  it('is a film that is turned, stretched and made even', () => {
    const side = {
      codec_type: 'video',
      codec_name: 'h264',
      width: 1919,
      height: 1080,
      sample_aspect_ratio: '1:1',
      side_data_list: [{ rotation: -90 }],
    };
    expect(readStreams({ streams: [{ index: 0, ...side }] }).video).toMatchObject({
      width: 1080,
      height: 1918,
      isRotated: true,
    });
    const wide = { index: 0, codec_type: 'video', width: 720, height: 576, sample_aspect_ratio: '64:45' };
    expect(readStreams({ streams: [wide] }).video).toMatchObject({ width: 1024, height: 576, hasSquarePixels: false });
  });

  it('is believed in nothing', () => {
    expect(readStreams({})).toMatchObject({ video: null, audio: null, claimedSeconds: null });
    const absurd = {
      index: 0,
      codec_type: 'video',
      width: 100,
      height: 100,
      sample_aspect_ratio: '0:1',
      avg_frame_rate: '0/0',
      r_frame_rate: '90000/1',
    };
    expect(readStreams({ streams: [absurd], format: { duration: 'N/A' } }).video).toMatchObject({
      width: 100,
      frameRate: 25,
    });
  });

  it('is added up packet by packet', () => {
    const scan = new PacketScan();
    for (const at of [0, 1, 2, 3])
      scan.add(
        `stream_index=0|pts_time=${at}|dts_time=${at}|duration_time=1|size=9|flags=${at === 0 || at === 3 ? 'K_' : '__'}`,
      );
    scan.add('stream_index=1|pts_time=N/A|dts_time=0.5|duration_time=N/A|size=9|flags=K_');
    scan.add('side_data|');
    const { startSeconds, endSeconds, streams } = scan.summary();
    expect([startSeconds, endSeconds]).toEqual([0, 4]);
    expect(streams.get(0)).toMatchObject({ count: 4, startsWithKey: true, longestGopSeconds: 3, isTimed: true });
    expect(streams.get(0)?.keySeconds).toEqual([0, 3]);
    expect(streams.get(1)).toMatchObject({ count: 1, isTimed: false });
  });
});

describe('the first bytes of a file', () => {
  it.each<[string, string, boolean]>([
    ['%PDF-1.7', 'application/pdf', true],
    ['PK\u0003\u0004', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', true],
    ['PK\u0003\u0004', 'application/zip', true],
    ['MZ', 'application/zip', false],
    ['<html>', 'application/pdf', false],
    ['a,b\n1,2', 'text/csv', true],
    ['a\0b', 'text/plain', false],
    ['anything', 'application/x-unknown', false],
  ])('%j as %s: %s', (start, contentType, expected) => {
    expect(looksLike(Buffer.from(start, 'latin1'), contentType)).toBe(expected);
  });
});
