import { Args, Query, Resolver } from '@nestjs/graphql';
import { Allow, CurrentActor, type Actor } from '@yunqiao/platform';
import { SessionIdArgs } from '../room/room.input.js';
import { InsuranceService } from './insurance.service.js';
import { SessionInsuranceType } from './insurance.type.js';

/** What devices ask about the sound that they keep. */
@Resolver(() => SessionInsuranceType)
export class InsuranceResolver {
  constructor(private readonly insurance: InsuranceService) {}

  @Query(() => SessionInsuranceType, {
    description: 'What one’s device does with what it kept of its own microphone; for who sits in the session',
  })
  @Allow('signedIn')
  async sessionInsurance(
    @CurrentActor() actor: Actor,
    @Args() { sessionId }: SessionIdArgs,
  ): Promise<SessionInsuranceType> {
    const { missing, ...facts } = await this.insurance.advise(actor, sessionId);
    return { ...facts, missing: missing.map(({ from, to }) => ({ startsAt: new Date(from), endsAt: new Date(to) })) };
  }
}
