import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ViewerIds } from '@yunqiao/identity';
import { MediaAccess, nativeTokenSeconds } from '@yunqiao/media';
import { Allow, CurrentActor, type Actor } from '@yunqiao/platform';
import { RequestLoaders, type Loaders } from '@yunqiao/platform/graphql';
import { SessionAccess } from '../session/session-access.js';
import { HOSTS } from '../session/session.policy.js';
import { ResearchSessionPayload, ResearchSessionType } from '../session/session.type.js';
import { DeckLoader } from './deck.loader.js';
import { DeckService } from './deck.service.js';
import { RetryDeckInput, SessionDeckType } from './deck.type.js';
import { viewOfDeck } from './deck.view.js';

/** Slides of a session, with addresses for the viewer. */
@Resolver(() => ResearchSessionType)
export class DeckResolver {
  constructor(
    private readonly decks: DeckService,
    private readonly given: DeckLoader,
    private readonly sessions: SessionAccess,
    private readonly access: MediaAccess,
    private readonly viewers: ViewerIds,
  ) {}

  @ResolveField('decks', () => [SessionDeckType], { description: 'Slides, in the order of the materials' })
  async decksOf(
    @Parent() session: ResearchSessionType,
    @CurrentActor() actor: Actor,
    @RequestLoaders() loaders: Loaders,
  ): Promise<SessionDeckType[]> {
    // Long enough for the whole session: a new address would have every page loaded anew.
    const seconds = nativeTokenSeconds((session.endsAt.getTime() - session.startsAt.getTime()) / 1000);
    const viewerId = this.viewers.of(actor);
    return (await this.given.load(loaders, session.id)).map((deck) =>
      viewOfDeck(deck, this.access.path(deck.deck.mediaId, viewerId, seconds)),
    );
  }

  @Mutation(() => ResearchSessionPayload, { description: 'Makes slides once more that could not be made' })
  @Allow(...HOSTS)
  async retryDeck(
    @CurrentActor() actor: Actor,
    @Args('input') { sessionId, deckId }: RetryDeckInput,
  ): Promise<ResearchSessionPayload> {
    await this.decks.retry(actor, sessionId, deckId);
    return { session: (await this.sessions.get(actor, sessionId)).session };
  }
}
