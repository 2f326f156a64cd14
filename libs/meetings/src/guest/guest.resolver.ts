import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { SessionCookies } from '@yunqiao/identity';
import { OrganisationLoader, PersonLoader } from '@yunqiao/identity/graphql';
import { OptionalActor, Public, type Actor, type RequestContext } from '@yunqiao/platform';
import { RequestLoaders, type Loaders } from '@yunqiao/platform/graphql';
import { GuestAccess } from './guest-access.js';
import { GuestEntryService } from './guest-entry.service.js';
import { EnterAsGuestInput, EnterAsGuestPayload, GuestTokenArgs } from './guest.input.js';
import { GuestSessionType, viewOfGuestEntry, viewOfGuestSession } from './guest.type.js';

/** The door for people without an account. */
@Resolver(() => GuestSessionType)
@Public()
export class GuestResolver {
  constructor(
    private readonly entries: GuestEntryService,
    private readonly access: GuestAccess,
    private readonly cookies: SessionCookies,
    private readonly people: PersonLoader,
    private readonly organisations: OrganisationLoader,
  ) {}

  @Query(() => GuestSessionType, { description: 'Public. The session to which a guests’ link leads' })
  async guestSession(@Args() { token }: GuestTokenArgs): Promise<GuestSessionType> {
    return viewOfGuestSession(await this.entries.find(token));
  }

  @Mutation(() => EnterAsGuestPayload, {
    description: 'Public. Asks at the door by a guests’ link; asking again with the same device is the same as once',
  })
  async enterAsGuest(
    @OptionalActor() actor: Actor | null,
    @Args('input') input: EnterAsGuestInput,
    @Context() context: RequestContext,
  ): Promise<EnterAsGuestPayload> {
    const entry = await this.entries.enter(input, actor);
    // Who is signed in loads slides as themselves.
    if (entry.verdict.state === 'admitted' && !actor) this.cookies.giveVisitor(context, input.deviceId);
    return { entry: viewOfGuestEntry(entry, this.access.passOf(entry.guest)) };
  }

  @ResolveField(() => String, { description: 'Who holds it' })
  async hostName(@Parent() { hostPersonId }: GuestSessionType, @RequestLoaders() loaders: Loaders): Promise<string> {
    return (await this.people.load(loaders, hostPersonId))?.displayName ?? '';
  }

  @ResolveField(() => String, { description: 'The school or alliance that holds it' })
  async schoolName(@Parent() { schoolId }: GuestSessionType, @RequestLoaders() loaders: Loaders): Promise<string> {
    return (await this.organisations.load(loaders, schoolId))?.name ?? '';
  }
}
