import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, CurrentActor, type Actor, type Page } from '@yunqiao/platform';
import { ResearchSessionPayload } from '../session/session.type.js';
import { HOSTS } from '../session/session.policy.js';
import { AnswerService } from './answer.service.js';
import { ConflictReader, type Conflicts } from './conflicts.js';
import { InvitablesReader, type Invitables } from './invitables.js';
import { InvitationService } from './invitation.service.js';
import * as inputs from './invitation.input.js';
import { InvitedPersonConnection, SessionConflictsType, SessionInvitablesType } from './invitation.type.js';
import { InvitedList, type InvitedPerson } from './invited-list.js';

/** Inviting, answering, and seeing who is in the way of whom. */
@Resolver()
export class InvitationResolver {
  constructor(
    private readonly invitations: InvitationService,
    private readonly answers: AnswerService,
    private readonly invited: InvitedList,
    private readonly invitables: InvitablesReader,
    private readonly conflicts: ConflictReader,
  ) {}

  @Query(() => SessionInvitablesType, { description: 'Whom the viewer can invite: by name, pinyin or initials' })
  @Allow(...HOSTS)
  sessionInvitables(@CurrentActor() actor: Actor, @Args() args: inputs.SessionInvitablesArgs): Promise<Invitables> {
    return this.invitables.find(actor, args.search ?? null);
  }

  @Query(() => InvitedPersonConnection, { description: 'Whom a session invites, in the order of their pinyin' })
  @Allow(...HOSTS)
  invitedPeople(@CurrentActor() actor: Actor, @Args() args: inputs.InvitedPeopleArgs): Promise<Page<InvitedPerson>> {
    return this.invited.find(actor, args, args);
  }

  @Query(() => SessionConflictsType, { description: 'What else the viewer and the invited have at some time' })
  @Allow('signedIn')
  sessionConflicts(@CurrentActor() actor: Actor, @Args() args: inputs.SessionConflictsArgs): Promise<Conflicts> {
    return this.conflicts.find(actor, args);
  }

  @Mutation(() => ResearchSessionPayload, { description: 'Invites; once announced, the newly invited are told' })
  @Allow(...HOSTS)
  async inviteToSession(
    @CurrentActor() actor: Actor,
    @Args('input') input: inputs.InviteToSessionInput,
  ): Promise<ResearchSessionPayload> {
    return { session: await this.invitations.invite(actor, input.sessionId, input.invites) };
  }

  @Mutation(() => ResearchSessionPayload, {
    description: 'Takes an invitation back; whom nothing else invites is told',
  })
  @Allow(...HOSTS)
  async withdrawSessionInvite(
    @CurrentActor() actor: Actor,
    @Args('input') { inviteId }: inputs.WithdrawSessionInviteInput,
  ): Promise<ResearchSessionPayload> {
    return { session: await this.invitations.withdraw(actor, inviteId) };
  }

  @Mutation(() => ResearchSessionPayload, { description: 'Says whether the viewer is coming; the latest answer holds' })
  @Allow('signedIn')
  async answerSessionInvite(
    @CurrentActor() actor: Actor,
    @Args('input') { sessionId, answer }: inputs.AnswerSessionInviteInput,
  ): Promise<ResearchSessionPayload> {
    return { session: await this.answers.answer(actor, sessionId, answer) };
  }
}
