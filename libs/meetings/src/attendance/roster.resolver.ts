import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { PersonLoader } from '@yunqiao/identity/graphql';
import { Allow, CurrentActor, type Actor } from '@yunqiao/platform';
import { RequestLoaders, type Loaders } from '@yunqiao/platform/graphql';
import { SessionIdArgs } from '../room/room.input.js';
import { ConfirmRosterInput, JoinRosterInput, RosterCandidatesArgs, RosterPayload } from './attendance.input.js';
import { RosterCandidateType, RosterCodeType, RosterEntryType } from './attendance.type.js';
import { RosterService } from './roster.service.js';

/** Several people before one camera. */
@Resolver(() => RosterEntryType)
@Allow('signedIn')
export class RosterResolver {
  constructor(
    private readonly roster: RosterService,
    private readonly people: PersonLoader,
  ) {}

  @Query(() => [RosterEntryType], { description: 'Who sits or sat before one’s own device; for liaisons' })
  sessionRoster(@CurrentActor() actor: Actor, @Args() { sessionId }: SessionIdArgs): Promise<RosterEntryType[]> {
    return this.roster.list(actor, sessionId);
  }

  @Query(() => [RosterCandidateType], { description: 'People of one’s school, 50 at most; for liaisons' })
  rosterCandidates(
    @CurrentActor() actor: Actor,
    @Args() { sessionId, search }: RosterCandidatesArgs,
  ): Promise<RosterCandidateType[]> {
    return this.roster.candidates(actor, sessionId, search);
  }

  @Query(() => RosterCodeType, { description: 'What one’s own device shows now; for liaisons' })
  rosterCode(@CurrentActor() actor: Actor, @Args() { sessionId }: SessionIdArgs): Promise<RosterCodeType> {
    return this.roster.code(actor, sessionId);
  }

  @Mutation(() => RosterPayload, { description: 'Says who sits before one’s own device; for liaisons' })
  async confirmRoster(@CurrentActor() actor: Actor, @Args('input') input: ConfirmRosterInput): Promise<RosterPayload> {
    return { entries: await this.roster.confirm(actor, input) };
  }

  @Mutation(() => RosterPayload, {
    description: 'Enters oneself before the device of one’s school that shows this code',
  })
  async joinRoster(
    @CurrentActor() actor: Actor,
    @Args('input') { sessionId, code }: JoinRosterInput,
  ): Promise<RosterPayload> {
    return { entries: [await this.roster.join(actor, sessionId, code)] };
  }

  @ResolveField(() => String, { description: 'Name' })
  async displayName(@Parent() { personId }: RosterEntryType, @RequestLoaders() loaders: Loaders): Promise<string> {
    return (await this.people.load(loaders, personId))?.displayName ?? '';
  }
}
