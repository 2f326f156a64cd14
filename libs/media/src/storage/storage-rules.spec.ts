import '../media.errors.js';
import { requireRoomOnDisk, requireWithinQuota, rulesOf } from './storage-rules.js';

const defaults = { quotaBytes: 1000, originals: 'drop', originalsDays: 7 } as const;
const use = { originalBytes: 500, madeBytes: 200, binBytes: 300, files: 2 };

describe('the rules of a school', () => {
  const nothing = { schoolId: 'x', quotaBytes: null, originals: null, originalsDays: 0 };

  it('are those of the configuration while nobody decided otherwise', () => {
    const rules = { quotaBytes: 1000, isOwnQuota: false, originals: 'drop', originalsDays: 7, isOwnOriginals: false };
    expect(rulesOf(null, defaults)).toEqual(rules);
    expect(rulesOf(nothing, defaults)).toEqual(rules);
  });

  it('are its own where somebody did, each by itself', () => {
    const own = { ...nothing, quotaBytes: 5000 };
    expect(rulesOf(own, defaults)).toMatchObject({ quotaBytes: 5000, isOwnQuota: true, isOwnOriginals: false });
    const kept = { ...nothing, originals: 'keep' as const };
    expect(rulesOf(kept, defaults)).toMatchObject({ quotaBytes: 1000, originals: 'keep', isOwnOriginals: true });
  });

  it('have no limit where the quota is 0', () => {
    expect(rulesOf({ ...nothing, quotaBytes: 0 }, defaults)).toMatchObject({ quotaBytes: null, isOwnQuota: true });
    expect(rulesOf(null, { ...defaults, quotaBytes: 0 })).toMatchObject({ quotaBytes: null, isOwnQuota: false });
  });
});

describe('room for an upload', () => {
  it('is there to the last byte of the quota, what was made and what lies in the bin counted', () => {
    expect(() => requireWithinQuota(300, use, 1000)).not.toThrow();
    expect(() => requireWithinQuota(301, use, 1000)).toThrow('UPLOAD_OVER_QUOTA');
    expect(() => requireWithinQuota(2 ** 50, use, null)).not.toThrow();
  });

  it('is told in sizes that a sentence can name', () => {
    const refused = (quotaBytes: number) => {
      try {
        requireWithinQuota(400, use, quotaBytes);
      } catch (error) {
        return (error as { details: unknown }).details;
      }
      return null;
    };
    expect(refused(1000)).toEqual({ bytes: 400, quotaBytes: 1000, usedBytes: 700, freeBytes: 300, binBytes: 300 });
    expect(refused(600)).toMatchObject({ freeBytes: 0 });
  });

  it('is not on a disk that would be left with too little for the work', () => {
    expect(() => requireRoomOnDisk(60, 100, 40)).not.toThrow();
    expect(() => requireRoomOnDisk(61, 100, 40)).toThrow('UPLOAD_DISK_FULL');
  });
});
