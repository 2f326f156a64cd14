import { Args, Int, Mutation, Query, Resolver, Subscription } from '@nestjs/graphql';
import { Allow, CurrentActor, mapPage, type Actor, type LiveListener, type Page } from '@yunqiao/platform';
import { ConnectionArgs } from '@yunqiao/platform/graphql';
import type { Notice } from '../notice/notice.entity.js';
import type { InboxNews } from '../notice/notice-news.js';
import { Inbox } from './inbox.js';
import * as inputs from './notice.input.js';
import { NoticeArrivalType, NoticeConnection, NoticeType } from './notice.type.js';

@Resolver(() => NoticeType)
export class NoticeResolver {
  constructor(private readonly inbox: Inbox) {}

  @Query(() => NoticeConnection, { description: 'What I was told, the newest first' })
  @Allow('signedIn')
  async myNotices(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs): Promise<Page<NoticeType>> {
    return mapPage(await this.inbox.list(actor.personId, page), shown);
  }

  @Query(() => Int, { description: 'How many notices I have not read' })
  @Allow('signedIn')
  unreadNoticeCount(@CurrentActor() actor: Actor): Promise<number> {
    return this.inbox.countUnread(actor.personId);
  }

  @Mutation(() => inputs.MarkNoticesReadPayload, { description: 'I have read these; my other devices know at once' })
  @Allow('signedIn')
  async markNoticesRead(
    @CurrentActor() { personId }: Actor,
    @Args('input') { ids }: inputs.MarkNoticesReadInput,
  ): Promise<inputs.MarkNoticesReadPayload> {
    const notices = await this.inbox.markRead(personId, ids);
    return { notices: notices.map(shown), unreadNoticeCount: await this.inbox.countUnread(personId) };
  }

  @Mutation(() => inputs.MarkAllNoticesReadPayload, { description: 'I have seen everything that came until then' })
  @Allow('signedIn')
  async markAllNoticesRead(
    @CurrentActor() { personId }: Actor,
    @Args('input') { until }: inputs.MarkAllNoticesReadInput,
  ): Promise<inputs.MarkAllNoticesReadPayload> {
    await this.inbox.markAllRead(personId, until);
    return { unreadNoticeCount: await this.inbox.countUnread(personId) };
  }

  @Subscription(() => NoticeArrivalType, {
    description:
      'What changes in my inbox. The first answer comes at once, with the count: whoever has it misses nothing after it',
    resolve(this: NoticeResolver, news: InboxNews): Promise<NoticeArrivalType> {
      return this.arrival(news);
    },
  })
  @Allow('signedIn')
  noticeArrived(@CurrentActor() actor: Actor): Promise<LiveListener<InboxNews>> {
    return this.inbox.listen(actor.personId);
  }

  private async arrival({ personId, noticeId }: InboxNews): Promise<NoticeArrivalType> {
    const [notice] = noticeId ? await this.inbox.findByIds(personId, [noticeId]) : [];
    return { notice: notice ? shown(notice) : null, unreadNoticeCount: await this.inbox.countUnread(personId) };
  }
}

function shown({ facts, ...notice }: Notice): NoticeType {
  return { ...notice, facts: Object.entries(facts).map(([name, value]) => ({ name, value })) };
}
