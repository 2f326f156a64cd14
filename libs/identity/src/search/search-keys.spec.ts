import { beginningWith, containing, foldSearch, searchKeys } from './search-keys.js';

describe('the keys of a name', () => {
  it.each([
    ['王小明', 'wangxiaoming', 'wxm'],
    ['遵义市第2职业学校', 'zunyishidi2zhiyexuexiao', 'zysd2zyxx'],
    ['绿色ＡＢＣ', 'lvseabc', 'lsa'],
    ['Tom 李', 'tomli', 'tl'],
    ['买买提·艾力', 'maimaitiaili', 'mmtal'],
    ['𠮷野', '𠮷ye', '𠮷y'],
    ['😀', '', ''],
  ])('of %s are %s and %s', (name, pinyin, initials) => {
    expect(searchKeys(name)).toEqual({ pinyin, initials });
  });

  it('of a person follow the reading of surnames', () => {
    expect(searchKeys('单雄信', 'person').initials).toBe('sxx');
  });
});

describe('what is typed', () => {
  it('is compared without width, case and spaces', () => {
    expect(foldSearch(' Ｗang Xiao　ming')).toBe('wangxiaoming');
  });

  it('holds no wildcards', () => {
    expect(containing('5%_\\')).toBe('%5\\%\\_\\\\%');
    expect(beginningWith('a_')).toBe('a\\_%');
  });
});
