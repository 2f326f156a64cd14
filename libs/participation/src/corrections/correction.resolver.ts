import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, CurrentActor, type Actor, type Page } from '@yunqiao/platform';
import { ConnectionArgs } from '@yunqiao/platform/graphql';
import { VIEWERS } from '../participation-filter.js';
import { CorrectionListService, type CorrectedEvents } from './correction-list.service.js';
import {
  CorrectionFilterInput,
  CorrectParticipationInput,
  CorrectParticipationPayload,
  ParticipationCorrectionConnection,
} from './correction.type.js';
import { EventCorrectionsService } from './event-corrections.service.js';

/** What becomes of people's events after they were counted. */
@Resolver()
@Allow(...VIEWERS)
export class CorrectionResolver {
  constructor(
    private readonly corrections: EventCorrectionsService,
    private readonly list: CorrectionListService,
  ) {}

  @Query(() => ParticipationCorrectionConnection, {
    description:
      'Corrections that concern the schools for which the asker answers, and transfers entered late; the latest first',
  })
  participationCorrections(
    @CurrentActor() actor: Actor,
    @Args('filter') filter: CorrectionFilterInput,
    @Args() page: ConnectionArgs,
  ): Promise<Page<CorrectedEvents>> {
    return this.list.list(actor, filter, page);
  }

  @Mutation(() => CorrectParticipationPayload, { description: 'Takes events out of the count; they stay in the log' })
  async strikeParticipation(
    @CurrentActor() actor: Actor,
    @Args('input') input: CorrectParticipationInput,
  ): Promise<CorrectParticipationPayload> {
    return { correction: await this.corrections.strike(actor, input) };
  }

  @Mutation(() => CorrectParticipationPayload, { description: 'Lets struck events count again' })
  async restoreParticipation(
    @CurrentActor() actor: Actor,
    @Args('input') input: CorrectParticipationInput,
  ): Promise<CorrectParticipationPayload> {
    return { correction: await this.corrections.restore(actor, input) };
  }
}
