import { everywhere, forAll, hosts, type Entries, type Outcomes, type Rows } from './entry.js';
import { known, routeRows } from './room.entries.js';
import { managed } from './session.entries.js';

const hidden = 'SESSION_NOT_FOUND';
const bySession = ({ sessionId }: Rows) => ({ sessionId });

/** Who manages it; whoever else knows the session is refused. That whose lesson it is may, too, is tested in the room. */
const summed: Outcomes = forAll(
  { own: 'NOT_ALLOWED', colleague: 'NOT_ALLOWED', sibling: hidden, other: hidden },
  {
    student: everywhere(hidden),
    trainer: { own: 'ok', colleague: 'NOT_ALLOWED', sibling: hidden, other: hidden },
    schoolAdministrator: { own: 'ok', colleague: 'ok', sibling: hidden, other: hidden },
    allianceAdministrator: { own: 'ok', colleague: 'ok', sibling: 'ok', other: hidden },
    platformAdministrator: everywhere('ok'),
  },
);

const words = {
  id: '0190aaaa-0000-7000-8000-000000000002',
  ...{ kind: 'words', at: '2020-04-15T02:10:00.000Z', text: '整体流畅' },
};

/** Rules of lesson observation; sessions of the matrix are of that kind. */
export const observationEntries: Entries = {
  changeObservation: { who: hosts, given: { everybodyObserves: false }, aim: bySession, rows: managed(hidden) },
  observationSheet: { who: 'signedIn', aim: bySession, rows: known() },
  observationSummary: { who: 'signedIn', aim: bySession, rows: summed },
  observationNews: { who: 'signedIn', aim: bySession, rows: summed },
  observedPlayback: { who: 'signedIn', aim: bySession, rows: summed },
  // Who leads observes; who else administrates does not.
  recordObservation: { who: 'signedIn', given: { entries: [words] }, aim: bySession, rows: known('NOT_ALLOWED') },
};

/** Calls of the same operations that mix one's own row with another's. */
export const observationMixtures: Entries = {
  "changeObservation with another trainer's lesson": {
    who: hosts,
    aim: (target, own) => ({ sessionId: own.sessionId, lessonId: target.lessonId }),
    rows: { trainer: { colleague: 'LESSON_NOT_FOUND', sibling: 'LESSON_NOT_FOUND', other: 'LESSON_NOT_FOUND' } },
  },
};

/** Routes of what was handed in, by role and target. */
export const observationRows = routeRows(summed);
