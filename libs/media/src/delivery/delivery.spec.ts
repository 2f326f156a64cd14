import { createHash } from 'node:crypto';
import { newId } from '@yunqiao/platform';
import { FixedClock, testConfiguration } from '@yunqiao/platform/testing';
import { isDeliveredFile } from '../transcode/media-keys.js';
import { readRange } from './byte-ranges.js';
import { contentDisposition } from './content-disposition.js';
import { MediaAccess } from './media-access.js';
import { isSameSignature, signMediaPath } from './signature.js';
import '../media.errors.js';

describe('the signature', () => {
  it('is the one of nginx secure_link_md5, written base64url without padding', () => {
    // echo -n '2147483647 0198c0de-0000-7000-8000-000000000001 viewer secret' | openssl md5 -binary | openssl base64 | tr +/ -_ | tr -d =
    const text = '2147483647 0198c0de-0000-7000-8000-000000000001 viewer secret';
    const expected = createHash('md5')
      .update(text)
      .digest('base64')
      .replace(/\+/g, '-')
      .replace(/\//g, '_')
      .replace(/=+$/, '');
    expect(signMediaPath(2147483647, '0198c0de-0000-7000-8000-000000000001', 'viewer', 'secret')).toBe(expected);
    expect(expected).toHaveLength(22);
  });

  it('is compared whole', () => {
    expect(isSameSignature('abc', 'abc')).toBe(true);
    for (const other of ['abd', 'ab', 'abcd', '', 'äbc']) expect(isSameSignature(other, 'abc')).toBe(false);
  });

  it('runs out with its clock, and not before', () => {
    const clock = new FixedClock();
    const access = new MediaAccess(testConfiguration(), clock);
    const mediaId = newId();
    const [, , expiry, signature] = access.path(mediaId, 'viewer', 60).split('/') as [string, string, string, string];
    const check = () => access.require({ expiry, signature, mediaId }, 'viewer');
    clock.advance(59);
    expect(check).not.toThrow();
    clock.advance(1);
    expect(check).toThrow('MEDIA_TOKEN_INVALID');
  });

  it('is never made for nobody', () => {
    const access = new MediaAccess(testConfiguration(), new FixedClock());
    expect(() => access.path(newId(), '')).toThrow('MEDIA_NOT_FOUND');
    expect(() => access.path('../x', 'viewer')).toThrow('MEDIA_NOT_FOUND');
  });
});

describe('what is delivered', () => {
  it.each([
    'master.m3u8',
    'source.m3u8',
    'poster.jpg',
    'preview.webp',
    'file',
    '720p.1/index.m3u8',
    'audio.12/init.mp4',
    'source.3/00017.m4s',
  ])('%s', (file) => {
    expect(isDeliveredFile(file)).toBe(true);
  });

  it.each([
    'original',
    'cover.jpg',
    '720p/index.m3u8',
    '720p.1/../x',
    '1080p.1/index.m3u8',
    'master.m3u8\n',
    '720p.1/1.m4s',
    '/file',
    'file/',
  ])('not %j', (file) => {
    expect(isDeliveredFile(file)).toBe(false);
  });
});

describe('a range', () => {
  it.each([
    ['bytes=0-0', { first: 0, last: 0 }],
    ['bytes=5-', { first: 5, last: 9 }],
    ['bytes=-3', { first: 7, last: 9 }],
    ['bytes=-99', { first: 0, last: 9 }],
    ['bytes=10-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    [undefined, 'whole'],
    ['bytes=2-1', 'whole'],
    ['bytes=0-1,3-4', 'whole'],
    ['bytes=0x1-2', 'whole'],
  ])('%s of ten bytes is %j', (header, expected) => {
    expect(readRange(header, 10)).toEqual(expected);
  });
});

describe('the name of a file', () => {
  it('is given in full and in ASCII, without a way out of its quotes', () => {
    expect(contentDisposition('a"b\\c%.zip', 'application/zip')).toBe(
      `attachment; filename="a_b_c_.zip"; filename*=UTF-8''a%22b%5Cc%25.zip`,
    );
    expect(contentDisposition("it's (1)*.pdf", 'application/pdf')).toContain(
      "filename*=UTF-8''it%27s%20%281%29%2A.pdf",
    );
  });

  it('lets only harmless types be shown', () => {
    expect(contentDisposition('a.csv', 'text/csv')).toMatch(/^attachment/);
    expect(contentDisposition('a.html', 'text/html')).toMatch(/^attachment/);
    expect(contentDisposition('a.txt', 'text/plain')).toMatch(/^inline/);
  });
});
