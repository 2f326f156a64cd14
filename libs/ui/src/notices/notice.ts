import type { TypedDocumentNode } from '@urql/core';

/** A notice as the contract has it. */
export interface NoticeView {
  id: string;
  kind: string;
  subjectKind: string;
  subjectId: string;
  facts: readonly { name: string; value: string }[];
  createdAt: string;
  readAt?: string | null;
}

interface NoticePage {
  edges: { node: NoticeView }[];
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}

type Nothing = Record<string, never>;

/** The operations of an inbox; each app has its own, with generated types. */
export interface InboxDocuments {
  list: TypedDocumentNode<{ myNotices: NoticePage }, { first: number; after?: string | null }>;
  count: TypedDocumentNode<{ unreadNoticeCount: number }, Nothing>;
  arrived: TypedDocumentNode<{ noticeArrived: { notice?: NoticeView | null; unreadNoticeCount: number } }, Nothing>;
  markRead: TypedDocumentNode<{ markNoticesRead: { unreadNoticeCount: number } }, { input: { ids: string[] } }>;
  markAllRead: TypedDocumentNode<{ markAllNoticesRead: { unreadNoticeCount: number } }, { input: { until: string } }>;
}

/** Facts of a notice by name. */
export function factsOf({ facts }: Pick<NoticeView, 'facts'>): Record<string, string> {
  return Object.fromEntries(facts.map(({ name, value }) => [name, value]));
}

/** The page that shows what a notice is about, from the root of the installation; null where there is none. */
export function pathOf(notice: Pick<NoticeView, 'subjectKind' | 'subjectId' | 'facts'>): string | null {
  const { subjectKind, subjectId } = notice;
  if (subjectKind === 'courseRun') return `/courses/${subjectId}`;
  if (subjectKind === 'session') return `/sessions/${subjectId}`;
  if (subjectKind === 'media') return `/studio/media?search=${encodeURIComponent(factsOf(notice)['fileName'] ?? '')}`;
  if (subjectKind === 'participationReport') return `/studio/reports/${subjectId}`;
  return null;
}
