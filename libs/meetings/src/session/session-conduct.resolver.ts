import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Allow, CurrentActor, type Actor } from '@yunqiao/platform';
import { SessionConduct } from './session-conduct.js';
import { SessionIdInput } from './session.input.js';
import { HOSTS } from './session.policy.js';
import { ResearchSessionPayload } from './session.type.js';

/** What a host or a co-host does with a session while it takes place. */
@Resolver()
@Allow(...HOSTS)
export class SessionConductResolver {
  constructor(private readonly conduct: SessionConduct) {}

  @Mutation(() => ResearchSessionPayload, { description: 'Opens the lobby, at the earliest an hour before' })
  async openLobby(
    @CurrentActor() actor: Actor,
    @Args('input') { sessionId }: SessionIdInput,
  ): Promise<ResearchSessionPayload> {
    return { session: await this.conduct.openLobby(actor, sessionId) };
  }

  @Mutation(() => ResearchSessionPayload, { description: 'Begins the session, at the earliest an hour before' })
  async startSession(
    @CurrentActor() actor: Actor,
    @Args('input') { sessionId }: SessionIdInput,
  ): Promise<ResearchSessionPayload> {
    return { session: await this.conduct.start(actor, sessionId) };
  }

  @Mutation(() => ResearchSessionPayload, { description: 'Interrupts it; nothing counts until it goes on' })
  async suspendSession(
    @CurrentActor() actor: Actor,
    @Args('input') { sessionId }: SessionIdInput,
  ): Promise<ResearchSessionPayload> {
    return { session: await this.conduct.suspend(actor, sessionId) };
  }

  @Mutation(() => ResearchSessionPayload, { description: 'Goes on after a break' })
  async resumeSession(
    @CurrentActor() actor: Actor,
    @Args('input') { sessionId }: SessionIdInput,
  ): Promise<ResearchSessionPayload> {
    return { session: await this.conduct.resume(actor, sessionId) };
  }

  @Mutation(() => ResearchSessionPayload, { description: 'Ends it for good' })
  async endSession(
    @CurrentActor() actor: Actor,
    @Args('input') { sessionId }: SessionIdInput,
  ): Promise<ResearchSessionPayload> {
    return { session: await this.conduct.end(actor, sessionId) };
  }
}
