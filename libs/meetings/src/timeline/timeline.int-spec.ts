import { newId, type Actor } from '@yunqiao/platform';
import { SessionMember } from '../room/session-member.entity.js';
import { ResearchSession } from '../session/research-session.entity.js';
import { MeetingsRoom } from '../test-room/meetings-room.js';
import { PageService } from './page.service.js';
import { MOST_EVENTS, SessionEvents } from './session-events.js';
import { TalkService } from './talk.service.js';
import { TimelineReader } from './timeline-reader.js';

const stroke = { points: Buffer.alloc(12, 9).toString('base64'), colour: 'ochre', width: 4 } as const;

describe('the timeline of a session', () => {
  let room: MeetingsRoom;
  let host: Actor;
  let listener: Actor;
  let session: ResearchSession;

  const say = (actor: Actor, text: string, id = newId()) =>
    room.get(TalkService).say(actor, { id, sessionId: session.id, text });
  const read = (actor: Actor, after = 0) => room.get(TimelineReader).findAfter(actor, session.id, after);

  beforeAll(async () => {
    room = await MeetingsRoom.open();
  });

  afterAll(() => room.close());

  beforeEach(async () => {
    ({ session, host } = await room.liveSession());
    listener = await room.seat(session);
  });

  it('puts what many write at once into one order without gaps', async () => {
    const lines = Array.from({ length: 30 }, (_, index) => `第${index}行𠮷🎉`);
    await Promise.all(lines.map((line, index) => say(index % 2 ? host : listener, line)));

    const events = await read(listener);
    expect(events.map(({ sequence }) => sequence)).toEqual(lines.map((_, index) => index + 1));
    expect(events.map(({ payload }) => payload['text']).sort()).toEqual([...lines].sort());
  });

  it('takes the same deed once, however often it arrives', async () => {
    const id = newId();
    await Promise.all([1, 2, 3].map(() => say(listener, '同意', id)));
    expect(await read(host)).toHaveLength(1);
  });

  it('refuses an id that somebody else has used', async () => {
    const { id } = await say(host, '开始');
    await expect(say(listener, '开始', id)).rejects.toThrow('CONFLICT');
  });

  it('tells who missed something what came after', async () => {
    await say(host, '一');
    const { sequence } = await say(host, '二');
    await say(host, '三');
    expect((await read(listener, sequence)).map(({ payload }) => payload['text'])).toEqual(['三']);
  });

  it('does not exist for people without a seat, nor for who was removed', async () => {
    const { actor: stranger } = await room.given.person();
    await expect(read(stranger)).rejects.toThrow('SESSION_NOT_FOUND');
    await expect(say(stranger, '?')).rejects.toThrow('SESSION_NOT_FOUND');

    const seat = { sessionId: session.id, personId: listener.personId };
    await room.database.manager.update(SessionMember, seat, { removedAt: new Date(), removedBy: host.personId });
    await expect(read(listener)).rejects.toThrow('SESSION_NOT_FOUND');
  });

  it('lets presenters, and who has the microphone, turn pages and draw', async () => {
    const pages = room.get(PageService);
    const { pageKey } = await pages.addBoard(host, { id: newId(), sessionId: session.id, title: '板书' });
    const drawing = () => ({ id: newId(), sessionId: session.id, pageKey: pageKey!, stroke });
    await expect(pages.draw(listener, drawing())).rejects.toThrow('NOT_ALLOWED');

    const seat = { sessionId: session.id, personId: listener.personId };
    await room.database.manager.update(SessionMember, seat, { hasMicrophone: true });
    const drawn = await pages.draw(listener, drawing());
    await pages.erase(host, { id: newId(), sessionId: session.id, strokeId: drawn.id });
    expect((await read(host)).map(({ kind }) => kind)).toEqual(['board.added', 'ink.added', 'ink.removed']);
  });

  it('erases no stroke of another session', async () => {
    const pages = room.get(PageService);
    const { pageKey } = await pages.addBoard(host, { id: newId(), sessionId: session.id, title: '' });
    const drawn = await pages.draw(host, { id: newId(), sessionId: session.id, pageKey: pageKey!, stroke });
    const { session: other } = await room.liveSession({ host });
    const erasing = pages.erase(host, { id: newId(), sessionId: other.id, strokeId: drawn.id });
    await expect(erasing).rejects.toThrow('STROKE_NOT_FOUND');
  });

  describe('of ten thousand lines of chat', () => {
    const many = 10_000;

    /** Everything that somebody reads, as pages do it: answer by answer until one is not full. */
    async function readAll(actor: Actor): Promise<{ texts: unknown[]; answers: number }> {
      const texts: unknown[] = [];
      let [after, answers] = [0, 0];
      for (let isFull = true; isFull; answers += 1) {
        const events = await read(actor, after);
        texts.push(...events.filter(({ kind }) => kind === 'chat.sent').map(({ payload }) => payload['text']));
        after = events.at(-1)?.sequence ?? after;
        isFull = events.length === MOST_EVENTS;
      }
      return { texts, answers };
    }

    /** The even ones are the listener's. */
    async function fill(): Promise<string[]> {
      const texts = Array.from({ length: many }, (_, index) => `第${index}行`);
      for (let from = 0; from < many; from += MOST_EVENTS) {
        const lines = texts.slice(from, from + MOST_EVENTS).map((text, index) => ({
          ...{ kind: 'chat.sent', personId: (index % 2 ? host : listener).personId, payload: { text } },
        }));
        await room.transaction((tx) => room.get(SessionEvents).append(tx, session.id, lines));
      }
      return texts;
    }

    it('is read in twenty answers, each line once and in order, and goes on', async () => {
      const texts = await fill();
      const line = await say(listener, '还有一句');
      expect(line.sequence).toBe(many + 1);
      expect((await read(listener, many)).map(({ id }) => id)).toEqual([line.id]);
      expect(await readAll(listener)).toEqual({ texts: [...texts, '还有一句'], answers: 21 });
    });

    it('is read in full answers in the replay, too, where half of it is left out', async () => {
      const texts = await fill();
      const seat = { sessionId: session.id, personId: listener.personId };
      await room.database.manager.update(SessionMember, seat, { heldRole: 'student' });
      await room.database.manager.update(ResearchSession, { id: session.id }, { state: 'published' });
      const hosts = texts.filter((_, index) => index % 2 === 1);
      expect(await readAll(host)).toEqual({ texts: hosts, answers: 11 });
    });
  });

  it('is closed when the session has ended', async () => {
    const { session: ended } = await room.liveSession({ host, state: 'ended' });
    const saying = room.get(TalkService).say(host, { id: newId(), sessionId: ended.id, text: '再见' });
    await expect(saying).rejects.toThrow('SESSION_STATE_WRONG');
  });
});
