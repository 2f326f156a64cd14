import { liveTopic, type LiveTopic } from '@yunqiao/platform';

/** That something in an inbox has changed: a notice came, or something was read elsewhere. */
export interface InboxNews {
  readonly personId: string;
  /** The notice that came; null when none did. */
  readonly noticeId: string | null;
}

/** What the open pages of a person listen to. */
export function inboxOf(personId: string): LiveTopic<InboxNews> {
  return liveTopic('inbox', personId);
}

/** Outbox news: people were told something; payload `{ key, at }` finds the rows. */
export const NOTICE_TOLD = 'notice.told';
