import type { VideoStream } from '../probe/probed-streams.js';
import { PacketScan } from '../probe/packet-scan.js';
import { readStreams } from '../probe/probed-streams.js';
import { audioArguments, copyArguments, readProgress, videoArguments } from './encode-args.js';
import { looksLike } from './file-type.js';
import { transcodeJobId, transcodePriority } from './media-queues.js';
import { chooseFrameRate, chooseRungs } from './rungs.js';

const video = { index: 2, width: 1280, height: 720, isInterlaced: true } as VideoStream;
const after = (args: string[], flag: string) => args[args.indexOf(flag) + 1];

describe('what ffmpeg is told', () => {
  const [best] = chooseRungs(video);
  const args = videoArguments('../input', video, best!, chooseFrameRate(29.97), 2);

  it('opens only local files of known containers', () => {
    for (const each of [
      args,
      audioArguments('../input', 1),
      copyArguments('../input', { video, audio: null, formatName: '', claimedSeconds: 1, streamCount: 1 }),
    ]) {
      expect(after(each, '-protocol_whitelist')).toBe('file,pipe');
      expect(after(each, '-format_whitelist')).not.toMatch(/hls|concat|dash|sdp|image2/);
      expect(after(each, '-i')).toBe('file:../input');
      expect(each.indexOf('-format_whitelist')).toBeLessThan(each.indexOf('-i'));
    }
  });

  it('cuts all qualities at the same frames, six seconds apart', () => {
    expect(after(args, '-g')).toBe('180');
    expect(after(args, '-force_key_frames')).toBe('expr:eq(mod(n,180),0)');
    expect(after(args, '-vf')).toBe(
      'yadif=deint=interlaced,fps=fps=30000/1001:start_time=0,scale=1280:720:flags=bicubic,setsar=1,format=yuv420p',
    );
    expect([after(args, '-crf'), after(args, '-maxrate'), after(args, '-map')]).toEqual(['23', '1800k', '0:2']);
  });

  it('says how far it is', () => {
    expect(readProgress('out_time_us=1500000')).toBe(1.5);
    for (const line of ['out_time_us=N/A', 'out_time=00:00:01', 'progress=end', ''])
      expect(readProgress(line)).toBeNull();
  });
});

describe('a job', () => {
  it('has an id that BullMQ takes', () => {
    expect(transcodeJobId({ mediaId: 'm', name: '720p', attempt: 2 })).toBe('m-720p-2');
  });

  it('comes earlier the sooner it makes a video watchable', () => {
    expect(['audio', '360p', '480p', '720p'].map(transcodePriority)).toEqual([1, 2, 3, 4]);
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
