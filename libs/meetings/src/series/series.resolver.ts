import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, CurrentActor, type Actor } from '@yunqiao/platform';
import type { ResearchSession } from '../session/research-session.entity.js';
import { HOSTS } from '../session/session.policy.js';
import { ResearchSessionPayload, ResearchSessionType } from '../session/session.type.js';
import { RepeatResearchSessionInput, SessionSeriesArgs } from './series.input.js';
import { SeriesService } from './series.service.js';

/** Sessions week after week. */
@Resolver()
export class SeriesResolver {
  constructor(private readonly series: SeriesService) {}

  @Query(() => [ResearchSessionType], {
    description: 'Sessions of a series that the viewer may see, the earliest first',
  })
  @Allow('signedIn')
  sessionSeries(@CurrentActor() actor: Actor, @Args() { seriesId }: SessionSeriesArgs): Promise<ResearchSession[]> {
    return this.series.find(actor, seriesId);
  }

  @Mutation(() => ResearchSessionPayload, {
    description: 'Makes a series of a draft: the same every week, with its invitations, co-hosts and materials',
  })
  @Allow(...HOSTS)
  async repeatResearchSession(
    @CurrentActor() actor: Actor,
    @Args('input') { seriesId, sessionId, times }: RepeatResearchSessionInput,
  ): Promise<ResearchSessionPayload> {
    return { session: await this.series.repeat(actor, { seriesId, sessionId, times }) };
  }
}
