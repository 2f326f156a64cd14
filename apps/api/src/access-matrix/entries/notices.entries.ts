import { everywhere, forAll, type Entries } from './entry.js';

/** The notice was told to the trainer, and to nobody else. */
const trainersOnly = forAll(everywhere('hidden'), { trainer: { ...everywhere('hidden'), own: 'ok' } });

/** Rules of the inbox: everybody has one, and nobody sees that of somebody else. */
export const noticesEntries: Entries = {
  myNotices: {
    who: 'signedIn',
    given: { first: 100 },
    aim: () => ({}),
    shows: (target) => target.noticeId,
    rows: trainersOnly,
  },
  unreadNoticeCount: { who: 'signedIn' },
  markNoticesRead: {
    who: 'signedIn',
    aim: (target) => ({ ids: [target.noticeId] }),
    shows: (target) => target.noticeId,
    rows: trainersOnly,
  },
  markAllNoticesRead: { who: 'signedIn' },
  noticeArrived: { who: 'signedIn' },
};
