import type { AddressInfo } from 'node:net';
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { WebSocket } from 'ws';
import { Doc, XmlElement, XmlText } from 'yjs';
import type { Actor } from '@yunqiao/platform';
import { MINUTES_FIELD } from '../minutes/minutes-blocks.js';
import type { MeetingsRoom } from './meetings-room.js';

const origin = 'http://localhost:8080';
const patience = 5000;

/** A page with the minutes of a session open, over a real socket. */
export class MinutesWriter {
  readonly document = new Doc();
  readonly closes: number[] = [];
  private readonly provider: HocuspocusProvider;
  private readonly line: HocuspocusProviderWebsocket;
  refusal: string | null = null;
  scope: string | null = null;

  private constructor(url: string, headers: Readonly<Record<string, string>>, sessionId: string, pass = 'cookie') {
    class BrowserSocket extends WebSocket {
      constructor(address: string) {
        super(address, { headers });
        // Closed while it connects, it says so as an error when nobody listens to it any more.
        this.on('error', () => undefined);
      }
    }
    this.line = new HocuspocusProviderWebsocket({
      ...{ url, WebSocketPolyfill: BrowserSocket, delay: 100, minDelay: 100, maxDelay: 200, jitter: false },
      onClose: ({ event }) => this.closes.push(event.code),
    });
    this.provider = new HocuspocusProvider({
      ...{ websocketProvider: this.line, name: sessionId, document: this.document, token: pass },
      onAuthenticationFailed: ({ reason }) => (this.refusal = reason),
      onAuthenticated: ({ scope }) => (this.scope = scope),
    });
    this.provider.attach();
  }

  static async open(room: MeetingsRoom, actor: Actor, sessionId: string, from = origin): Promise<MinutesWriter> {
    const address = await addressOf(room);
    const client = await room.client(actor);
    const cookie = `yq_session=${client.cookies.get('yq_session') ?? ''}`;
    return new MinutesWriter(`${address}/minutes`, { cookie, origin: from }, sessionId);
  }

  /** The page of a guest, who has no cookie. */
  static async openAsGuest(room: MeetingsRoom, pass: string, sessionId: string): Promise<MinutesWriter> {
    return new MinutesWriter(`${await addressOf(room)}/minutes/guest`, { origin }, sessionId, pass);
  }

  get isReady(): boolean {
    return this.provider.isSynced;
  }

  /** Whether everything that was written here has arrived. */
  get isKept(): boolean {
    return !this.provider.hasUnsyncedChanges;
  }

  get names(): string[] {
    const states = [...(this.provider.awareness?.getStates().values() ?? [])];
    return states.flatMap((state) => (state['user'] as { name?: string } | undefined)?.name ?? []).sort();
  }

  appearAs(user: object): void {
    this.provider.setAwarenessField('user', user);
  }

  write(text: string): void {
    const paragraph = new XmlElement('paragraph');
    paragraph.insert(0, [new XmlText(text)]);
    this.document.getXmlFragment(MINUTES_FIELD).push([paragraph]);
  }

  get lines(): string[] {
    return this.document
      .getXmlFragment(MINUTES_FIELD)
      .toArray()
      .map((element) => (element instanceof XmlElement ? element.toArray().map(String).join('') : ''));
  }

  close(): void {
    this.provider.destroy();
    this.line.destroy();
    this.document.destroy();
  }
}

/** Waits until something holds. */
export async function untilTrue(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const until = Date.now() + patience; Date.now() < until;) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('It did not come true in time');
}

/** Where the room answers real sockets. */
export async function addressOf(room: MeetingsRoom): Promise<string> {
  const { app } = room.test;
  if (!app.getHttpServer().listening) await app.listen(0, '127.0.0.1');
  return `ws://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
}
