import { isId } from '@yunqiao/platform';

/** A page of slides (`deck:<deck id>:<number>`) or of the whiteboard (`board:<event id>`). */
export function isPageKey(value: unknown): value is string {
  if (typeof value !== 'string') return false;
  const [kind, id, number, ...rest] = value.split(':');
  if (rest.length > 0 || !isId(id)) return false;
  if (kind === 'board') return number === undefined;
  return kind === 'deck' && /^[1-9]\d{0,3}$/.test(number ?? '');
}
