import { HocuspocusProvider } from '@hocuspocus/provider';
import { onScopeDispose, ref, shallowRef } from 'vue';
import { Doc } from 'yjs';
import type { MinutesDoor } from '../attendee/attendee';

/** How it stands between this page and the server. */
export type MinutesLine = 'loading' | 'open' | 'connecting' | 'closed' | 'full';

/** Why the server closed the line, as `event.code`: the minutes are full. */
const FULL = 4413;

/** Somebody with the minutes open, as the server lets them appear. */
interface Present {
  readonly [field: string]: unknown;
  readonly user?: { readonly name?: unknown; readonly personId?: unknown };
}

/** The minutes of a session, shared over a socket: the text lives in `document`, and comes back by itself. */
export function useSharedMinutes({ path, name, token }: MinutesDoor, onTodosChanged: () => void) {
  const document = new Doc();
  const line = ref<MinutesLine>('loading');
  const mayWrite = ref(false);
  const names = shallowRef<string[]>([]);
  const address = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${path}`;

  const provider = new HocuspocusProvider({
    ...{ url: address, name, document, token },
    onAuthenticated: ({ scope }) => (mayWrite.value = scope === 'read-write'),
    onAuthenticationFailed: () => end('closed'),
    onSynced: () => {
      line.value = 'open';
      // Said anew each time: after a break the server has forgotten who is here.
      provider.setAwarenessField('isHere', true);
    },
    onClose: ({ event }) => {
      if (event.code === FULL) end('full');
      else if (line.value === 'open') line.value = 'connecting';
    },
    onStateless: ({ payload }) => payload === 'todos' && onTodosChanged(),
    onAwarenessChange: ({ states }) => {
      names.value = namesOf(states.filter(({ clientId }) => clientId !== document.clientID));
    },
  });

  /** Nothing that is written any more would be kept. */
  function end(why: 'closed' | 'full'): void {
    line.value = why;
    mayWrite.value = false;
    provider.configuration.websocketProvider.disconnect();
  }

  onScopeDispose(() => {
    provider.configuration.websocketProvider.destroy();
    provider.destroy();
    document.destroy();
  });

  return { document, provider, line, mayWrite, names };
}

/** Each person once, however many pages of theirs are open. */
function namesOf(states: readonly Present[]): string[] {
  const people = new Map(states.map(({ user }) => [user?.personId, user?.name]));
  return [...people.values()].filter((name) => typeof name === 'string').sort();
}
