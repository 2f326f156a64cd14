import { Args, Mutation, Query, Resolver, Subscription } from '@nestjs/graphql';
import { Allow, CurrentActor, mapPage, type Actor, type Page } from '@yunqiao/platform';
import { ConferenceStates } from '../conference/conference-state.js';
import { DoorListening } from './door-listening.js';
import { EnterSessionInput, EnterSessionPayload, SessionIdArgs, SessionMembersArgs } from './room.input.js';
import { RoomReader } from './room-reader.js';
import {
  ConferenceServerType,
  SessionDoorNewsType,
  SessionMemberConnection,
  SessionMemberType,
  SessionRoomType,
} from './room.type.js';
import { viewOfEntry, viewOfMember, viewOfRoom } from './room.view.js';
import type { SessionNews } from '../timeline/session-news.js';
import { SessionEntryService } from './session-entry.service.js';

/** Coming into a session, and seeing who is there. */
@Resolver(() => SessionRoomType)
@Allow('signedIn')
export class RoomResolver {
  constructor(
    private readonly states: ConferenceStates,
    private readonly entries: SessionEntryService,
    private readonly reader: RoomReader,
    private readonly door: DoorListening,
  ) {}

  @Query(() => ConferenceServerType, { description: 'Whether sessions can be held here, and what helps when not' })
  conferenceServer(): Promise<ConferenceServerType> {
    return this.states.now();
  }

  @Query(() => SessionRoomType, { nullable: true, description: 'How a room stands; null for who was not let in' })
  async sessionRoom(
    @CurrentActor() actor: Actor,
    @Args() { sessionId }: SessionIdArgs,
  ): Promise<SessionRoomType | null> {
    const room = await this.reader.find(actor, sessionId);
    return room && viewOfRoom(room);
  }

  @Query(() => SessionMemberConnection, { description: 'Everybody in a session, in the order in which they came' })
  async sessionMembers(
    @CurrentActor() actor: Actor,
    @Args() { sessionId, ...page }: SessionMembersArgs,
  ): Promise<Page<SessionMemberType>> {
    return mapPage(await this.reader.members(actor, sessionId, page), viewOfMember);
  }

  @Mutation(() => EnterSessionPayload, {
    description: 'Asks at the door; first as a listener, without any device. Asking again is the same as asking once',
  })
  async enterSession(
    @CurrentActor() actor: Actor,
    @Args('input') input: EnterSessionInput,
  ): Promise<EnterSessionPayload> {
    return { entry: viewOfEntry(await this.entries.enter(actor, input)) };
  }

  @Subscription(() => SessionDoorNewsType, {
    description:
      'For who stands at the door: a greeting, then one piece of news each time that one should ask `enterSession` again, ' +
      'as when one was admitted or refused',
    resolve: (_news: SessionNews, { sessionId }: SessionIdArgs): SessionDoorNewsType => ({ sessionId }),
  })
  sessionDoor(@CurrentActor() actor: Actor, @Args() { sessionId }: SessionIdArgs) {
    return this.door.listen(actor, sessionId);
  }
}
