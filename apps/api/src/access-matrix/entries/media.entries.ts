import { everywhere, madeByTrainer, makers, type Entries } from './entry.js';

const aim: Entries[string]['aim'] = (target) => ({ mediaId: target.mediaId });
const oneUpload = { who: makers, aim, rows: madeByTrainer('MEDIA_NOT_FOUND') };

/** Rules of media: an upload is its owner's, her school's administrators' and the platform administrators'. */
export const mediaEntries: Entries = {
  mediaList: {
    who: makers,
    given: { first: 100 },
    aim: () => ({}),
    shows: (target) => target.mediaId,
    rows: {
      trainer: { ...everywhere('hidden'), own: 'ok' },
      schoolAdministrator: { own: 'ok', colleague: 'ok', sibling: 'hidden', other: 'hidden' },
      platformAdministrator: everywhere('ok'),
    },
  },
  media: { ...oneUpload, aim: (target) => ({ id: target.mediaId }) },
  beginUpload: { who: makers, given: { kind: 'video', fileName: '微课.mp4', bytes: 1000, contentType: 'video/mp4' } },
  retryMedia: oneUpload,
  removeMedia: oneUpload,
  restoreMedia: oneUpload,
};
