import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Allow, CurrentActor, type Actor } from '@yunqiao/platform';
import { SessionIdInput } from '../session/session.input.js';
import { FloorService } from './floor.service.js';
import {
  MuteEverybodyPayload,
  RaiseHandInput,
  SessionMemberPayload,
  SessionPersonInput,
  SessionRoomPayload,
  SpotlightInput,
} from './room.input.js';
import { SessionRoomType } from './room.type.js';
import { viewOfMember, viewOfState } from './room.view.js';

/** Who speaks. */
@Resolver(() => SessionRoomType)
@Allow('signedIn')
export class FloorResolver {
  constructor(private readonly floor: FloorService) {}

  @Mutation(() => SessionMemberPayload, { description: 'Raises or lowers one’s hand' })
  async raiseHand(
    @CurrentActor() actor: Actor,
    @Args('input') { sessionId, isRaised }: RaiseHandInput,
  ): Promise<SessionMemberPayload> {
    return { member: viewOfMember(await this.floor.raiseHand(actor, sessionId, isRaised)) };
  }

  @Mutation(() => SessionMemberPayload, {
    description: 'Gives somebody the microphone (上麦); for the host and co-hosts',
  })
  async giveMicrophone(
    @CurrentActor() actor: Actor,
    @Args('input') { sessionId, personId }: SessionPersonInput,
  ): Promise<SessionMemberPayload> {
    return { member: viewOfMember(await this.floor.giveMicrophone(actor, sessionId, personId)) };
  }

  @Mutation(() => SessionMemberPayload, {
    description: 'Takes the microphone from somebody, for the host and co-hosts; or puts one’s own down',
  })
  async takeMicrophone(
    @CurrentActor() actor: Actor,
    @Args('input') { sessionId, personId }: SessionPersonInput,
  ): Promise<SessionMemberPayload> {
    return { member: viewOfMember(await this.floor.takeMicrophone(actor, sessionId, personId)) };
  }

  @Mutation(() => MuteEverybodyPayload, {
    description: 'Silences everybody who does not lead; for the host and co-hosts',
  })
  async muteEverybody(
    @CurrentActor() actor: Actor,
    @Args('input') { sessionId }: SessionIdInput,
  ): Promise<MuteEverybodyPayload> {
    await this.floor.muteEverybody(actor, sessionId);
    return { sessionId };
  }

  @Mutation(() => SessionMemberPayload, {
    description: 'Speaks again after having been silenced; a page asks this before it opens the microphone',
  })
  async unmuteMyself(
    @CurrentActor() actor: Actor,
    @Args('input') { sessionId }: SessionIdInput,
  ): Promise<SessionMemberPayload> {
    return { member: viewOfMember(await this.floor.unmuteMyself(actor, sessionId)) };
  }

  @Mutation(() => SessionRoomPayload, { description: 'Has everybody see somebody large; for the host and co-hosts' })
  async spotlight(@CurrentActor() actor: Actor, @Args('input') input: SpotlightInput): Promise<SessionRoomPayload> {
    const whom = { personId: input.personId ?? null, guestId: input.guestId ?? null };
    return viewOfState(await this.floor.spotlight(actor, input.sessionId, whom));
  }
}
