import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Duplex, PassThrough } from 'node:stream';
import { jest } from '@jest/globals';
import type { Actor, ActorFinder, Configuration, UpgradeRequest, Upgrades } from '@yunqiao/platform';
import type { ConferenceServer } from '../conference/conference-server.js';
import type { SignallingDoor } from './signalling-door.js';
import { SignallingRelay } from './signalling-relay.js';

type Handler = (request: UpgradeRequest, near: Duplex, head: Buffer) => void;
type Found = ReadonlyMap<string, Actor>;

describe('lines to the conference server', () => {
  let conference: Server;
  let connect: Handler;
  let relay: SignallingRelay;
  let answer: (found: Found) => void;
  const remove = jest.fn((_sessionId: string, _identity: string) => Promise.resolve());

  beforeEach(async () => {
    conference = createServer().on('upgrade', (_request, far) => {
      far.write('HTTP/1.1 101 Switching Protocols\r\nconnection: Upgrade\r\nupgrade: websocket\r\n\r\n');
    });
    conference.listen(0, '127.0.0.1');
    await once(conference, 'listening');
    const { port } = conference.address() as AddressInfo;
    relay = new SignallingRelay(
      { get: () => `http://127.0.0.1:${port}` } as unknown as Configuration,
      { register: (_path: string, handler: Handler) => (connect = handler) } as unknown as Upgrades,
      {
        find: (token: string) => Promise.resolve(passageOf(token)),
        guestsAmong: () => Promise.resolve(new Set()),
      } as unknown as SignallingDoor,
      {
        tokenOf: ({ token }: { token: string }) => token,
        findNow: () => new Promise<Found>((resolve) => (answer = resolve)),
      } as unknown as ActorFinder,
      { remove, try: (act: () => Promise<void>) => act() } as unknown as ConferenceServer,
    );
    relay.onModuleInit();
  });
  afterEach(() => {
    relay.onModuleDestroy();
    conference.close();
    remove.mockClear();
  });

  const passageOf = (token: string) => ({ token, sessionId: 'session', personId: token, deviceId: 'device' });

  /** Somebody whose browser is connected. */
  async function join(token: string): Promise<Duplex> {
    const near = Duplex.from({ readable: new PassThrough(), writable: new PassThrough() });
    const written = jest.spyOn(near, 'write');
    const headers = { connection: 'Upgrade', upgrade: 'websocket' };
    connect({ url: '/rtc', headers, cookies: { token } } as unknown as UpgradeRequest, near, Buffer.alloc(0));
    while (written.mock.calls.length === 0) await new Promise((resolve) => setImmediate(resolve));
    return near;
  }

  it('end with the sign-in of those whom they belong to', async () => {
    const [stays, goes] = [await join('stays'), await join('goes')];
    const asked = relay.recheck();
    answer(new Map([['stays', {} as Actor]]));
    await asked;
    expect([stays.destroyed, goes.destroyed]).toEqual([false, true]);
    expect(remove).toHaveBeenCalledWith('session', 'goes:device');
  });

  it('of who comes while it is asked about the others stay', async () => {
    await join('first');
    const asked = relay.recheck();
    const second = await join('second');
    answer(new Map([['first', {} as Actor]]));
    await asked;
    expect(second.destroyed).toBe(false);
    expect(remove).not.toHaveBeenCalled();
  });
});
