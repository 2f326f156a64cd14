import { describe, expect, it } from 'vitest';
import { listPlaceOf } from './useListPlace';

const field = (top: number) => ({ top, bottom: top + 44, left: 40, width: 300 });

describe('where the list of a field stands', () => {
  it('hangs below the field while there is room', () => {
    expect(listPlaceOf(field(560), 800)).toMatchObject({ top: '608px', maxHeight: '184px' });
    expect(listPlaceOf(field(100), 800)).toEqual({ left: '40px', width: '300px', maxHeight: '288px', top: '148px' });
  });

  it('stands above it near the lower edge of the window', () => {
    expect(listPlaceOf(field(600), 800)).toMatchObject({ bottom: '204px', maxHeight: '288px' });
  });

  it('is never higher than what is left of a small window', () => {
    expect(listPlaceOf(field(100), 320)).toMatchObject({ top: '148px', maxHeight: '164px' });
  });
});
