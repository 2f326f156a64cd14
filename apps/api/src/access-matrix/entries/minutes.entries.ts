import type { Entries, Rows } from './entry.js';
import { known } from './room.entries.js';

const bySession = ({ sessionId }: Rows) => ({ sessionId });
const byTodo = ({ todoId }: Rows) => ({ todoId });
/** Whoever only sees the session reads its minutes and to-dos; that owners finish theirs is tested in the room. */
const writers = known('NOT_ALLOWED');
const writersOfTodo = known('NOT_ALLOWED', 'SESSION_TODO_NOT_FOUND');

/** Rules of minutes and to-dos. */
export const minutesEntries: Entries = {
  setMinutesWriters: {
    who: 'signedIn',
    given: { everybodyWrites: false },
    aim: bySession,
    rows: known('SESSION_NOT_FOUND'),
  },
  addSessionTodo: {
    who: 'signedIn',
    given: { text: '整理教案', ownerPersonId: null, dueOn: '2020-04-20' },
    aim: bySession,
    rows: writers,
  },
  finishSessionTodo: { who: 'signedIn', given: { isDone: true }, aim: byTodo, rows: writersOfTodo },
  removeSessionTodo: { who: 'signedIn', aim: byTodo, rows: writersOfTodo },
};
