import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ViewerIds } from '@yunqiao/identity';
import { MediaAccess, nativeTokenSeconds } from '@yunqiao/media';
import { Allow, CurrentActor, OptionalActor, Public, type Actor } from '@yunqiao/platform';
import { RequestLoaders, type Loaders } from '@yunqiao/platform/graphql';
import { SessionEventType } from '../timeline/session-event.type.js';
import { viewOfEvent } from '../timeline/session-event.view.js';
import { TalkService } from '../timeline/talk.service.js';
import { RemoveChatInput, SendChatInput, SessionEventPayload } from '../timeline/timeline.input.js';
import { ChatFileLoader, SessionLengthLoader } from './chat-file.loader.js';
import { ChatFileType } from './chat-file.type.js';

/** The chat of a session, and what is handed round in it. */
@Resolver(() => SessionEventType)
@Allow('signedIn')
export class ChatResolver {
  constructor(
    private readonly talk: TalkService,
    private readonly files: ChatFileLoader,
    private readonly lengths: SessionLengthLoader,
    private readonly access: MediaAccess,
    private readonly viewers: ViewerIds,
  ) {}

  @Mutation(() => SessionEventPayload, { description: 'Says something in the chat, or hands a file round' })
  async sendChat(@CurrentActor() actor: Actor, @Args('input') input: SendChatInput): Promise<SessionEventPayload> {
    return { event: viewOfEvent(await this.talk.say(actor, input)) };
  }

  @Mutation(() => SessionEventPayload, {
    description: 'Takes a line out of the chat with its file, for good; for who leads, and who wrote it',
  })
  async removeChat(@CurrentActor() actor: Actor, @Args('input') input: RemoveChatInput): Promise<SessionEventPayload> {
    return { event: viewOfEvent(await this.talk.unsay(actor, input)) };
  }

  // Whoever was given the event may see what was handed round with it: a guest, too.
  @Public()
  @ResolveField(() => ChatFileType, { nullable: true, description: 'Of chat.sent: what was handed round with it' })
  async file(
    @Parent() { sessionId, mediaId, reader }: SessionEventType,
    @OptionalActor() actor: Actor | null,
    @RequestLoaders() loaders: Loaders,
  ): Promise<ChatFileType | null> {
    const media = mediaId ? await this.files.load(loaders, mediaId) : null;
    const viewerId = actor ? this.viewers.of(actor) : reader?.visitorId;
    if (!media || viewerId === undefined) return null;
    const seconds = nativeTokenSeconds(await this.lengths.load(loaders, sessionId));
    const path = this.access.path(media.id, viewerId, seconds);
    const { fileName, bytes, contentType } = media;
    const previewUrl = contentType.startsWith('image/') ? `${path}/preview.webp` : null;
    return { mediaId: media.id, fileName, bytes, contentType, url: `${path}/file`, previewUrl };
  }
}
