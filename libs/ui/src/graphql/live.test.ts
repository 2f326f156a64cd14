import { Client, gql, type OperationResult } from '@urql/core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { liveExchange } from './live';
import { waitBefore } from './live-client';

/** A socket that the test plays the api of. */
class FakeSocket extends EventTarget {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;
  static opened: FakeSocket[] = [];
  /** Whether nothing comes through: neither an answer nor a refusal. */
  static isSwallowed = false;
  readonly sent: { type: string; id?: string; payload?: object }[] = [];
  readyState = FakeSocket.OPEN;
  onopen?: () => void;
  onmessage?: (message: { data: string }) => void;
  onclose?: (event: { code: number; reason: string; wasClean: boolean }) => void;

  constructor(
    readonly url: string,
    readonly protocol: string,
  ) {
    super();
    FakeSocket.opened.push(this);
    if (!FakeSocket.isSwallowed) queueMicrotask(() => this.onopen?.());
  }

  send(text: string) {
    const message = JSON.parse(text) as (typeof this.sent)[number];
    this.sent.push(message);
    if (message.type === 'connection_init') this.say({ type: 'connection_ack' });
    // Who never hears this takes the line for dead, and leaves it.
    if (message.type === 'ping') this.say({ type: 'pong' });
  }

  say(message: object) {
    this.onmessage?.({ data: JSON.stringify(message) });
  }

  close(code = 1000, reason = '') {
    if (this.readyState === FakeSocket.CLOSED) return;
    this.readyState = FakeSocket.CLOSED;
    this.onclose?.({ code, reason, wasClean: true });
  }

  answer(data: object) {
    const id = this.sent.find(({ type }) => type === 'subscribe')?.id;
    this.say({ id, type: 'next', payload: { data } });
  }
}

const lampLit = gql`
  subscription {
    lampLit
  }
`;

function listen(options: { onNotSignedIn?: () => void; visitorPass?: () => string | null } = {}) {
  FakeSocket.opened = [];
  vi.stubGlobal('WebSocket', FakeSocket);
  const client = new Client({
    url: '/graphql',
    preferGetMethod: false,
    exchanges: [liveExchange({ url: '/graphql', ...options })],
  });
  const heard: (object | undefined)[] = [];
  const { unsubscribe } = client
    .subscription(lampLit, {})
    .subscribe(({ data }: OperationResult<object>) => heard.push(data));
  return { heard, unsubscribe };
}

async function socket(number = 1): Promise<FakeSocket> {
  await vi.waitFor(() => expect(FakeSocket.opened[number - 1]?.sent.at(-1)?.type).toBe('subscribe'), 3000);
  return FakeSocket.opened[number - 1] as FakeSocket;
}

afterEach(() => {
  FakeSocket.isSwallowed = false;
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a subscription', () => {
  it('goes over a socket to our own address, and ends it with the last one', async () => {
    const { heard, unsubscribe } = listen();
    const opened = await socket();
    expect([opened.url, opened.protocol]).toEqual([`ws://${window.location.host}/graphql`, 'graphql-transport-ws']);
    opened.answer({ lampLit: 1 });
    await vi.waitFor(() => expect(heard).toEqual([{ lampLit: 1 }]));
    unsubscribe();
    await vi.waitFor(() => expect(opened.readyState).toBe(FakeSocket.CLOSED));
  });

  it('comes back when the api restarts, and is greeted anew', async () => {
    const { heard, unsubscribe } = listen();
    (await socket()).answer({ lampLit: 1 });
    FakeSocket.opened[0]?.close(1012, 'RESTARTING');
    (await socket(2)).answer({ lampLit: 2 });
    await vi.waitFor(() => expect(heard).toEqual([{ lampLit: 1 }, { lampLit: 2 }]));
    unsubscribe();
  });

  it('knocks again and again on a line that swallows everything, and is there soon after it is back', async () => {
    vi.useFakeTimers();
    FakeSocket.isSwallowed = true;
    const { heard, unsubscribe } = listen();
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    expect(FakeSocket.opened.length).toBeGreaterThan(5);
    FakeSocket.isSwallowed = false;
    await vi.advanceTimersByTimeAsync(40_000);
    const open = FakeSocket.opened.filter(({ readyState }) => readyState === FakeSocket.OPEN);
    expect(open).toHaveLength(1);
    open[0]!.answer({ lampLit: 1 });
    await vi.advanceTimersByTimeAsync(0);
    expect(heard).toEqual([{ lampLit: 1 }]);
    unsubscribe();
  });

  it('opens its socket with the pass of a visitor, and with nothing for everybody else', async () => {
    const opening = async () => (await socket()).sent.find(({ type }) => type === 'connection_init')?.payload;
    listen({ visitorPass: () => 'a pass' });
    expect(await opening()).toEqual({ visitor: 'a pass' });
    listen();
    expect(await opening()).toBeUndefined();
  });

  it('leads to the sign-in, and does not come back, when the session has ended', async () => {
    const onNotSignedIn = vi.fn();
    listen({ onNotSignedIn });
    (await socket()).close(4401, 'NOT_SIGNED_IN');
    await vi.waitFor(() => expect(onNotSignedIn).toHaveBeenCalledTimes(1));
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect(FakeSocket.opened).toHaveLength(1);
  });
});

it('waits longer with every try, never above half a minute, and not everybody equally long', () => {
  expect([0, 1, 2, 3, 10].map((retries) => waitBefore(retries, () => 1))).toEqual([1000, 2000, 4000, 8000, 30_000]);
  expect(waitBefore(0, () => 0)).toBe(500);
});
