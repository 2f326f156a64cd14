import { execFileSync } from 'node:child_process';
import { jest } from '@jest/globals';
import { XmlElement, XmlText } from 'yjs';
import { Person, SessionService as SignInSessions } from '@yunqiao/identity';
import { newId, type Actor } from '@yunqiao/platform';
import { ConferenceServer } from '../conference/conference-server.js';
import { GuestAccess } from '../guest/guest-access.js';
import { GuestEntryService } from '../guest/guest-entry.service.js';
import { Guests } from '../guest/guests.js';
import { GuestLinkService } from '../invitation/guest-link.service.js';
import { SessionMember } from '../room/session-member.entity.js';
import type { ResearchSession } from '../session/research-session.entity.js';
import { MeetingsRoom } from '../test-room/meetings-room.js';
import { MinutesWriter, untilTrue } from '../test-room/minutes-writer.js';
import { MinutesDocument } from './minutes-document.entity.js';
import { MINUTES_FIELD, readBlocks } from './minutes-blocks.js';
import { docOf, MinutesLog } from './minutes-log.js';
import { minutesLimits } from './minutes-server.js';
import { MinutesUpdate } from './minutes-update.entity.js';
import { MinutesService } from './minutes.service.js';

let room: MeetingsRoom;
let host: Actor;
let session: ResearchSession;
const open: MinutesWriter[] = [];

beforeAll(async () => {
  const environment = { LIVEKIT_API_KEY: 'test', LIVEKIT_API_SECRET: 'a secret that has 32 characters!' };
  room = await MeetingsRoom.open(true, { environment });
  jest.spyOn(room.get(ConferenceServer), 'open').mockResolvedValue();
});

afterAll(() => room.close());

beforeEach(async () => {
  ({ session, host } = await room.liveSession());
});

afterEach(() => open.splice(0).forEach((writer) => writer.close()));

async function enter(actor: Actor, inRoom = room): Promise<MinutesWriter> {
  const writer = await MinutesWriter.open(inRoom, actor, session.id);
  open.push(writer);
  await untilTrue(() => writer.isReady);
  return writer;
}

async function enterAsGuest(pass: string): Promise<MinutesWriter> {
  const writer = await MinutesWriter.openAsGuest(room, pass, session.id);
  open.push(writer);
  await untilTrue(() => writer.isReady);
  return writer;
}

async function guestInside() {
  const endsAt = new Date(Date.now() + 3_600_000);
  ({ session, host } = await room.liveSession({ allowsGuests: true, endsAt }));
  const made = { id: newId(), sessionId: session.id, expiresAt: endsAt };
  const link = await room.get(GuestLinkService).make(host, made);
  const asked = { token: link.token, deviceId: newId(), displayName: '周老师', schoolName: '' };
  const { guest } = await room.get(GuestEntryService).enter(asked);
  return { guest, link: made, pass: room.get(GuestAccess).passOf(guest) };
}

const stored = async () => readBlocks(docOf((await room.get(MinutesLog).read(session.id)).updates));
const storedLines = async () => (await stored()).map(({ runs }) => runs.map(({ text }) => text).join(''));

describe('minutes', () => {
  it('are written by several at once, and come to the same for all', async () => {
    const [ours, theirs] = await Promise.all([enter(host), enter(await room.seat(session, 'speaker'))]);
    for (let line = 1; line <= 20; line += 1) {
      ours.write(`主持人第${line}行`);
      theirs.write(`主讲第${line}行`);
    }
    await untilTrue(() => ours.lines.length === 40 && theirs.lines.length === 40);
    expect(theirs.lines).toEqual(ours.lines);
  });

  it('are kept within a second', async () => {
    const ours = await enter(host);
    ours.write('决定：下周再听一节课');
    const since = performance.now();
    await untilTrue(async () => (await storedLines()).length === 1);
    expect(performance.now() - since).toBeLessThan(1000);
  });

  it('are kept while somebody writes without a pause', async () => {
    const ours = await enter(host);
    const typing = setInterval(() => ours.write('字'), 50);
    try {
      await untilTrue(async () => (await storedLines()).length > 5);
    } finally {
      clearInterval(typing);
    }
  });

  it('are there again when everybody has gone and comes back', async () => {
    const ours = await enter(host);
    ours.write('第一次');
    await untilTrue(() => ours.isKept);
    ours.close();
    await untilTrue(async () => (await storedLines()).length === 1);
    const again = await enter(host);
    expect(again.lines).toEqual(['第一次']);
  });

  it('come to the same for pages of two processes', async () => {
    const other = await MeetingsRoom.open(true, { beside: room });
    try {
      const ours = await enter(host);
      const theirs = await enter(await room.seat(session, 'coHost'), other);
      ours.write('甲');
      theirs.write('乙');
      await untilTrue(() => ours.lines.length === 2 && theirs.lines.length === 2);
      ours.write('丙');
      await untilTrue(() => theirs.lines.length === 3);
      expect(theirs.lines).toEqual(ours.lines);
      theirs.close();
    } finally {
      await other.close();
    }
  });

  it('are never blanked by a process that could not read them', async () => {
    const ours = await enter(host);
    ours.write('不能丢');
    await untilTrue(async () => (await storedLines()).length === 1);
    ours.close();
    const read = jest.spyOn(room.get(MinutesLog), 'read').mockRejectedValue(new Error('The database is away'));
    await new Promise((resolve) => setTimeout(resolve, 300));
    const blind = await MinutesWriter.open(room, host, session.id);
    open.push(blind);
    blind.write('在空白页上写的');
    await untilTrue(() => blind.refusal !== null);
    read.mockRestore();
    expect(await storedLines()).toEqual(['不能丢']);
  });

  it('are written again when the database was away for a moment', async () => {
    const ours = await enter(host);
    const append = jest.spyOn(room.get(MinutesLog), 'append').mockRejectedValueOnce(new Error('The database is away'));
    ours.write('等一等');
    await untilTrue(async () => (await storedLines()).length === 1);
    expect(append.mock.calls.length).toBeGreaterThan(1);
    append.mockRestore();
  });

  it('have a log that only grows, and a snapshot beside it', async () => {
    const log = room.get(MinutesLog);
    const ours = await enter(host);
    for (let line = 0; line < 3; line += 1) {
      ours.write(`第${line}行`);
      await untilTrue(async () => (await storedLines()).length === line + 1);
    }
    const { updates } = await log.read(session.id);
    for (let copy = 0; copy < 201; copy += 1) await log.append(session.id, updates[copy % updates.length]!);
    await log.read(session.id);
    const { snapshotVersion, version } = await room.database.manager.findOneByOrFail(MinutesDocument, {
      sessionId: session.id,
    });
    expect(snapshotVersion).toBe(version);
    expect(await room.database.manager.countBy(MinutesUpdate, { sessionId: session.id })).toBe(version);
    expect((await log.read(session.id)).updates).toHaveLength(1);
    expect(await storedLines()).toEqual(['第0行', '第1行', '第2行']);
  });
});

describe('the door of minutes', () => {
  it('lets listeners read, and write once the host lets everybody', async () => {
    const listener = await room.seat(session);
    const [ours, theirs] = [await enter(host), await enter(listener)];
    expect([ours.scope, theirs.scope]).toEqual(['read-write', 'readonly']);
    ours.write('议程');
    await untilTrue(() => theirs.lines.length === 1);
    theirs.write('我也写');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(ours.lines).toEqual(['议程']);

    await room.get(MinutesService).letEverybodyWrite(host, session.id, true);
    await untilTrue(() => theirs.scope === 'read-write' && ours.lines.length === 2);
  });

  it('lets guests in by their pass, to read; and to write with the microphone where everybody may', async () => {
    const { guest, pass, link } = await guestInside();
    const ours = await enter(host);
    const theirs = await enterAsGuest(pass);
    ours.write('请嘉宾补充');
    await untilTrue(() => theirs.lines.length === 1);
    expect(theirs.scope).toBe('readonly');
    await room.get(MinutesService).letEverybodyWrite(host, session.id, true);
    await room.get(Guests).giveMicrophone(host, session.id, guest.id);
    await untilTrue(() => theirs.scope === 'read-write');
    theirs.appearAs({ name: '别人' });
    theirs.write('嘉宾：我补充一点');
    await untilTrue(() => ours.lines.length === 2);
    expect(ours.names).toContain('周老师');
    await room.get(GuestLinkService).revoke(host, link.id);
    await untilTrue(() => theirs.refusal !== null);
  });

  it('is closed to guests without a pass, and of another session', async () => {
    const { pass } = await guestInside();
    const { session: other } = await room.liveSession();
    for (const [shown, sessionId] of [
      ['cookie', session.id],
      [pass, other.id],
    ] as const) {
      const writer = await MinutesWriter.openAsGuest(room, shown, sessionId);
      open.push(writer);
      await untilTrue(() => writer.refusal !== null);
    }
  });

  it('is closed to who does not see the session, and to other pages', async () => {
    const { actor: stranger } = await room.given.person();
    const outside = await MinutesWriter.open(room, stranger, session.id);
    open.push(outside);
    await untilTrue(() => outside.refusal !== null);
    expect(outside.isReady).toBe(false);

    const foreign = await MinutesWriter.open(room, host, session.id, 'https://evil.example');
    open.push(foreign);
    await untilTrue(() => foreign.closes.length > 0);
    expect(foreign.isReady).toBe(false);
  });

  it('is closed soon after somebody was sent out, or has signed out', async () => {
    const speaker = await room.seat(session, 'speaker');
    const theirs = await enter(speaker);
    const seat = { sessionId: session.id, personId: speaker.personId };
    await room.database.manager.update(SessionMember, seat, { removedAt: new Date(), removedBy: host.personId });
    await untilTrue(() => theirs.closes.includes(4422));
    await untilTrue(() => theirs.scope === 'readonly');

    const ours = await enter(host);
    await room.get(SignInSessions).endAll(host.personId);
    await untilTrue(() => ours.closes.length > 1);
  });

  it('shows people under their own names, whatever their pages say', async () => {
    const speaker = await room.seat(session, 'speaker');
    const [ours, theirs] = [await enter(host), await enter(speaker)];
    theirs.appearAs({ name: '教育局长', colour: 'red' });
    await untilTrue(() => ours.names.length === 1);
    const { displayName } = await room.database.manager.findOneByOrFail(Person, { id: speaker.personId });
    expect(ours.names).toEqual([displayName]);
  });

  it('takes no message that is too large, and nothing that is no change at all', async () => {
    const ours = await enter(host);
    ours.write('长'.repeat(minutesLimits.messageBytes));
    await untilTrue(() => ours.closes.length > 0);
    expect(await storedLines()).toEqual([]);
  });

  it('ends at the largest minutes', async () => {
    const ours = await enter(host);
    ours.write('有');
    await untilTrue(async () => (await storedLines()).length === 1);
    await room.database.query('UPDATE minutes_document SET bytes = ?', [minutesLimits.documentBytes]);
    ours.close();
    await new Promise((resolve) => setTimeout(resolve, 500));
    const late = await enter(host);
    expect(late.lines).toEqual(['有']);
    late.write('太多');
    await untilTrue(() => late.closes.includes(4413));
    expect(await storedLines()).toEqual(['有']);
  });
});

describe('minutes to take along', () => {
  const fetch = async (actor: Actor, path: string) =>
    (await room.client(actor)).request({ method: 'GET', url: `/sessions/${session.id}/${path}` });

  it('have the text that was written, and nothing that could run', async () => {
    const ours = await enter(host);
    ours.write('<script>alert(1)</script> & 讨论');
    const evil = new XmlElement('script');
    evil.insert(0, [new XmlText('alert(2)')]);
    const image = new XmlElement('image');
    image.setAttribute('src', 'x" onerror="alert(3)');
    ours.document.getXmlFragment(MINUTES_FIELD).push([evil, image]);
    await untilTrue(async () => (await storedLines()).length === 1);

    const page = await fetch(host, 'minutes.html');
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.body).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; 讨论');
    expect(page.body).not.toMatch(/<script|onerror|alert\(2\)/);

    const document = await fetch(host, 'minutes.docx');
    expect(document.statusCode).toBe(200);
    expect(document.rawPayload.subarray(0, 2).toString()).toBe('PK');
  });

  it('are a PDF that can be read, and searched in Chinese, wherever it is opened', async () => {
    const ours = await enter(host);
    ours.write('讨论：提问要有层次 & <b>分工</b>');
    await untilTrue(async () => (await storedLines()).length === 1);
    const document = await fetch(host, 'minutes.pdf');
    expect([document.statusCode, document.headers['content-type']]).toEqual([200, 'application/pdf']);
    const read = (program: string, parameters: readonly string[]) =>
      execFileSync(program, parameters, { input: document.rawPayload, encoding: 'utf8' });
    const text = read('pdftotext', ['-', '-']);
    for (const part of [session.title, '会议纪要', '讨论：提问要有层次 & <b>分工</b>']) expect(text).toContain(part);
    expect(text).toMatch(/\b1 ?\/ ?1\b/);
    const fonts = read('pdffonts', ['-']).split('\n').slice(2).filter(Boolean);
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) expect(font).toMatch(/NotoSansCJKsc-\w+ .* yes yes yes /);
  });

  it('are a page without text before anybody has written', async () => {
    const page = await fetch(host, 'minutes.html?lang=en');
    expect([page.statusCode, page.body]).toEqual([200, expect.stringContaining('Nothing has been written.')]);
    expect((await fetch(host, 'minutes.docx')).statusCode).toBe(200);
  });

  it('are not there for who does not see the session', async () => {
    const { actor: stranger } = await room.given.person();
    expect((await fetch(stranger, 'minutes.docx')).statusCode).toBe(404);
    expect((await fetch(stranger, 'minutes.pdf')).statusCode).toBe(404);
    expect((await fetch(stranger, 'minutes.html')).statusCode).toBe(404);
  });
});
