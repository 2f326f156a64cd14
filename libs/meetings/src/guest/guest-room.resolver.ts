import { Args, Mutation, Query, Resolver, Subscription } from '@nestjs/graphql';
import { ViewerIds } from '@yunqiao/identity';
import { MediaAccess } from '@yunqiao/media';
import { OptionalActor, Public, type Actor } from '@yunqiao/platform';
import { RequestLoaders, type Loaders } from '@yunqiao/platform/graphql';
import { DeckLoader } from '../deck/deck.loader.js';
import { SessionDeckType } from '../deck/deck.type.js';
import { viewOfDeck } from '../deck/deck.view.js';
import { SessionEventType, SessionNewsType } from '../timeline/session-event.type.js';
import { viewOfEvent, viewOfNews, viewOfPoll } from '../timeline/session-event.view.js';
import { PollPayload, SessionEventPayload } from '../timeline/timeline.input.js';
import { GuestDeeds } from './guest-deeds.js';
import { GuestPolls } from './guest-polls.js';
import { GuestRoomReader, type GuestNews } from './guest-room.js';
import {
  GuestEventsArgs,
  GuestPassArgs,
  GuestPassInput,
  RaiseGuestHandInput,
  SendGuestChatInput,
  SessionGuestPayload,
  VoteAsGuestInput,
} from './guest.input.js';
import type { SessionGuest } from './session-guest.entity.js';
import { GuestRoomType, viewOfGuestRoom } from './guest.type.js';
import { viewOfGuest } from './session-guest.type.js';

/** What a guest sees and does in the room. Public, since they have no account: each call shows the guest's pass, and asks what it opens. */
@Resolver(() => GuestRoomType)
@Public()
export class GuestRoomResolver {
  constructor(
    private readonly reader: GuestRoomReader,
    private readonly deeds: GuestDeeds,
    private readonly polls: GuestPolls,
    private readonly decks: DeckLoader,
    private readonly media: MediaAccess,
    private readonly viewers: ViewerIds,
  ) {}

  @Query(() => GuestRoomType, { description: 'Public. How the room stands, for the guest who shows their pass' })
  async guestRoom(@Args() { pass }: GuestPassArgs): Promise<GuestRoomType> {
    return viewOfGuestRoom(await this.reader.find(pass));
  }

  @Query(() => [SessionDeckType], {
    description: 'Public. Slides of the session, for the guest who shows their pass; addresses hold for ten minutes',
  })
  async guestDecks(
    @OptionalActor() actor: Actor | null,
    @Args() { pass }: GuestPassArgs,
    @RequestLoaders() loaders: Loaders,
  ): Promise<SessionDeckType[]> {
    const { session, guest } = await this.reader.seat(pass);
    const viewerId = actor ? this.viewers.of(actor) : this.viewers.ofVisitor(guest.deviceId);
    return (await this.decks.load(loaders, session.id)).map((given) =>
      viewOfDeck(given, this.media.path(given.deck.mediaId, viewerId)),
    );
  }

  @Query(() => [SessionEventType], {
    description:
      'Public. What happened after a sequence, for the guest who shows their pass; what is not for guests is missing',
  })
  async guestEvents(@Args() { pass, after }: GuestEventsArgs): Promise<SessionEventType[]> {
    const { guest, events } = await this.reader.eventsAfter(pass, after);
    const reader = this.readerOf(guest);
    return events.map((event) => ({ ...viewOfEvent(event), reader }));
  }

  @Subscription(() => SessionNewsType, {
    description: 'Public. What happens in the session, for the guest who shows their pass; ends when they are sent out',
    resolve(this: GuestRoomResolver, { guest, ...news }: GuestNews): SessionNewsType {
      const { lastSequence, event } = viewOfNews(news);
      return { lastSequence, event: event && { ...event, reader: this.readerOf(guest) } };
    },
  })
  guestNews(@Args() { pass }: GuestPassArgs) {
    return this.reader.listen(pass);
  }

  @Mutation(() => SessionEventPayload, { description: 'Public. Says something in the chat, where guests may' })
  async sendGuestChat(@Args('input') input: SendGuestChatInput): Promise<SessionEventPayload> {
    return { event: viewOfEvent(await this.deeds.say(input)) };
  }

  @Mutation(() => PollPayload, { description: 'Public. Chooses an answer, for a guest; choosing again changes it' })
  async voteAsGuest(@Args('input') { pass, ...choice }: VoteAsGuestInput): Promise<PollPayload> {
    return { poll: viewOfPoll(await this.polls.vote(pass, choice)) };
  }

  @Mutation(() => SessionGuestPayload, { description: 'Public. Raises or lowers a guest’s hand' })
  async raiseGuestHand(@Args('input') { pass, isRaised }: RaiseGuestHandInput): Promise<SessionGuestPayload> {
    return { guest: viewOfGuest(await this.deeds.raiseHand(pass, isRaised)) };
  }

  @Mutation(() => SessionGuestPayload, {
    description:
      'Public. A guest speaks again after having been silenced; a page asks this before it opens the microphone',
  })
  async unmuteGuest(@Args('input') { pass }: GuestPassInput): Promise<SessionGuestPayload> {
    return { guest: viewOfGuest(await this.deeds.unmute(pass)) };
  }

  private readerOf({ id, deviceId }: SessionGuest): SessionEventType['reader'] {
    return { guestId: id, visitorId: this.viewers.ofVisitor(deviceId) };
  }
}
