import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, CurrentActor, OptionalActor, Public, type Actor } from '@yunqiao/platform';
import { RequestLoaders, type Loaders } from '@yunqiao/platform/graphql';
import { PollType, SessionEventType } from '../timeline/session-event.type.js';
import { viewOfPoll } from '../timeline/session-event.view.js';
import { OpenPollInput, PollIdInput, PollPayload, VoteInput } from '../timeline/timeline.input.js';
import { PollLoader } from './poll.loader.js';
import { PollService } from './poll.service.js';

/** Polls of a session. */
@Resolver(() => SessionEventType)
@Allow('signedIn')
export class PollResolver {
  constructor(
    private readonly polls: PollService,
    private readonly loader: PollLoader,
  ) {}

  @Mutation(() => PollPayload, { description: 'Asks everybody; for the host and co-hosts' })
  async openPoll(@CurrentActor() actor: Actor, @Args('input') input: OpenPollInput): Promise<PollPayload> {
    return { poll: viewOfPoll(await this.polls.open(actor, input)) };
  }

  @Mutation(() => PollPayload, { description: 'Chooses an answer; choosing again changes the choice' })
  async vote(@CurrentActor() actor: Actor, @Args('input') input: VoteInput): Promise<PollPayload> {
    return { poll: viewOfPoll(await this.polls.vote(actor, input)) };
  }

  @Mutation(() => PollPayload, { description: 'Ends a poll; for the host and co-hosts' })
  async closePoll(@CurrentActor() actor: Actor, @Args('input') input: PollIdInput): Promise<PollPayload> {
    return { poll: viewOfPoll(await this.polls.close(actor, input.pollId)) };
  }

  // Whoever was given the event may see what was asked: a guest, too.
  @Public()
  @ResolveField(() => PollType, { nullable: true, description: 'The poll with its counts as they are now' })
  async poll(
    @Parent() { pollId, reader }: SessionEventType,
    @OptionalActor() actor: Actor | null,
    @RequestLoaders() loaders: Loaders,
  ): Promise<PollType | null> {
    const voterId = reader?.guestId ?? actor?.personId;
    if (!pollId || voterId === undefined) return null;
    const counted = await this.loader.load(loaders, voterId, pollId);
    return counted && viewOfPoll(counted);
  }
}
