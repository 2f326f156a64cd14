import { everywhere, hosts, madeByTrainer, ofSchool, type Entries, type Outcome, type Outcomes } from './entry.js';

const aim: Entries[string]['aim'] = (target) => ({ mediaId: target.mediaId });
/** Who makes no courses brings in files for sessions; those of others are nothing to them. */
const nothingToOthers = (outcome: Outcome): Outcomes => ({
  teacher: everywhere(outcome),
  liaison: everywhere(outcome),
  allianceAdministrator: everywhere(outcome),
});
/** The school in which one's account lives. */
const ownSchool = {
  ...{ own: 'ok', colleague: 'ok', sibling: 'ORGANISATION_NOT_FOUND', other: 'ORGANISATION_NOT_FOUND' },
} as const;
const oneUpload = {
  ...{ who: hosts, aim, rows: { ...madeByTrainer('MEDIA_NOT_FOUND'), ...nothingToOthers('MEDIA_NOT_FOUND') } },
};

/** Rules of media: an upload is its owner's, her school's administrators' and the platform administrators'. */
export const mediaEntries: Entries = {
  mediaList: {
    who: hosts,
    given: { first: 100 },
    aim: () => ({}),
    shows: (target) => target.mediaId,
    rows: {
      trainer: { ...everywhere('hidden'), own: 'ok' },
      schoolAdministrator: { own: 'ok', colleague: 'ok', sibling: 'hidden', other: 'hidden' },
      platformAdministrator: everywhere('ok'),
      ...nothingToOthers('hidden'),
    },
  },
  media: { ...oneUpload, aim: (target) => ({ id: target.mediaId }) },
  beginUpload: {
    who: hosts,
    given: { kind: 'video', fileName: '微课.mp4', bytes: 1000, contentType: 'video/mp4' },
    refused: ['teacher', 'liaison', 'allianceAdministrator'],
  },
  retryMedia: oneUpload,
  removeMedia: oneUpload,
  restoreMedia: oneUpload,
  deleteMediaForGood: oneUpload,
  schoolStorage: {
    who: hosts,
    aim: ({ schoolId }) => ({ schoolId }),
    rows: {
      ...Object.fromEntries(hosts.map((role) => [role, ownSchool])),
      // Their accounts live in the alliance.
      allianceAdministrator: everywhere('ORGANISATION_NOT_FOUND'),
      platformAdministrator: everywhere('ok'),
    },
  },
  setSchoolQuota: {
    who: ['platformAdministrator'],
    given: { quotaBytes: 50_000_000_000 },
    aim: ({ schoolId }) => ({ schoolId }),
    rows: { platformAdministrator: everywhere('ok') },
  },
  setOriginals: {
    who: ['schoolAdministrator'],
    given: { originals: 'keep', days: 0 },
    aim: ({ schoolId }) => ({ schoolId }),
    rows: ofSchool('ORGANISATION_NOT_FOUND'),
  },
};
