import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, CurrentActor, Public, type Actor } from '@yunqiao/platform';
import { SessionIdArgs } from '../room/room.input.js';
import { GuestEntryService } from './guest-entry.service.js';
import {
  EnterAsGuestInput,
  EnterAsGuestPayload,
  GuestTokenArgs,
  SessionGuestInput,
  SessionGuestPayload,
} from './guest.input.js';
import { GuestSessionType, SessionGuestType, viewOfGuest, viewOfGuestEntry, viewOfGuestSession } from './guest.type.js';
import { Guests } from './guests.js';

/** People without an account. */
@Resolver(() => SessionGuestType)
export class GuestResolver {
  constructor(
    private readonly entries: GuestEntryService,
    private readonly guests: Guests,
  ) {}

  @Query(() => GuestSessionType, { description: 'Public. The session to which a guests’ link leads' })
  @Public()
  async guestSession(@Args() { token }: GuestTokenArgs): Promise<GuestSessionType> {
    return viewOfGuestSession(await this.entries.find(token));
  }

  @Mutation(() => EnterAsGuestPayload, {
    description: 'Public. Asks at the door by a guests’ link; asking again with the same device is the same as once',
  })
  @Public()
  async enterAsGuest(@Args('input') input: EnterAsGuestInput): Promise<EnterAsGuestPayload> {
    return { entry: viewOfGuestEntry(await this.entries.enter(input)) };
  }

  @Query(() => [SessionGuestType], {
    description: 'Who came by a guests’ link, the first first; for the host and co-hosts',
  })
  @Allow('signedIn')
  async sessionGuests(@CurrentActor() actor: Actor, @Args() { sessionId }: SessionIdArgs): Promise<SessionGuestType[]> {
    return (await this.guests.find(actor, sessionId)).map(viewOfGuest);
  }

  @Mutation(() => SessionGuestPayload, { description: 'Lets a guest in who waits, or who was sent out before' })
  @Allow('signedIn')
  async admitGuest(
    @CurrentActor() actor: Actor,
    @Args('input') { sessionId, guestId }: SessionGuestInput,
  ): Promise<SessionGuestPayload> {
    return { guest: viewOfGuest(await this.guests.admit(actor, sessionId, guestId)) };
  }

  @Mutation(() => SessionGuestPayload, { description: 'Refuses a guest, or sends one out and keeps them out' })
  @Allow('signedIn')
  async removeGuest(
    @CurrentActor() actor: Actor,
    @Args('input') { sessionId, guestId }: SessionGuestInput,
  ): Promise<SessionGuestPayload> {
    return { guest: viewOfGuest(await this.guests.remove(actor, sessionId, guestId)) };
  }
}
