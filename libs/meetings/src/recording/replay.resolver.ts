import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ViewerIds } from '@yunqiao/identity';
import { MediaAccess, nativeTokenSeconds } from '@yunqiao/media';
import { Allow, Clock, CurrentActor, type Actor } from '@yunqiao/platform';
import { RequestLoaders, type Loaders } from '@yunqiao/platform/graphql';
import { HOSTS, mayWatch } from '../session/session.policy.js';
import { StandingLoader } from '../session/session.loaders.js';
import { ResearchSessionPayload, ResearchSessionType } from '../session/session.type.js';
import { fillsOf, gapsOf } from './playlist.js';
import { RecordingReader } from './recording-reader.js';
import { ReplayLoader } from './replay.loader.js';
import { ReplayService } from './replay.service.js';
import { CutReplayInput, ReplayFillType, ReplayGapType, SessionReplayType } from './replay.type.js';

/** The replay of a session, for whoever sees the session and was not sent out. */
@Resolver(() => ResearchSessionType)
export class ReplayResolver {
  constructor(
    private readonly replays: ReplayLoader,
    private readonly standings: StandingLoader,
    private readonly access: MediaAccess,
    private readonly viewers: ViewerIds,
    private readonly service: ReplayService,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => SessionReplayType, {
    nullable: true,
    description: 'What was recorded, a few seconds after it ended; null before, and when it was not recorded',
  })
  async replay(
    @Parent() { id, state }: ResearchSessionType,
    @CurrentActor() actor: Actor,
    @RequestLoaders() loaders: Loaders,
  ): Promise<SessionReplayType | null> {
    const facts = state === 'published' ? await this.replays.load(loaders, id) : null;
    if (!facts || !mayWatch({ state }, await this.standings.load(loaders, actor, id))) return null;
    const seconds = nativeTokenSeconds(facts.seconds);
    const path = this.access.path(id, this.viewers.of(actor), seconds);
    return {
      ...{ sessionId: id, url: `${path}/replay.m3u8`, audioUrl: `${path}/audio.m3u8`, ...facts },
      expiresAt: new Date(this.clock.now().getTime() + seconds * 1000),
    };
  }

  @Mutation(() => ResearchSessionPayload, { description: 'Cuts a part out of a replay for good; the host alone' })
  @Allow(...HOSTS)
  async cutReplay(@CurrentActor() actor: Actor, @Args('input') input: CutReplayInput): Promise<ResearchSessionPayload> {
    return { session: await this.service.cut(actor, input) };
  }
}

/** What is missing in a replay, and what would be. */
@Resolver(() => SessionReplayType)
export class ReplayGapsResolver {
  constructor(private readonly reader: RecordingReader) {}

  @ResolveField(() => [ReplayGapType], { description: 'What is missing, in order: breaks, faults and cuts' })
  async gaps(@Parent() { sessionId }: SessionReplayType): Promise<ReplayGapType[]> {
    return gapsOf(await this.reader.segments(sessionId, 'video'));
  }

  @ResolveField(() => [ReplayFillType], { description: 'What was filled afterwards, in order' })
  async fills(@Parent() { sessionId }: SessionReplayType): Promise<ReplayFillType[]> {
    const fills = await this.reader.fills(sessionId);
    return fills.size > 0 ? fillsOf(await this.reader.segments(sessionId, 'video'), fills) : [];
  }
}
