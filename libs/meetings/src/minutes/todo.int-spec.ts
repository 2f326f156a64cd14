import { Notice } from '@yunqiao/notices';
import { newId, type Actor } from '@yunqiao/platform';
import { MeetingsWorkerModule } from '../meetings-worker.module.js';
import type { ResearchSession } from '../session/research-session.entity.js';
import { MeetingsRoom } from '../test-room/meetings-room.js';
import { TodoNewsHandler } from './todo-news.handler.js';
import { MOST_TODOS, TodoService, type NewTodo } from './todo.service.js';

let room: MeetingsRoom;
let host: Actor;
let speaker: Actor;
let session: ResearchSession;

beforeAll(async () => {
  room = await MeetingsRoom.open(true, { modules: [MeetingsWorkerModule] });
});

afterAll(() => room.close());

beforeEach(async () => {
  ({ session, host } = await room.liveSession());
  speaker = await room.seat(session, 'speaker');
});

async function add(actor: Actor, facts: Partial<NewTodo> = {}): Promise<string> {
  const todo = { id: newId(), sessionId: session.id, text: '整理教案', ownerPersonId: null, dueOn: null, ...facts };
  await room.get(TodoService).add(actor, todo);
  return todo.id;
}

const texts = async () => (await room.get(TodoService).findBySessions([session.id])).map(({ text }) => text);
const told = () => room.database.manager.findBy(Notice, { kind: 'todo.given', subjectId: session.id });

function end(): Promise<void> {
  const news = { id: newId(), kind: 'session.ended', key: session.id, payload: { sessionId: session.id } };
  return room.transaction((tx) => room.get(TodoNewsHandler).onSessionEnded(tx, news));
}

describe('to-dos of a session', () => {
  it('have an owner and a day, and are shown to whoever sees the session', async () => {
    await add(host, { ownerPersonId: speaker.personId, dueOn: '2020-04-20' });
    const client = await room.client(await room.seat(session));
    const query =
      'query ($id: ID!) { researchSession(id: $id) { minutes { mayWrite everybodyWrites } todos { text ownerPersonId dueOn doneAt } } }';
    expect(await client.ask(query, { id: session.id })).toEqual({
      researchSession: {
        minutes: { mayWrite: false, everybodyWrites: false },
        todos: [{ text: '整理教案', ownerPersonId: speaker.personId, dueOn: '2020-04-20', doneAt: null }],
      },
    });
  });

  it('are added once, however often they are sent', async () => {
    const id = newId();
    await add(speaker, { id });
    await add(speaker, { id });
    expect(await texts()).toEqual(['整理教案']);
    await expect(add(host, { id })).rejects.toThrow('CONFLICT');
  });

  it('are for people with a part in the session, and there is an end to them', async () => {
    const { actor: stranger } = await room.given.person();
    await expect(add(host, { ownerPersonId: stranger.personId })).rejects.toThrow('SESSION_MEMBER_NOT_FOUND');
    for (let count = 0; count < MOST_TODOS; count += 1) await add(host);
    await expect(add(host)).rejects.toThrow('SESSION_TODOS_FULL');
  });

  it('are written by who writes the minutes, and finished by their owners, too', async () => {
    const listener = await room.seat(session);
    await expect(add(listener)).rejects.toThrow('NOT_ALLOWED');
    const own = await add(host, { ownerPersonId: listener.personId });
    const others = await add(host, { text: '拍照' });
    const todos = room.get(TodoService);
    await todos.finish(listener, own, true);
    await expect(todos.finish(listener, others, true)).rejects.toThrow('NOT_ALLOWED');
    await expect(todos.remove(listener, own)).rejects.toThrow('NOT_ALLOWED');
    const [first] = await todos.findBySessions([session.id]);
    expect(first).toMatchObject({ doneBy: listener.personId });
    await todos.finish(host, own, false);
    await todos.remove(host, own);
    expect(await texts()).toEqual(['拍照']);
  });

  it('do not exist for who does not see the session', async () => {
    const { actor: stranger } = await room.given.person();
    const id = await add(host);
    await expect(add(stranger)).rejects.toThrow('SESSION_NOT_FOUND');
    await expect(room.get(TodoService).finish(stranger, id, true)).rejects.toThrow('SESSION_TODO_NOT_FOUND');
  });
});

describe('the end of a session', () => {
  it('brings open to-dos into the inboxes of their owners, once', async () => {
    await add(host, { ownerPersonId: speaker.personId });
    await add(host, { text: '没有人负责' });
    const done = await add(host, { text: '已经做完', ownerPersonId: speaker.personId });
    await room.get(TodoService).finish(speaker, done, true);
    expect(await told()).toEqual([]);
    await end();
    await end();
    expect(await told()).toMatchObject([
      { personId: speaker.personId, facts: { title: session.title, text: '整理教案' }, subjectKind: 'session' },
    ]);
  });

  it('has what leaders add later told at once', async () => {
    await room.database.query("UPDATE research_session SET state = 'ended'");
    await expect(add(speaker)).rejects.toThrow('NOT_ALLOWED');
    await add(host, { ownerPersonId: speaker.personId });
    expect(await told()).toHaveLength(1);
  });
});
