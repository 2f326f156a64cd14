import { Args, Mutation, Query, Resolver, Subscription } from '@nestjs/graphql';
import { Allow, CurrentActor, type Actor } from '@yunqiao/platform';
import { Listening } from './listening.js';
import { PageService } from './page.service.js';
import { SessionEventType, SessionNewsType } from './session-event.type.js';
import { viewOfEvent, viewOfNews } from './session-event.view.js';
import { TalkService } from './talk.service.js';
import {
  AddInkInput,
  AddWhiteboardPageInput,
  MarkMomentInput,
  RemoveInkInput,
  SessionEventPayload,
  SessionEventsArgs,
  TurnPageInput,
} from './timeline.input.js';
import { TimelineReader } from './timeline-reader.js';
import { SessionIdArgs } from '../room/room.input.js';

/** What happens in a session. */
@Resolver(() => SessionEventType)
@Allow('signedIn')
export class TimelineResolver {
  constructor(
    private readonly reader: TimelineReader,
    private readonly listening: Listening,
    private readonly pages: PageService,
    private readonly talk: TalkService,
  ) {}

  @Query(() => [SessionEventType], {
    description: 'What happened after a sequence, in order, at most 500; for people in the session',
  })
  async sessionEvents(@CurrentActor() actor: Actor, @Args() args: SessionEventsArgs): Promise<SessionEventType[]> {
    return (await this.reader.findAfter(actor, args.sessionId, args.after)).map(viewOfEvent);
  }

  @Subscription(() => SessionNewsType, {
    description: 'What happens in a session, as it happens; begins with a greeting and ends when one is removed',
    resolve: viewOfNews,
  })
  sessionNews(@CurrentActor() actor: Actor, @Args() { sessionId }: SessionIdArgs) {
    return this.listening.listen(actor, sessionId);
  }

  @Mutation(() => SessionEventPayload, { description: 'Shows a page to everybody; for presenters' })
  async turnPage(@CurrentActor() actor: Actor, @Args('input') input: TurnPageInput): Promise<SessionEventPayload> {
    return { event: viewOfEvent(await this.pages.turn(actor, input)) };
  }

  @Mutation(() => SessionEventPayload, { description: 'Adds an empty page to the whiteboard; for presenters' })
  async addWhiteboardPage(
    @CurrentActor() actor: Actor,
    @Args('input') input: AddWhiteboardPageInput,
  ): Promise<SessionEventPayload> {
    return { event: viewOfEvent(await this.pages.addBoard(actor, input)) };
  }

  @Mutation(() => SessionEventPayload, { description: 'Draws a finished stroke; for presenters' })
  async addInk(@CurrentActor() actor: Actor, @Args('input') input: AddInkInput): Promise<SessionEventPayload> {
    return { event: viewOfEvent(await this.pages.draw(actor, input)) };
  }

  @Mutation(() => SessionEventPayload, { description: 'Takes a stroke back; for presenters' })
  async removeInk(@CurrentActor() actor: Actor, @Args('input') input: RemoveInkInput): Promise<SessionEventPayload> {
    return { event: viewOfEvent(await this.pages.erase(actor, input)) };
  }

  @Mutation(() => SessionEventPayload, { description: 'Marks this moment; it becomes a chapter of the replay' })
  async markMoment(@CurrentActor() actor: Actor, @Args('input') input: MarkMomentInput): Promise<SessionEventPayload> {
    return { event: viewOfEvent(await this.talk.mark(actor, input)) };
  }
}
