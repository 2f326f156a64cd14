import { liveTopic, type LiveTopic } from '@yunqiao/platform';

/** That the log of minutes has grown, or that a to-do has changed. */
export interface MinutesNews {
  readonly version: number;
  readonly todosChanged: boolean;
}

/** What the api processes tell each other of the minutes of a session. */
export function minutesTopic(sessionId: string): LiveTopic<MinutesNews> {
  return liveTopic<MinutesNews>('minutes', sessionId);
}
