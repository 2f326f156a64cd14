import { Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { OrganisationLoader, PersonLoader } from '@yunqiao/identity/graphql';
import { CurrentActor, type Actor } from '@yunqiao/platform';
import { RequestLoaders, type Loaders } from '@yunqiao/platform/graphql';
import { StandingLoader } from '../session/session.loaders.js';
import { mayManage } from '../session/session.policy.js';
import { ResearchSessionType } from '../session/session.type.js';
import { AnswerCountLoader, ComingLoader, InviteLoader } from './invitation.loaders.js';
import { SessionAnswersType, SessionInviteType } from './invitation.type.js';

/** Who is invited to a session. */
@Resolver(() => ResearchSessionType)
export class SessionInvitesResolver {
  constructor(
    private readonly invitations: InviteLoader,
    private readonly counts: AnswerCountLoader,
    private readonly coming: ComingLoader,
    private readonly standings: StandingLoader,
  ) {}

  @ResolveField(() => [SessionInviteType], {
    description: 'Schools and subject groups; single people only for who manages it, and for themselves',
  })
  async invites(
    @Parent() { id }: ResearchSessionType,
    @CurrentActor() actor: Actor,
    @RequestLoaders() loaders: Loaders,
  ): Promise<SessionInviteType[]> {
    const invites = await this.invitations.load(loaders, id);
    if (mayManage(await this.standings.load(loaders, actor, id))) return invites;
    return invites.filter(({ personId }) => personId === null || personId === actor.personId);
  }

  @ResolveField(() => Int, { description: 'How many said to be coming' })
  comingCount(@Parent() { id }: ResearchSessionType, @RequestLoaders() loaders: Loaders): Promise<number> {
    return this.coming.load(loaders, id);
  }

  @ResolveField(() => SessionAnswersType, {
    nullable: true,
    description: 'For who manages it; null for everybody else',
  })
  async answers(
    @Parent() { id }: ResearchSessionType,
    @CurrentActor() actor: Actor,
    @RequestLoaders() loaders: Loaders,
  ): Promise<SessionAnswersType | null> {
    const standing = await this.standings.load(loaders, actor, id);
    return mayManage(standing) ? this.counts.load(loaders, id) : null;
  }
}

/** Names of whom an invitation reaches. */
@Resolver(() => SessionInviteType)
export class SessionInviteFieldsResolver {
  constructor(
    private readonly organisations: OrganisationLoader,
    private readonly people: PersonLoader,
  ) {}

  @ResolveField(() => String, { nullable: true })
  async schoolName(
    @Parent() { schoolId }: SessionInviteType,
    @RequestLoaders() loaders: Loaders,
  ): Promise<string | null> {
    return schoolId && (await this.organisations.get(loaders, schoolId)).name;
  }

  @ResolveField(() => String, { nullable: true })
  async personName(
    @Parent() { personId }: SessionInviteType,
    @RequestLoaders() loaders: Loaders,
  ): Promise<string | null> {
    return personId && ((await this.people.load(loaders, personId))?.displayName ?? '');
  }
}
