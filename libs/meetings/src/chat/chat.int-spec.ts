import { makeMedia, type MediaTraits } from '@yunqiao/media/testing';
import { Media } from '@yunqiao/media';
import { newId, type Actor } from '@yunqiao/platform';
import { SessionEvent } from '../timeline/session-event.entity.js';
import { TalkService } from '../timeline/talk.service.js';
import { TimelineReader } from '../timeline/timeline-reader.js';
import type { ResearchSession } from '../session/research-session.entity.js';
import { MeetingsRoom } from '../test-room/meetings-room.js';
import { LARGEST_CHAT_FILE, MOST_CHAT_FILES } from './chat-files.js';

let room: MeetingsRoom;
let host: Actor;
let teacher: Actor;
let session: ResearchSession;

beforeAll(async () => {
  room = await MeetingsRoom.open(true);
});
afterAll(() => room.close());
beforeEach(async () => {
  ({ session, host } = await room.liveSession());
  teacher = await room.seat(session);
});

async function upload(owner: Actor, traits: Partial<MediaTraits> = {}): Promise<string> {
  const own = { ownerPersonId: owner.personId, schoolId: owner.organisationIds[0]!, kind: 'file' } as const;
  const picture = { fileName: '板书.png', contentType: 'image/png', bytes: 80_000, ...traits };
  return (await makeMedia(room.database, { ...own, ...picture })).id;
}
const say = (actor: Actor, facts: { text?: string; mediaId?: string; id?: string } = {}) =>
  room.get(TalkService).say(actor, { id: newId(), sessionId: session.id, text: '', ...facts });
const unsay = (actor: Actor, lineId: string) =>
  room.get(TalkService).unsay(actor, { id: newId(), sessionId: session.id, lineId });

const ask = `query ($id: ID!) { sessionEvents(sessionId: $id) { kind text lineId file { fileName bytes contentType url previewUrl } } }`;
const read = async (actor: Actor) => (await room.client(actor)).ask(ask, { id: session.id });

describe('a file in the chat', () => {
  it('is handed round with signed addresses, a picture in small too', async () => {
    await say(teacher, { mediaId: await upload(teacher) });
    await say(teacher, {
      text: '教案',
      mediaId: await upload(teacher, { contentType: 'application/pdf', fileName: '教案.pdf' }),
    });
    const { sessionEvents } = (await read(host)) as {
      sessionEvents: { file: Record<string, unknown>; text: string }[];
    };
    expect(sessionEvents.map(({ text, file }) => [text, file['fileName'], file['previewUrl'] === null])).toEqual([
      ['', '板书.png', false],
      ['教案', '教案.pdf', true],
    ]);
    expect(sessionEvents[0]!.file['url']).toMatch(/^\/v\/\d+\/[\w-]+\/[0-9a-f-]+\/file$/);
  });

  it('is one’s own, looked at, not too large, and not the last straw', async () => {
    await expect(say(teacher, { mediaId: await upload(host) })).rejects.toThrow('MEDIA_NOT_FOUND');
    await expect(say(teacher, { mediaId: await upload(teacher, { kind: 'video' }) })).rejects.toThrow(
      'MEDIA_NOT_FOUND',
    );
    const unseen = await upload(teacher, { state: 'processing' });
    await expect(say(teacher, { mediaId: unseen })).rejects.toThrow('CHAT_FILE_NOT_READY');
    const refused = await upload(teacher, { state: 'failed', errorCode: 'MEDIA_TYPE_MISMATCH' });
    await expect(say(teacher, { mediaId: refused })).rejects.toThrow('CHAT_FILE_NOT_READY');
    const large = await upload(teacher, { bytes: LARGEST_CHAT_FILE + 1 });
    await expect(say(teacher, { mediaId: large })).rejects.toThrow('CHAT_FILE_TOO_LARGE');

    await room.database.query(
      `INSERT INTO session_event (session_id, sequence, id, at, kind, person_id, page_key, payload)
       SELECT UNHEX(?), 1000 + seq, UNHEX(REPLACE(UUID(), '-', '')), '2020-04-15', 'chat.sent', NULL, NULL, '{"text":"","mediaId":"x"}'
       FROM seq_1_to_200`,
      [session.id.replaceAll('-', '')],
    );
    expect(MOST_CHAT_FILES).toBe(200);
    await expect(say(teacher, { mediaId: await upload(teacher) })).rejects.toThrow('CHAT_FILES_FULL');
    await say(teacher, { text: '文字还可以发' });
  });

  it('or a text there has to be', async () => {
    await expect(say(teacher, { text: '  ' })).rejects.toThrow('INPUT_INVALID');
  });
});

describe('taking a line out', () => {
  it('is for who leads and who wrote it; words and file are gone for everybody', async () => {
    const mediaId = await upload(teacher);
    const line = await say(teacher, { text: '学生照片', mediaId });
    const other = await room.seat(session);
    await expect(unsay(other, line.id)).rejects.toThrow('NOT_ALLOWED');
    await unsay(host, line.id);
    await unsay(teacher, line.id);
    expect((await room.get(TimelineReader).findAfter(teacher, session.id, 0)).map(({ kind }) => kind)).toEqual([
      ...['chat.sent', 'chat.removed', 'chat.removed'],
    ]);
    expect(await read(other)).toMatchObject({ sessionEvents: [{ text: '', file: null }, { lineId: line.id }, {}] });
    expect((await room.database.manager.findOneByOrFail(SessionEvent, { id: line.id })).payload).toEqual({ text: '' });
    expect((await room.database.manager.findOneByOrFail(Media, { id: mediaId })).removedAt).not.toBeNull();
  });

  it('reaches no line of another session, and nothing that is no line', async () => {
    const line = await say(host, { text: '大家好' });
    const mark = await room.get(TalkService).mark(host, { id: newId(), sessionId: session.id, note: '' });
    await expect(unsay(host, mark.id)).rejects.toThrow('CHAT_LINE_NOT_FOUND');
    ({ session } = await room.liveSession({ host }));
    await expect(unsay(host, line.id)).rejects.toThrow('CHAT_LINE_NOT_FOUND');
  });

  it('goes on after the session, so that the replay is clean', async () => {
    const line = await say(teacher, { text: '电话 138' });
    await room.database.query("UPDATE research_session SET state = 'ended'");
    await unsay(host, line.id);
    expect(await read(teacher)).toMatchObject({ sessionEvents: [{ text: '' }, { lineId: line.id }] });
  });
});
