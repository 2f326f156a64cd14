import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, CurrentActor, type Actor } from '@yunqiao/platform';
import { SessionIdArgs } from '../room/room.input.js';
import { GuestAttendanceList } from './guest-attendance.js';
import { LetGuestsWriteInput, LetGuestsWritePayload, SessionGuestInput, SessionGuestPayload } from './guest.input.js';
import { GuestAttendanceType, viewOfGuestAttendance } from './guest.type.js';
import { Guests } from './guests.js';
import { SessionGuestType, viewOfGuest } from './session-guest.type.js';

/** People without an account, for who leads a session. */
@Resolver(() => SessionGuestType)
@Allow('signedIn')
export class GuestsResolver {
  constructor(
    private readonly guests: Guests,
    private readonly attendance: GuestAttendanceList,
  ) {}

  @Query(() => [SessionGuestType], {
    description: 'Who came by a guests’ link, the first first; for the host and co-hosts',
  })
  async sessionGuests(@CurrentActor() actor: Actor, @Args() { sessionId }: SessionIdArgs): Promise<SessionGuestType[]> {
    return (await this.guests.find(actor, sessionId)).map(viewOfGuest);
  }

  @Query(() => [GuestAttendanceType], {
    description: 'How long guests were there; for the host, co-hosts and administrators of the owning school',
  })
  async guestAttendance(
    @CurrentActor() actor: Actor,
    @Args() { sessionId }: SessionIdArgs,
  ): Promise<GuestAttendanceType[]> {
    return (await this.attendance.find(actor, sessionId)).map(viewOfGuestAttendance);
  }

  @Mutation(() => SessionGuestPayload, { description: 'Lets a guest in who waits, or who was sent out before' })
  async admitGuest(
    @CurrentActor() actor: Actor,
    @Args('input') { sessionId, guestId }: SessionGuestInput,
  ): Promise<SessionGuestPayload> {
    return { guest: viewOfGuest(await this.guests.admit(actor, sessionId, guestId)) };
  }

  @Mutation(() => SessionGuestPayload, { description: 'Refuses a guest, or sends one out and keeps them out' })
  async removeGuest(
    @CurrentActor() actor: Actor,
    @Args('input') { sessionId, guestId }: SessionGuestInput,
  ): Promise<SessionGuestPayload> {
    return { guest: viewOfGuest(await this.guests.remove(actor, sessionId, guestId)) };
  }

  @Mutation(() => SessionGuestPayload, {
    description: 'Gives a guest the microphone (上麦); for the host and co-hosts',
  })
  async giveGuestMicrophone(
    @CurrentActor() actor: Actor,
    @Args('input') { sessionId, guestId }: SessionGuestInput,
  ): Promise<SessionGuestPayload> {
    return { guest: viewOfGuest(await this.guests.giveMicrophone(actor, sessionId, guestId)) };
  }

  @Mutation(() => SessionGuestPayload, { description: 'Takes the microphone from a guest; for the host and co-hosts' })
  async takeGuestMicrophone(
    @CurrentActor() actor: Actor,
    @Args('input') { sessionId, guestId }: SessionGuestInput,
  ): Promise<SessionGuestPayload> {
    return { guest: viewOfGuest(await this.guests.takeMicrophone(actor, sessionId, guestId)) };
  }

  @Mutation(() => LetGuestsWritePayload, {
    description: 'Has guests write in the chat, or only read it; for the host and co-hosts',
  })
  async letGuestsWrite(
    @CurrentActor() actor: Actor,
    @Args('input') { sessionId, mayWrite }: LetGuestsWriteInput,
  ): Promise<LetGuestsWritePayload> {
    const { guestsMayWrite } = await this.guests.letWrite(actor, sessionId, mayWrite);
    return { sessionId, guestsMayWrite };
  }
}
