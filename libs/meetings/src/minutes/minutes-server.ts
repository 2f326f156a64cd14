import type { Duplex } from 'node:stream';
import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Hocuspocus, isTransactionOrigin, type Connection, type WebSocketLike } from '@hocuspocus/server';
import { WebSocketServer, type WebSocket } from 'ws';
import { ActorFinder, AppError, LiveNews, refuseUpgrade, Upgrades, type UpgradeRequest } from '@yunqiao/platform';
import { MinutesDoor, type MinutesReader } from './minutes-door.js';
import { MinutesLog } from './minutes-log.js';
import { OpenMinutes } from './open-minutes.js';

/** What pages may send, and how soon it is kept. */
export const minutesLimits = {
  /** A message of a page: a long text that is pasted, not a book. */
  messageBytes: 256 * 1024,
  /** All changes of one session's minutes together. */
  documentBytes: 8 * 1024 ** 2,
  messagesPerTenSeconds: 600,
  /** Name, colour and selection of somebody who writes. */
  presenceBytes: 4096,
  /** Minutes that one page opens at once. */
  documentsPerSocket: 4,
  storeMilliseconds: 300,
  storeAtLatestMilliseconds: 800,
  recheckMilliseconds: 2000,
  /** A guest's page shows its pass sooner than this. */
  passMilliseconds: 5000,
} as const;

/** Why a socket was closed, as the browser sees it. */
export const MinutesClose = {
  ...{ COME_BACK: 4422, TOO_MANY_MESSAGES: 4421, TOO_LARGE: 4413, NO_PASS: 4408, RESTARTING: 1012 },
} as const;

/** A page that asks what it does not have. */
const SYNC_QUESTION = 0;
/** Length of an answer without a change. */
const NOTHING_NEW = 2;

const catchUpMilliseconds = 10_000;

/** A page, before and after it was let in to minutes. */
interface MinutesContext {
  /** Of the sign-in; null at the door for guests. */
  readonly token: string | null;
  readonly socket: WebSocket;
  readonly reader?: MinutesReader;
}

/**
 * Minutes that several write at once: Yjs over hocuspocus, at `/minutes` for whoever is signed in and sees the session, at
 * `/minutes/guest` for guests, who show their pass.
 */
@Injectable()
export class MinutesServer implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger('Minutes');
  private readonly open = new Map<string, OpenMinutes>();
  private readonly timers: NodeJS.Timeout[] = [];
  private readonly letIn = new WeakSet<WebSocket>();
  private readonly sockets = new WebSocketServer({
    ...{ noServer: true, maxPayload: minutesLimits.messageBytes, perMessageDeflate: false },
  });
  private readonly hocuspocus: Hocuspocus<MinutesContext>;
  private isStopping = false;

  constructor(
    private readonly upgrades: Upgrades,
    private readonly actors: ActorFinder,
    private readonly door: MinutesDoor,
    private readonly log: MinutesLog,
    private readonly live: LiveNews,
  ) {
    this.hocuspocus = this.makeHocuspocus();
  }

  onModuleInit(): void {
    this.upgrades.register('/minutes', (request, connection, head) => void this.welcome(request, connection, head));
    this.upgrades.register('/minutes/guest', (request, connection, head) => {
      connection.on('error', () => connection.destroy());
      this.accept(request, connection, head, null);
    });
    this.every(minutesLimits.recheckMilliseconds, () => this.recheck());
    this.every(catchUpMilliseconds, async () => {
      await Promise.all([...this.open.values()].map((minutes) => minutes.catchUp()));
    });
  }

  /** What is not written yet is written before the process ends. */
  async onModuleDestroy(): Promise<void> {
    this.isStopping = true;
    this.timers.forEach((timer) => clearInterval(timer));
    for (const socket of this.sockets.clients) socket.close(MinutesClose.RESTARTING);
    await Promise.all(
      [...this.open.values()].map((minutes) => minutes.store().catch((error: unknown) => this.logger.error(error))),
    );
    await Promise.all([...this.open.values()].map((minutes) => minutes.close()));
    for (const socket of this.sockets.clients) socket.terminate();
  }

  /** Closes the sockets of who may not be there any more, or may do more or less than before: pages come back by themselves. */
  async recheck(): Promise<void> {
    const contexts = [...this.hocuspocus.documents.values()].flatMap((document) =>
      document.getConnections().map(({ context }) => context as MinutesContext),
    );
    const changed = await this.door.changed(contexts.flatMap(({ reader }) => reader ?? []));
    for (const { reader, socket } of contexts) if (reader && changed.has(reader)) socket.close(MinutesClose.COME_BACK);
  }

  private every(milliseconds: number, act: () => Promise<void>): void {
    const warn = (error: unknown) => this.logger.warn(error);
    this.timers.push(setInterval(() => void act().catch(warn), milliseconds).unref());
  }

  private async welcome(request: UpgradeRequest, connection: Duplex, head: Buffer): Promise<void> {
    connection.on('error', () => connection.destroy());
    const token = this.actors.tokenOf(request.cookies);
    const actor = await this.door.find(token).catch((error: unknown) => {
      this.logger.warn(error);
      return null;
    });
    if (token === null || !actor) return refuseUpgrade(connection, 403);
    this.accept(request, connection, head, token);
  }

  /** @param token of the sign-in; null for who shows a guest's pass as soon as the line is open */
  private accept(request: UpgradeRequest, connection: Duplex, head: Buffer, token: string | null): void {
    if (this.isStopping) return refuseUpgrade(connection, 503);
    this.sockets.handleUpgrade(request, connection, head, (socket) => {
      this.connect(socket, token);
      if (token === null) this.awaitPass(socket);
    });
  }

  /** Nobody holds a line without a pass. */
  private awaitPass(socket: WebSocket): void {
    const patience = setTimeout(() => {
      if (!this.letIn.has(socket)) socket.close(MinutesClose.NO_PASS);
    }, minutesLimits.passMilliseconds);
    socket.once('close', () => clearTimeout(patience));
  }

  private connect(socket: WebSocket, token: string | null): void {
    const request = new Request('http://localhost/minutes');
    const page = this.hocuspocus.handleConnection(socket as WebSocketLike, request, { token, socket });
    const isFlooding = countMessages();
    socket.on('error', (error) => this.logger.debug(error));
    socket.on('close', (code, reason) => page.handleClose({ code, reason: reason.toString() }));
    socket.on('message', (message: Buffer, isBinary: boolean) => {
      if (!isBinary || isFlooding()) return socket.close(MinutesClose.TOO_MANY_MESSAGES);
      page.handleMessage(new Uint8Array(message));
    });
  }

  private makeHocuspocus(): Hocuspocus<MinutesContext> {
    return new Hocuspocus<MinutesContext>({
      ...{
        quiet: true,
        debounce: minutesLimits.storeMilliseconds,
        maxDebounce: minutesLimits.storeAtLatestMilliseconds,
      },
      ...{ maxPendingDocuments: minutesLimits.documentsPerSocket, maxUnauthenticatedQueueMessages: 20 },
      maxUnauthenticatedQueueSize: 2 * minutesLimits.messageBytes,
      onAuthenticate: async ({ documentName, context: { token, socket }, token: pass, connectionConfig }) => {
        const reader =
          token === null ? await this.door.admitGuest(pass, documentName) : await this.door.admit(token, documentName);
        connectionConfig.readOnly = !reader.mayWrite;
        this.letIn.add(socket);
        return { reader };
      },
      onLoadDocument: async ({ documentName, document }) => {
        const minutes = new OpenMinutes(documentName, document, this.log, this.live);
        await minutes.load().catch(async (error: unknown) => {
          await minutes.close();
          // Hocuspocus forgets a document that it could not load, but not the clock in it.
          document.destroy();
          throw error;
        });
        this.open.set(documentName, minutes);
      },
      beforeSync: ({ documentName, type, payload, connection }) =>
        this.requireRoom(documentName, connection, type === SYNC_QUESTION ? 0 : payload.byteLength),
      beforeHandleAwareness: ({ states, context }) => requireHonest(states, context?.reader),
      onChange: ({ documentName, update, transactionOrigin }) => this.note(documentName, update, transactionOrigin),
      onStoreDocument: async ({ documentName }) => this.open.get(documentName)?.store(),
      beforeUnloadDocument: async ({ documentName }) => this.open.get(documentName)?.store(),
      afterUnloadDocument: async ({ documentName }) => {
        await this.open.get(documentName)?.close();
        this.open.delete(documentName);
      },
    });
  }

  /** Who brings nothing new reads on, however large the minutes are. */
  private async requireRoom(documentName: string, { context, readOnly }: Connection, bytes: number): Promise<void> {
    if (readOnly || bytes <= NOTHING_NEW) return;
    if (!this.open.get(documentName)?.wouldExceed(bytes, minutesLimits.documentBytes)) return;
    (context as MinutesContext).socket.close(MinutesClose.TOO_LARGE, 'MINUTES_FULL');
    throw new AppError('MINUTES_FULL');
  }

  private async note(documentName: string, update: Uint8Array, origin: unknown): Promise<void> {
    if (isTransactionOrigin(origin) && origin.source === 'redis') return;
    this.open.get(documentName)?.note(update);
  }
}

/** Whoever writes appears under their own name, whatever their page says, and is one person. */
async function requireHonest(states: Map<number, Record<string, unknown>>, reader: MinutesReader | undefined) {
  if (!reader) return;
  const isTooMuch = states.size > 2 || JSON.stringify([...states.values()]).length > minutesLimits.presenceBytes;
  if (isTooMuch) throw Object.assign(new Error('Too much presence'), { code: MinutesClose.TOO_LARGE, reason: '' });
  for (const state of states.values()) {
    state['user'] = { ...(state['user'] as object | undefined), name: reader.name, personId: reader.personId };
  }
}

/** Whether a page sends more than one that somebody writes in. */
function countMessages(): () => boolean {
  let [since, count] = [performance.now(), 0];
  return () => {
    if (performance.now() - since > 10_000) [since, count] = [performance.now(), 0];
    count += 1;
    return count > minutesLimits.messagesPerTenSeconds;
  };
}
