import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ViewerIds } from '@yunqiao/identity';
import { MediaHttpModule, mediaKeys, VIEWER_COOKIE, type Media } from '@yunqiao/media';
import { makeMedia } from '@yunqiao/media/testing';
import { ActorFinder, newId, ObjectStore, OutboxMessage, type Actor } from '@yunqiao/platform';
import { MaterialService } from '../material/material.service.js';
import { MeetingsWorkerModule } from '../meetings-worker.module.js';
import type { ResearchSession } from '../session/research-session.entity.js';
import { pdfOf, slidesOf } from '../test-room/documents.js';
import { MeetingsRoom } from '../test-room/meetings-room.js';
import { PageService } from '../timeline/page.service.js';
import { Deck } from './deck.entity.js';
import { DeckNewsHandler } from './deck-news.handler.js';
import { DeckProcessor } from './deck.processor.js';
import { DeckService } from './deck.service.js';
import { DeckSweeper } from './deck-sweeper.js';
import { findOffice } from './office.js';

const run = promisify(execFile);
const PPTX = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';
const hasOffice = (await findOffice()) !== null;

let room: MeetingsRoom;
let host: Actor;
let session: ResearchSession;

beforeAll(async () => {
  room = await MeetingsRoom.open(true, { modules: [MediaHttpModule, MeetingsWorkerModule] });
});

afterAll(() => room.close());

beforeEach(async () => {
  ({ session, host } = await room.liveSession());
});

/** An upload of the host that is ready, with these bytes. */
async function upload(content: Buffer, facts: Partial<Media> = {}): Promise<Media> {
  const id = newId();
  const contentType = facts.contentType ?? 'application/pdf';
  await room.get(ObjectStore).put(mediaKeys.original(id), content, { contentType });
  return makeMedia(room.database, {
    ...{
      id,
      kind: 'file',
      fileName: '集合.pdf',
      contentType,
      bytes: content.length,
      sourceKey: mediaKeys.original(id),
    },
    ...{ ownerPersonId: host.personId, schoolId: host.memberships[0]!.organisationId, ...facts },
  });
}

async function give(media: Media, sessionId = session.id): Promise<Deck> {
  await room.get(MaterialService).add(host, { id: newId(), sessionId, mediaId: media.id });
  return room.database.manager.findOneByOrFail(Deck, { mediaId: media.id });
}

/** Does what the worker would do, and answers the deck as it is then. */
async function work({ id }: Pick<Deck, 'id'>, isLastAttempt = false): Promise<Deck> {
  const { attempt } = await room.database.manager.findOneByOrFail(Deck, { id });
  const signal = new AbortController().signal;
  await room.get(DeckProcessor).render({ deckId: id, attempt }, { signal, isLastAttempt });
  return room.database.manager.findOneByOrFail(Deck, { id });
}

interface Shown {
  decks: {
    id: string;
    title: string;
    state: string;
    pageCount: number | null;
    errorCode: string | null;
    pages: { number: number; width: number; height: number; url: string; text: string }[];
  }[];
}

/** With the cookie that ties addresses to one person, too. */
async function browserOf(actor: Actor) {
  const client = await room.client(actor);
  const signedIn = await room.get(ActorFinder).find(Object.fromEntries(client.cookies));
  client.cookies.set(VIEWER_COOKIE, room.get(ViewerIds).of(signedIn!));
  return client;
}

async function shown(actor = host) {
  const client = await browserOf(actor);
  const query =
    'query ($id: ID!) { researchSession(id: $id) { decks { id title state pageCount errorCode pages { number width height url text } } } }';
  const { researchSession } = await client.ask<{ researchSession: Shown }>(query, { id: session.id });
  return { client, decks: researchSession.decks };
}

describe('slides of a session', () => {
  it('are made of a PDF, page by page, and shown to whoever may see the session', async () => {
    const deck = await give(await upload(pdfOf(12)));
    expect(await work(deck)).toMatchObject({ state: 'ready', pageCount: 12, errorCode: null });

    const { client, decks } = await shown(await room.seat(session));
    expect(decks).toMatchObject([{ id: deck.id, title: '集合', state: 'ready', pageCount: 12 }]);
    const { pages } = decks[0]!;
    expect(pages.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(pages[11]).toMatchObject({ width: 1600, height: 900, text: '第12页' });

    const image = await client.request({ method: 'GET', url: pages[11]!.url });
    expect([image.statusCode, image.headers['content-type']]).toEqual([200, 'image/webp']);
    expect(image.rawPayload.subarray(8, 12).toString()).toBe('WEBP');
    const other = await browserOf(await room.seat(session));
    expect((await other.request({ method: 'GET', url: pages[11]!.url })).statusCode).toBe(403);
  });

  it('have Chinese characters where the document brings no font along', async () => {
    await work(await give(await upload(pdfOf(1))));
    const { client, decks } = await shown();
    const image = await client.request({ method: 'GET', url: decks[0]!.pages[0]!.url });
    expect(await darkPixels(image.rawPayload)).toBeGreaterThan(1000);
  });

  it('wait for their upload, and begin when it is there', async () => {
    const media = await upload(pdfOf(1), { state: 'processing', sourceKey: null });
    const deck = await give(media);
    expect(await work(deck)).toMatchObject({ state: 'waiting' });
    await room.database.query("UPDATE media SET state = 'ready', source_key = ?", [mediaKeys.original(media.id)]);
    expect(await work(deck)).toMatchObject({ state: 'ready' });
  });

  it('are asked for once, and made once for all sessions with the same file', async () => {
    const media = await upload(pdfOf(2));
    const deck = await give(media);
    const { session: second } = await room.liveSession({ host });
    expect((await give(media, second.id)).id).toBe(deck.id);
    await Promise.all([work(deck), work(deck)]);
    expect(await room.database.manager.countBy(OutboxMessage, { kind: 'deck.wanted', key: deck.id })).toBe(1);
    expect((await room.get(DeckService).findPages([deck.id])).map(({ number }) => number)).toEqual([1, 2]);
  });

  it('are not made of what is no slides', async () => {
    const media = await upload(Buffer.from('notes'), { contentType: 'text/plain', fileName: 'notes.txt' });
    await room.get(MaterialService).add(host, { id: newId(), sessionId: session.id, mediaId: media.id });
    expect((await shown()).decks).toEqual([]);
  });

  it.each<[string, () => Buffer, Partial<Media>, string]>([
    ['is no PDF inside', () => Buffer.from('%PDF-1.4 broken'), {}, 'DECK_BROKEN'],
    ['asks for a password', () => pdfOf(1, { lock: true }), {}, 'DECK_PROTECTED'],
    ['has more than 300 pages', () => pdfOf(301), {}, 'DECK_TOO_MANY_PAGES'],
    ['is larger than 100 MB', () => pdfOf(1), { bytes: 101 * 1024 ** 2 }, 'DECK_TOO_LARGE'],
  ])('are given up at once where the file %s', async (_what, make, facts, errorCode) => {
    await work(await give(await upload(make(), facts)));
    expect((await shown()).decks).toMatchObject([{ state: 'failed', errorCode, pages: [] }]);
  });

  it('are tried again when the original could not be read, and given up after the last try', async () => {
    const deck = await give(await upload(pdfOf(1), { sourceKey: 'media/nothing/original' }));
    await expect(work(deck)).rejects.toThrow();
    expect(await room.database.manager.findOneBy(Deck, { id: deck.id })).toMatchObject({ state: 'rendering' });
    await expect(work(deck, true)).rejects.toThrow();
    expect((await shown()).decks).toMatchObject([{ state: 'failed', errorCode: 'DECK_UNAVAILABLE' }]);
  });

  it('are taken up again where a worker died', async () => {
    const deck = await give(await upload(pdfOf(1)));
    await room.database.query("UPDATE deck SET state = 'rendering', touched_at = '2020-01-01'");
    await room.get(DeckSweeper).sweep();
    const { touchedAt } = await room.database.manager.findOneByOrFail(Deck, { id: deck.id });
    expect(touchedAt.getFullYear()).toBeGreaterThan(2020);
    expect(await work(deck)).toMatchObject({ state: 'ready' });
  });

  it('are made of materials that were there before there were slides', async () => {
    const media = await upload(pdfOf(1));
    const deck = await give(media);
    await room.database.manager.delete(Deck, { id: deck.id });
    await room.get(DeckSweeper).sweep();
    expect(await room.database.manager.countBy(Deck, { mediaId: media.id })).toBe(1);
  });
});

describe('trying slides again', () => {
  const retry = (actor: Actor, deckId: string, sessionId = session.id) =>
    room.get(DeckService).retry(actor, sessionId, deckId);

  it('begins one new attempt, and work of the old one changes nothing any more', async () => {
    const deck = await work(await give(await upload(Buffer.from('%PDF-1.4 broken'))));
    await Promise.all([retry(host, deck.id), retry(host, deck.id)]);
    const again = await room.database.manager.findOneByOrFail(Deck, { id: deck.id });
    expect(again).toMatchObject({ state: 'waiting', attempt: 2, errorCode: null });
    const signal = new AbortController().signal;
    await room.get(DeckProcessor).render({ deckId: deck.id, attempt: 1 }, { signal, isLastAttempt: true });
    expect(await room.database.manager.findOneBy(Deck, { id: deck.id })).toMatchObject({ state: 'waiting' });
  });

  it('is for who manages the session, and only for its own slides', async () => {
    const deck = await work(await give(await upload(Buffer.from('%PDF-1.4 broken'))));
    const { session: other } = await room.liveSession({ host });
    await expect(retry(await room.seat(session), deck.id)).rejects.toThrow('SESSION_NOT_FOUND');
    await expect(retry(host, deck.id, other.id)).rejects.toThrow('DECK_NOT_FOUND');
  });

  it('leaves alone what is ready', async () => {
    const deck = await work(await give(await upload(pdfOf(1))));
    await expect(retry(host, deck.id)).rejects.toThrow('DECK_NOT_RETRYABLE');
  });
});

describe('turning pages', () => {
  const turn = (pageKey: string, sessionId = session.id) =>
    room.get(PageService).turn(host, { id: newId(), sessionId, pageKey });

  it('shows pages of the slides of this session, and no others', async () => {
    const deck = await work(await give(await upload(pdfOf(2))));
    expect(await turn(`deck:${deck.id}:2`)).toMatchObject({ kind: 'page.turned', pageKey: `deck:${deck.id}:2` });
    await expect(turn(`deck:${deck.id}:3`)).rejects.toThrow('DECK_PAGE_NOT_FOUND');
    await expect(turn(`deck:${newId()}:1`)).rejects.toThrow('DECK_PAGE_NOT_FOUND');
    const { session: other } = await room.liveSession({ host });
    await expect(turn(`deck:${deck.id}:1`, other.id)).rejects.toThrow('DECK_PAGE_NOT_FOUND');
  });
});

describe('the worker', () => {
  it('hears when slides are wanted and when their upload is ready', async () => {
    const deck = await give(await upload(pdfOf(1)));
    const news = { id: newId(), kind: 'deck.wanted', key: deck.id, payload: { deckId: deck.id, attempt: 1 } };
    const ready = { ...news, kind: 'media.ready', payload: { mediaId: deck.mediaId } };
    await room.transaction(async (tx) => {
      await room.get(DeckNewsHandler).onWanted(tx, news);
      await room.get(DeckNewsHandler).onMediaReady(tx, ready);
    });
    await room.transaction((tx) => room.get(DeckNewsHandler).onMediaFailed(tx, { ...ready, kind: 'media.failed' }));
    expect((await shown()).decks).toMatchObject([{ state: 'failed', errorCode: 'DECK_BROKEN' }]);
  });
});

(hasOffice ? describe : describe.skip)('slides of an office document', () => {
  it('are drawn with Chinese fonts', async () => {
    const content = await pptxOf(['集合的概念', '第二课时']);
    await work(await give(await upload(content, { contentType: PPTX, fileName: '集合.pptx' })));
    const { decks } = await shown();
    expect(decks).toMatchObject([{ state: 'ready', pageCount: 2, title: '集合' }]);
    expect(decks[0]!.pages.map(({ text }) => text)).toEqual(['集合的概念', '第二课时']);
  });

  it('are given up where the document cannot be read', async () => {
    const content = Buffer.from('PK\u0003\u0004 and nothing more');
    await work(await give(await upload(content, { contentType: PPTX, fileName: '集合.pptx' })));
    expect((await shown()).decks).toMatchObject([{ state: 'failed', errorCode: 'DECK_BROKEN' }]);
  });
});

(hasOffice ? describe.skip : describe)('slides of an office document where LibreOffice is missing', () => {
  it('say so', async () => {
    await work(await give(await upload(Buffer.from('PK'), { contentType: PPTX, fileName: '集合.pptx' })));
    expect((await shown()).decks).toMatchObject([{ state: 'failed', errorCode: 'DECK_OFFICE_MISSING' }]);
  });
});

/** Slides as PowerPoint writes them. */
async function pptxOf(sentences: readonly string[]): Promise<Buffer> {
  return inFolder(async (folder) => {
    await writeFile(join(folder, 'a.fodp'), slidesOf(sentences));
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    await run('soffice', [profile, '--headless', '--convert-to', 'pptx', '--outdir', folder, join(folder, 'a.fodp')]);
    return readFile(join(folder, 'a.pptx'));
  });
}

/** How many pixels of a picture are not white. */
async function darkPixels(image: Buffer): Promise<number> {
  return inFolder(async (folder) => {
    await writeFile(join(folder, 'a.webp'), image);
    await run('ffmpeg', [
      '-v',
      'error',
      '-i',
      join(folder, 'a.webp'),
      '-pix_fmt',
      'gray',
      '-f',
      'rawvideo',
      join(folder, 'a.gray'),
    ]);
    return (await readFile(join(folder, 'a.gray'))).filter((value) => value < 128).length;
  });
}

async function inFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'yunqiao-slides-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
