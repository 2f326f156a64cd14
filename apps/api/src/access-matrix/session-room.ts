import { LobbyRequest, Poll, SessionCounter, SessionEvent, SessionMember, SessionTodo } from '@yunqiao/meetings';
import { meetingsGiven } from '@yunqiao/meetings/testing';
import { idBytes, newId, type Actor } from '@yunqiao/platform';
import type { DataSource } from 'typeorm';
import type { Rows } from './entries/entry.js';

/** Who is in a session: its host and a teacher sit in it, another waits before the door. */
export async function fillRoom(
  database: DataSource,
  sessionId: string,
  [host, member, waiting]: readonly [Actor, Actor, Actor],
): Promise<Pick<Rows, 'lobbyRequestId' | 'strokeId' | 'lineId' | 'pollId' | 'todoId'>> {
  const admittedAt = new Date('2020-04-15T01:00:00.000Z');
  await database.manager.update(SessionMember, { sessionId, personId: host.personId }, { admittedAt });
  await meetingsGiven(database).sessionMember(sessionId, member, { role: 'listener', admittedAt });
  const request = { id: newId(), sessionId, personId: waiting.personId, askedAt: admittedAt };
  await database.manager.insert(LobbyRequest, { ...request, answer: null, answeredAt: null, answeredBy: null });
  const todoId = newId();
  await database.manager.insert(SessionTodo, {
    ...{ id: todoId, sessionId, text: '整理教案', ownerPersonId: null, dueOn: null, madeBy: host.personId },
    ...{ madeAt: admittedAt, doneAt: null, doneBy: null, removedAt: null },
  });
  return { lobbyRequestId: request.id, todoId, ...(await fillTimeline(database, sessionId, host, admittedAt)) };
}

/** A stroke of ink, a line of the chat and a poll, all of the host. */
async function fillTimeline(database: DataSource, sessionId: string, host: Actor, at: Date) {
  const [stroke, line, board, poll] = [newId(), newId(), newId(), newId()];
  const by = { sessionId, at, personId: host.personId };
  await database.manager.insert(SessionEvent, [
    { ...by, sequence: 1, id: stroke, kind: 'ink.added', pageKey: `board:${board}`, payload: {} },
    { ...by, sequence: 2, id: line, kind: 'chat.sent', pageKey: null, payload: {} },
  ]);
  await database.manager.update(SessionCounter, { sessionId }, { lastSequence: 2 });
  const asked = { question: '分组讨论放在哪里？', options: ['课文细读之后', '导入之后'], openedAt: at, closedAt: null };
  await database.manager.insert(Poll, { id: poll, sessionId, ...asked });
  return { strokeId: stroke, lineId: line, pollId: poll };
}

/** Undoes what allowed calls did to rooms at which others are still to be aimed. */
export async function restoreRooms(database: DataSource, rows: readonly Rows[]): Promise<void> {
  await database.query('UPDATE research_session SET is_door_locked = 0, spotlight_person_id = NULL');
  await database.query('UPDATE session_todo SET removed_at = NULL, done_at = NULL, done_by = NULL');
  await database.query('UPDATE lobby_request SET answer = NULL, answered_at = NULL, answered_by = NULL');
  for (const { sessionId, personId } of rows) {
    await database.query(
      "UPDATE session_member SET role = 'listener', removed_at = NULL, removed_by = NULL WHERE session_id = ? AND person_id = ?",
      [idBytes(sessionId), idBytes(personId)],
    );
  }
}
