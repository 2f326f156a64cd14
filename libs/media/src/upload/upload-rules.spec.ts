import { requireContentType, requireFileName, requireSize } from './upload-rules.js';
import '../media.errors.js';

describe('the name of an upload', () => {
  it.each([
    ['第三课：分数.mp4', '第三课：分数.mp4'],
    ['  e\u0301te\u0301.mp4 ', 'été.mp4'],
    ['𠀀龘😀.mp4', '𠀀龘😀.mp4'],
    ['😀'.repeat(255), '😀'.repeat(255)],
    ['..mp4', '..mp4'],
  ])('"%s" is kept', (given, kept) => {
    expect(requireFileName(given)).toBe(kept);
  });

  it.each([
    ...[
      '',
      '   ',
      '.',
      '..',
      'a/b.mp4',
      'a\\b.mp4',
      'a\nb.mp4',
      'a\0b.mp4',
      'a\u202egpj.exe',
      '\ud800.mp4',
      'x'.repeat(256),
      '😀'.repeat(256),
    ],
  ])('%j is refused', (name) => {
    expect(() => requireFileName(name)).toThrow('UPLOAD_NAME_INVALID');
  });
});

describe('the type of an upload', () => {
  it.each([
    ['video', 'a.mp4', 'video/mp4', 'video/mp4'],
    ['video', 'a.mp3', 'audio/mpeg', 'audio/mpeg'],
    ['video', 'a.MKV', '', 'application/octet-stream'],
    ['video', 'a', 'Video/QuickTime; codecs="x"', 'video/quicktime'],
    ['file', 'a.pdf', 'application/pdf', 'application/pdf'],
    ['file', 'a.zip', 'application/x-zip-compressed', 'application/zip'],
    ['file', 'a.docx', '', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['cover', 'a.webp', 'image/webp', 'image/webp'],
  ] as const)('%s %s (%s) is kept as %s', (kind, name, declared, kept) => {
    expect(requireContentType(kind, name, declared)).toBe(kept);
  });

  it.each([
    ['video', 'a.html', 'text/html'],
    ['video', 'a.exe', ''],
    ['video', 'a.mp4', 'video/../x'],
    ['file', 'a.html', 'text/html'],
    ['file', 'a.svg', 'image/svg+xml'],
    ['file', 'a.exe', 'application/pdf'],
    ['file', 'a.pdf.exe', ''],
    ['file', 'a.mp4', 'video/mp4'],
    ['file', 'a.pdf', 'constructor'],
    ['cover', 'a.gif', 'image/gif'],
    ['cover', 'a.pdf', 'application/pdf'],
  ] as const)('%s %s (%s) is refused', (kind, name, declared) => {
    expect(() => requireContentType(kind, name, declared)).toThrow('UPLOAD_TYPE_REFUSED');
  });
});

describe('the size of an upload', () => {
  const GIB = 1024 ** 3;

  it.each([
    ['video', 8 * GIB],
    ['file', 200 * 1024 ** 2],
    ['cover', 5 * 1024 ** 2],
  ] as const)('of a %s ends at its limit', (kind, limit) => {
    expect(() => requireSize(kind, limit, 8 * GIB)).not.toThrow();
    expect(() => requireSize(kind, limit + 1, 8 * GIB)).toThrow('UPLOAD_TOO_LARGE');
  });

  it.each([0, -1, 1.5, NaN, Infinity, 2 ** 60])('of %s is no size', (bytes) => {
    expect(() => requireSize('video', bytes, 2 ** 62)).toThrow('UPLOAD_EMPTY');
  });
});
