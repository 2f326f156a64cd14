import { describe, expect, it } from 'vitest';
import { correctionSentence, type Correction } from './correctionSentence';

const moved: Correction = {
  ...{ id: '1', kind: 'moved', cause: 'transfer', recordedAt: '2020-04-01T00:00:00Z', recordedByName: null },
  ...{ reason: null, displayName: '王小明', accountName: '001', events: 3, title: null },
  ...{ firstAt: '2020-03-10T00:00:00Z', lastAt: '2020-03-12T00:00:00Z' },
  ...{ fromSchoolName: '甲校', schoolName: '乙校', classGroupName: '汽修1班' },
};

describe('what is said of a correction', () => {
  it('is from which school to which, of a transfer', () => {
    expect(correctionSentence(moved)).toEqual({
      name: 'corrections.sentence.transfer',
      facts: { count: 3, from: '甲校', to: '乙校' },
    });
  });

  it('is the class, of a change within a school', () => {
    const within = { ...moved, schoolName: '甲校' };
    expect(correctionSentence(within)).toMatchObject({
      name: 'corrections.sentence.class',
      facts: { class: '汽修1班' },
    });
    expect(correctionSentence({ ...within, classGroupName: null }).name).toBe('corrections.sentence.role');
  });

  it('is that events were struck or count again', () => {
    expect(correctionSentence({ ...moved, kind: 'struck' }).name).toBe('corrections.sentence.struck');
    expect(correctionSentence({ ...moved, kind: 'restored' }).name).toBe('corrections.sentence.restored');
  });
});
