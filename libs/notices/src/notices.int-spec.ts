import { newId, OutboxMessage } from '@yunqiao/platform';
import { Notice } from './notice/notice.entity.js';
import { NOTICE_TOLD } from './notice/notice-news.js';
import { NoticeSweeper } from './notice/notice-sweeper.js';
import { Notices } from './notice/notices.js';
import { noticesOf } from './notices.factory.js';
import { NoticesRoom } from './notices-room.js';

let room: NoticesRoom;
beforeAll(async () => {
  room = await NoticesRoom.open();
});
afterAll(() => room.close());

async function person(): Promise<string> {
  return (await room.given.person()).person.id;
}

async function kindsOf(personId: string): Promise<string[]> {
  return (await noticesOf(room.database, personId)).map(({ kind }) => kind);
}

function newsAbout(subject: string): Promise<OutboxMessage[]> {
  return room.database.getRepository(OutboxMessage).findBy({ kind: NOTICE_TOLD, key: subject });
}

describe('telling people something', () => {
  it('puts one notice into the inbox of each, however often and from wherever it is told', async () => {
    const [first, second] = [await person(), await person()];
    const telling = { key: newId(), subject: newId(), personIds: [first, second, first] };
    const told = await Promise.all([1, 2, 3].map(() => room.tell(telling)));
    expect(told.reduce((sum, count) => sum + count)).toBe(2);
    expect(await room.tell(telling)).toBe(0);
    expect([await kindsOf(first), await kindsOf(second)]).toEqual([['lamp.lit'], ['lamp.lit']]);
  });

  it('tells those who come later, and only them', async () => {
    const [first, later] = [await person(), await person()];
    const telling = { key: newId(), subject: newId() };
    await room.tell({ ...telling, personIds: [first] });
    expect(await room.tell({ ...telling, personIds: [first, later] })).toBe(1);
    expect(await kindsOf(later)).toEqual(['lamp.lit']);
  });

  it('makes news once for each telling that reached somebody', async () => {
    const telling = { key: newId(), subject: newId(), personIds: [await person()] };
    await room.tell(telling);
    await room.tell(telling);
    await room.tell({ ...telling, personIds: [] });
    expect(await newsAbout(telling.subject)).toHaveLength(1);
  });

  it('has not happened when the transaction is rolled back', async () => {
    const [personId, subject] = [await person(), newId()];
    const telling = { kind: 'lamp.lit', key: newId(), subject, facts: { lampName: '走廊' }, personIds: [personId] };
    await expect(
      room.database.transaction(async (tx) => {
        await room.here.app.get(Notices, { strict: false }).tell(tx, telling);
        throw new Error('changed its mind');
      }),
    ).rejects.toThrow('changed its mind');
    expect(await kindsOf(personId)).toEqual([]);
    expect(await newsAbout(subject)).toEqual([]);
  });

  it('reaches thousands, leaving out who is not there', async () => {
    const schoolId = (await room.given.school()).id;
    const bytes = Buffer.from(schoolId.replaceAll('-', ''), 'hex');
    await room.database.query(
      'INSERT INTO person (id, school_id, account_name, display_name, pinyin, initials, must_change_password, is_test, version) ' +
        "SELECT UNHEX(CONCAT('0190aaaa', LPAD(HEX(seq), 24, '0'))), ?, CONCAT('m', seq), '众人', 'zhongren', 'zr', 0, 0, 1 FROM seq_1_to_3500",
      [bytes],
    );
    const rows = await room.database.query<{ id: string }[]>(
      "SELECT LOWER(HEX(id)) AS id FROM person WHERE account_name LIKE 'm%' AND school_id = ?",
      [bytes],
    );
    const personIds = rows.map(({ id }) => id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5'));
    const telling = { key: newId(), subject: newId(), personIds: [...personIds, newId()] };
    expect(await room.tell(telling)).toBe(3500);
    expect(await room.tell(telling)).toBe(0);
  });

  it('asks for a kind that a room has defined, and for all its facts', async () => {
    const personIds = [await person()];
    await expect(room.tell({ kind: 'lamp.sold', personIds })).rejects.toThrow('lamp.sold');
    await expect(room.tell({ facts: {}, personIds })).rejects.toThrow('lampName');
  });
});

describe('a later notice about the same thing', () => {
  it('takes the place of an earlier one that was not read: moved twice is one notice', async () => {
    const [personId, subject] = [await person(), newId()];
    for (const lampName of ['走廊', '院子']) {
      await room.tell({ kind: 'lamp.moved', subject, facts: { lampName }, personIds: [personId] });
    }
    const [notice, ...others] = await noticesOf(room.database, personId);
    expect([notice?.facts, others]).toEqual([{ lampName: '院子' }, []]);
  });

  it('leaves what was read, what is about something else, and what it has nothing to do with', async () => {
    const [personId, subject] = [await person(), newId()];
    const about = { subject, personIds: [personId] };
    await room.tell({ kind: 'lamp.moved', ...about });
    await room.database.getRepository(Notice).update({ personId }, { readAt: new Date() });
    await room.tell({ kind: 'lamp.lit', ...about });
    await room.tell({ kind: 'lamp.moved', personIds: [personId] });
    await room.tell({ kind: 'lamp.moved', ...about });
    expect(await kindsOf(personId)).toEqual(['lamp.moved', 'lamp.lit', 'lamp.moved', 'lamp.moved']);
    await room.tell({ kind: 'lamp.broken', ...about });
    expect(await kindsOf(personId)).toEqual(['lamp.moved', 'lamp.moved', 'lamp.broken']);
  });

  it('does not bring back what it replaced when that is told once more', async () => {
    const [personId, subject] = [await person(), newId()];
    const first = { kind: 'lamp.moved', subject, key: newId(), personIds: [personId] };
    await room.tell(first);
    await room.tell({ ...first, key: newId() });
    expect(await room.tell(first)).toBe(0);
    expect(await kindsOf(personId)).toEqual(['lamp.moved']);
  });

  it('stays in the inboxes of those whom it did not reach', async () => {
    const [reached, other, subject] = [await person(), await person(), newId()];
    await room.tell({ kind: 'lamp.lit', subject, personIds: [reached, other] });
    await room.tell({ kind: 'lamp.broken', subject, personIds: [reached] });
    expect([await kindsOf(reached), await kindsOf(other)]).toEqual([['lamp.broken'], ['lamp.lit']]);
  });
});

it('notices are forgotten after a year', async () => {
  const personId = await person();
  await room.tell({ personIds: [personId] });
  await room.tell({ kind: 'lamp.broken', personIds: [personId] });
  const yearAgo = new Date(Date.now() - 366 * 24 * 3600 * 1000);
  await room.database.getRepository(Notice).update({ personId, kind: 'lamp.lit' }, { createdAt: yearAgo });
  const sweeper = room.there.app.get(NoticeSweeper, { strict: false });
  await sweeper.sweep({}, { signal: new AbortController().signal });
  expect(await kindsOf(personId)).toEqual(['lamp.broken']);
});
