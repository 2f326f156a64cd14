/** What listeners can listen to: a room's name and what it is about. The type says what its news carry. */
export interface LiveTopic<News extends object> {
  readonly name: string;
  /** Names the news in types only. */
  readonly news?: News;
}

/** `liveTopic<NoticeNews>('notices', personId)` */
export function liveTopic<News extends object>(room: string, about: string): LiveTopic<News> {
  return { name: `${room}:${about}` };
}
