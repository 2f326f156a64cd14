import { defineNotices } from '@yunqiao/notices';

/** What this room tells people. */
export const courseNotices = defineNotices({
  'media.ready': { subject: 'media', facts: ['fileName'], replaces: ['media.failed'] },
  'media.failed': { subject: 'media', facts: ['fileName'], replaces: ['media.failed'] },
  'run.enrolled': { subject: 'courseRun', facts: ['courseTitle'] },
});
