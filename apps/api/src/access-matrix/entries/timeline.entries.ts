import { everywhere, forAll, type Entries, type Outcomes, type Rows } from './entry.js';

/** The host is the only one of the callers who sits in a session, and only in their own. */
const seated: Outcomes = forAll(everywhere('SESSION_NOT_FOUND'), {
  trainer: { ...everywhere('SESSION_NOT_FOUND'), own: 'ok' },
});

const bySession = ({ sessionId }: Rows) => ({ sessionId });
const byPoll = ({ pollId }: Rows) => ({ pollId });

/** An operation of people who sit in a session. */
const inside = (given: Entries[string]['given'] = {}, aim: Entries[string]['aim'] = bySession): Entries[string] => ({
  ...{ who: 'signedIn', given, aim, rows: seated },
});

const pageKey = 'board:01900000-0000-7000-8000-000000000001';
const stroke = { points: 'AAAAAAAA', colour: 'ochre', width: 4 };

/** Rules of what happens in a session. Its doors are shut here; that rows of another session are refused is tested in the room. */
export const timelineEntries: Entries = {
  sessionEvents: inside({ after: 0 }),
  sessionNews: inside(),
  turnPage: inside({ pageKey }),
  addWhiteboardPage: inside({ title: '板书' }),
  addInk: inside({ pageKey, stroke }),
  removeInk: inside({}, ({ sessionId, strokeId }) => ({ sessionId, strokeId })),
  sendChat: inside({ text: '同意' }),
  removeChat: inside({}, ({ sessionId, lineId }) => ({ sessionId, lineId })),
  markMoment: inside({ note: '' }),
  openPoll: inside({ question: '放在哪里？', options: ['前', '后'] }),
  vote: inside({ optionIndex: 0 }, byPoll),
  closePoll: inside({}, byPoll),
};
