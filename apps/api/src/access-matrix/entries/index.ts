import { classViewingEntries, classViewingMixtures } from './class-viewing.entries.js';
import { studioEntries, studioMixtures } from './courses.entries.js';
import type { Entries } from './entry.js';
import { identityEntries, identityMixtures } from './identity.entries.js';
import { learningEntries } from './learning.entries.js';
import { mediaEntries } from './media.entries.js';
import { minutesEntries } from './minutes.entries.js';
import { observationEntries, observationMixtures } from './observation.entries.js';
import { roomEntries, roomMixtures } from './room.entries.js';
import { sessionEntries, sessionMixtures } from './session.entries.js';
import { noticesEntries } from './notices.entries.js';
import { timelineEntries } from './timeline.entries.js';
import { participationEntries } from './participation.entries.js';

/** Who may call which operation, and whose rows they get: one entry per field of Query, Mutation and Subscription. */
export const entries: Entries = {
  ...identityEntries,
  ...mediaEntries,
  ...noticesEntries,
  ...studioEntries,
  ...learningEntries,
  ...classViewingEntries,
  ...participationEntries,
  ...sessionEntries,
  ...roomEntries,
  ...timelineEntries,
  ...minutesEntries,
  ...observationEntries,
};

/** Further calls, `<operation> <what is special>`, in which one's own row stands beside another's. */
export const mixtures: Entries = {
  ...identityMixtures,
  ...studioMixtures,
  ...classViewingMixtures,
  ...sessionMixtures,
  ...roomMixtures,
  ...observationMixtures,
};
