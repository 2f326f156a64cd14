import { idBytes, idText } from '../database/uuid.column.js';
import { isId, newId } from './id.js';

describe('an id', () => {
  it('is recognised, and survives its way through the database', () => {
    const id = newId();
    expect(isId(id)).toBe(true);
    expect(idText(idBytes(id))).toBe(id);
  });

  it('sorts after those made before', () => {
    const ids = Array.from({ length: 1000 }, newId);
    expect([...ids].sort()).toEqual(ids);
  });

  it.each([
    undefined,
    null,
    7,
    '',
    {},
    ['018f'],
    'id',
    '018F0000-0000-7000-8000-000000000000',
    "' OR 1=1",
    '018f0000-0000-7000-8000-00000000000g',
  ])('%p is none', (value) => {
    expect(isId(value)).toBe(false);
  });
});
