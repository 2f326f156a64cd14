import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Allow, CurrentActor, type Actor } from '@yunqiao/platform';
import { LobbyService } from './lobby.service.js';
import { MemberService } from './member.service.js';
import {
  AdmitToSessionInput,
  LobbyPayload,
  LockSessionDoorInput,
  RefuseEntryInput,
  SessionMemberPayload,
  SessionPersonInput,
  SessionRoomPayload,
  SetSessionRoleInput,
} from './room.input.js';
import { SessionRoomType } from './room.type.js';
import { viewOfMember, viewOfRequest, viewOfState } from './room.view.js';

/** Who comes in, stays out, and is what: for the host and co-hosts. */
@Resolver(() => SessionRoomType)
@Allow('signedIn')
export class LobbyResolver {
  constructor(
    private readonly lobby: LobbyService,
    private readonly members: MemberService,
  ) {}

  @Mutation(() => LobbyPayload, { description: 'Lets people in who wait, or who were refused before' })
  async admitToSession(@CurrentActor() actor: Actor, @Args('input') input: AdmitToSessionInput): Promise<LobbyPayload> {
    const asked = input.requestIds ? { requestIds: input.requestIds } : 'everyone';
    return { requests: (await this.lobby.admit(actor, input.sessionId, asked)).map(viewOfRequest) };
  }

  @Mutation(() => LobbyPayload, { description: 'Refuses somebody; admitting them later takes it back' })
  async refuseEntry(@CurrentActor() actor: Actor, @Args('input') input: RefuseEntryInput): Promise<LobbyPayload> {
    return { requests: [viewOfRequest(await this.lobby.refuse(actor, input.sessionId, input.requestId))] };
  }

  @Mutation(() => SessionRoomPayload, { description: 'Shuts the door to everybody who was not in yet, or opens it' })
  async lockSessionDoor(
    @CurrentActor() actor: Actor,
    @Args('input') input: LockSessionDoorInput,
  ): Promise<SessionRoomPayload> {
    return viewOfState(await this.lobby.lock(actor, input.sessionId, input.isLocked));
  }

  @Mutation(() => SessionMemberPayload, {
    description: 'Names somebody something in the session, also before they come',
  })
  async setSessionRole(
    @CurrentActor() actor: Actor,
    @Args('input') { sessionId, personId, role }: SetSessionRoleInput,
  ): Promise<SessionMemberPayload> {
    return { member: viewOfMember(await this.members.setRole(actor, sessionId, personId, role)) };
  }

  @Mutation(() => SessionMemberPayload, { description: 'Sends somebody out and keeps them out' })
  async removeFromSession(
    @CurrentActor() actor: Actor,
    @Args('input') { sessionId, personId }: SessionPersonInput,
  ): Promise<SessionMemberPayload> {
    return { member: viewOfMember(await this.members.remove(actor, sessionId, personId)) };
  }

  @Mutation(() => SessionMemberPayload, { description: 'Lets somebody come back who was sent out' })
  async readmitToSession(
    @CurrentActor() actor: Actor,
    @Args('input') { sessionId, personId }: SessionPersonInput,
  ): Promise<SessionMemberPayload> {
    return { member: viewOfMember(await this.members.readmit(actor, sessionId, personId)) };
  }
}
