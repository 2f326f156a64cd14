import type { DynamicModule, Type } from '@nestjs/common';
import { SessionService } from '@yunqiao/identity';
import { newId, type Actor } from '@yunqiao/platform';
import { freePort } from '../../../../infra/local/ports.mjs';
import { MeetingsHttpModule } from '../meetings-http.module.js';
import { SessionEntryService, type SessionEntry } from '../room/session-entry.service.js';
import { ConferenceClient } from './conference-client.js';
import { TestLivekit } from './livekit.js';
import { MeetingsRoom } from './meetings-room.js';

/** This room's services and routes with a conference server of their own, on real ports. */
export class ConferenceRoom {
  private readonly clients: ConferenceClient[] = [];

  private constructor(
    readonly room: MeetingsRoom,
    readonly livekit: TestLivekit,
    readonly port: number,
  ) {}

  static async open(
    modules: readonly (Type | DynamicModule)[] = [],
    given: Readonly<Record<string, string>> = {},
  ): Promise<ConferenceRoom> {
    const port = await freePort();
    const livekit = await TestLivekit.prepare({ webhookPort: port });
    await livekit.start();
    const environment = { ...livekit.environment, PUBLIC_URL: `http://localhost:${port}`, ...given };
    const room = await MeetingsRoom.open(false, { modules: [MeetingsHttpModule, ...modules], environment });
    await room.test.app.listen(port, '127.0.0.1');
    return new ConferenceRoom(room, livekit, port);
  }

  async close(): Promise<void> {
    for (const client of this.clients) await client.leave();
    await this.room.close();
    await this.livekit.stop();
  }

  enter(actor: Actor, sessionId: string, deviceId = newId()): Promise<SessionEntry> {
    return this.room.get(SessionEntryService).enter(actor, { sessionId, deviceId, prefersStream: false });
  }

  /** Comes in at the door and into the conference. */
  async join(actor: Actor, sessionId: string, deviceId = newId(), url?: string): Promise<ConferenceClient> {
    const { liveKit, verdict } = await this.enter(actor, sessionId, deviceId);
    if (!liveKit) throw new Error(`Not let in: ${JSON.stringify(verdict)}`);
    return this.connect(liveKit.token, url);
  }

  /** Into the conference with a token, past the door. */
  async connect(token: string, url = this.livekit.url): Promise<ConferenceClient> {
    const client = await ConferenceClient.join(url, token);
    this.clients.push(client);
    return client;
  }

  /** The cookie of a browser in which somebody is signed in. */
  cookie(actor: Actor): Promise<string> {
    return ConferenceRoom.cookieIn(this.room, actor);
  }

  static async cookieIn(room: MeetingsRoom, actor: Actor): Promise<string> {
    const device = { deviceToken: null, userAgent: 'test' };
    const { token } = await room.database.transaction((tx) =>
      room.get(SessionService).begin(tx, actor.personId, device),
    );
    return `yq_session=${token}`;
  }
}

/** Waits until `isSo`, or fails with what was asked last. */
export async function until<Answer>(ask: () => Promise<Answer> | Answer, isSo: (answer: Answer) => boolean) {
  for (let tries = 0; tries < 600; tries += 1) {
    const answer = await ask();
    if (isSo(answer)) return answer;
    await new Promise((go) => setTimeout(go, 100));
  }
  throw new Error(`It never became so: ${JSON.stringify(await ask())}`);
}
