import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, CurrentActor, type Actor } from '@yunqiao/platform';
import { RequestLoaders, type Loaders } from '@yunqiao/platform/graphql';
import { StandingLoader } from '../session/session.loaders.js';
import { HOSTS, mayLead } from '../session/session.policy.js';
import { ResearchSessionPayload, ResearchSessionType } from '../session/session.type.js';
import { ReplayLessonLoader } from './replay-lesson.loader.js';
import { PublishReplayInput, ReplayLessonType } from './replay-lesson.type.js';
import { ReplayPublisher } from './replay-publisher.js';

/** Lessons that are made of replays, for who leads the session. */
@Resolver(() => ResearchSessionType)
export class ReplayLessonResolver {
  constructor(
    private readonly publisher: ReplayPublisher,
    private readonly lessons: ReplayLessonLoader,
    private readonly standings: StandingLoader,
  ) {}

  @ResolveField(() => [ReplayLessonType], {
    description: 'Lessons that were made of the replay, the newest first; none for who does not lead the session',
  })
  async replayLessons(
    @Parent() { id }: ResearchSessionType,
    @CurrentActor() actor: Actor,
    @RequestLoaders() loaders: Loaders,
  ): Promise<ReplayLessonType[]> {
    return mayLead(await this.standings.load(loaders, actor, id)) ? this.lessons.load(loaders, id) : [];
  }

  @Mutation(() => ResearchSessionPayload, {
    description: 'Puts a replay into a course as a lesson; its video is prepared like any other',
  })
  @Allow(...HOSTS)
  async publishReplay(
    @CurrentActor() actor: Actor,
    @Args('input') input: PublishReplayInput,
  ): Promise<ResearchSessionPayload> {
    return { session: await this.publisher.publish(actor, input) };
  }
}
