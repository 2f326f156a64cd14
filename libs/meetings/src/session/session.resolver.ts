import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { IdArgs } from '@yunqiao/identity/graphql';
import { Allow, CurrentActor, type Actor, type Page } from '@yunqiao/platform';
import type { ResearchSession } from './research-session.entity.js';
import { SessionAnnouncement } from './session-announcement.js';
import { SessionReader } from './session-reader.js';
import { SessionService } from './session.service.js';
import * as inputs from './session.input.js';
import { ResearchSessionConnection, ResearchSessionPayload, ResearchSessionType } from './session.type.js';
import { HOSTS } from './session.policy.js';

/** Finding sessions, and planning them. */
@Resolver(() => ResearchSessionType)
export class SessionResolver {
  constructor(
    private readonly sessions: SessionService,
    private readonly announcement: SessionAnnouncement,
    private readonly reader: SessionReader,
  ) {}

  @Query(() => ResearchSessionConnection, {
    description:
      'Announced sessions that the viewer holds, has a part in or is invited to, and those of which they may watch the replay; past ones the latest first',
  })
  @Allow('signedIn')
  researchSessions(
    @CurrentActor() actor: Actor,
    @Args() args: inputs.ResearchSessionsArgs,
  ): Promise<Page<ResearchSession>> {
    return this.reader.findOwn(actor, args.when, args);
  }

  @Query(() => ResearchSessionConnection, {
    description: 'Sessions that the viewer manages; past ones the latest first',
  })
  @Allow(...HOSTS)
  studioSessions(
    @CurrentActor() actor: Actor,
    @Args() args: inputs.StudioSessionsArgs,
  ): Promise<Page<ResearchSession>> {
    return this.reader.findManaged(actor, args, args);
  }

  @Query(() => ResearchSessionType, { description: 'One session' })
  @Allow('signedIn')
  async researchSession(@CurrentActor() actor: Actor, @Args() { id }: IdArgs): Promise<ResearchSession> {
    return (await this.sessions.get(actor, id)).session;
  }

  @Mutation(() => ResearchSessionPayload, { description: 'Makes a draft, of which nobody else knows' })
  @Allow(...HOSTS)
  async createResearchSession(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.CreateResearchSessionInput,
  ): Promise<ResearchSessionPayload> {
    return { session: await this.sessions.create(actor, { ...input }) };
  }

  @Mutation(() => ResearchSessionPayload, {
    description: 'Changes a session before it is live; moving it tells everybody',
  })
  @Allow(...HOSTS)
  async updateResearchSession(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.UpdateResearchSessionInput,
  ): Promise<ResearchSessionPayload> {
    return { session: await this.sessions.update(actor, { ...input }) };
  }

  @Mutation(() => ResearchSessionPayload, { description: 'Announces a draft to everybody whom it invites' })
  @Allow(...HOSTS)
  async scheduleResearchSession(
    @CurrentActor() actor: Actor,
    @Args('input') { sessionId, wholeSeries }: inputs.ScheduleResearchSessionInput,
  ): Promise<ResearchSessionPayload> {
    return { session: await this.announcement.schedule(actor, sessionId, wholeSeries) };
  }

  @Mutation(() => ResearchSessionPayload, {
    description: 'Cancels a session before it is live; those who know are told',
  })
  @Allow(...HOSTS)
  async cancelResearchSession(
    @CurrentActor() actor: Actor,
    @Args('input') { sessionId, andFollowing }: inputs.CancelResearchSessionInput,
  ): Promise<ResearchSessionPayload> {
    return { session: await this.sessions.cancel(actor, sessionId, andFollowing) };
  }

  @Mutation(() => ResearchSessionPayload, { description: 'Brings a cancelled session back, as it was' })
  @Allow(...HOSTS)
  async restoreResearchSession(
    @CurrentActor() actor: Actor,
    @Args('input') { sessionId }: inputs.SessionIdInput,
  ): Promise<ResearchSessionPayload> {
    return { session: await this.sessions.restore(actor, sessionId) };
  }
}
