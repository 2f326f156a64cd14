import { searchKeys, type SearchKeys } from '@yunqiao/identity';

/** Search keys of a title, no longer than their columns: single characters may fold into many. */
export function titleKeys(title: string): SearchKeys {
  const { pinyin, initials } = searchKeys(title);
  return { pinyin: pinyin.slice(0, 960), initials: initials.slice(0, 255) };
}
