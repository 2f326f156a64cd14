import type { SessionEvent } from './session-event.entity.js';

/** Without these the others would see another stage than there was; who did them is nobody's business. */
const stays: readonly string[] = ['page.turned', 'board.added', 'ink.removed'];

/**
 * What a replay shows of these events: nothing that somebody of `unconsented` said, wrote, drew or marked, and nothing that
 * was done about them. A page that they turned is turned, by nobody.
 */
export function shownInReplay(events: readonly SessionEvent[], unconsented: ReadonlySet<string>): SessionEvent[] {
  if (unconsented.size === 0) return [...events];
  return events.flatMap((event) => {
    const { personId, kind, payload } = event;
    if (unconsented.has(String(payload['memberId']))) return [];
    if (personId === null || !unconsented.has(personId)) return [event];
    return stays.includes(kind) ? [{ ...event, personId: null, payload: withoutWords(payload) }] : [];
  });
}

/** The title of a page is theirs, too. */
function withoutWords(payload: SessionEvent['payload']): SessionEvent['payload'] {
  const { title: _title, ...rest } = payload;
  return rest;
}
