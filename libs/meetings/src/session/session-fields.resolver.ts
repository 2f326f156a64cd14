import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { OrganisationLoader, PersonLoader } from '@yunqiao/identity/graphql';
import { CurrentActor, type Actor } from '@yunqiao/platform';
import { RequestLoaders, type Loaders } from '@yunqiao/platform/graphql';
import { InviteAnswer } from '../invitation/session-answer.entity.js';
import { SessionRole } from './session-kinds.js';
import { LOBBY_OPENS_BEFORE } from './session-life.js';
import { CoHostLoader, StandingLoader } from './session.loaders.js';
import { EntryRefusal, entryRefusal, mayLead, mayManage } from './session.policy.js';
import { ResearchSessionType, SessionPersonType } from './session.type.js';

/** Who holds a session, and what the viewer is to it. */
@Resolver(() => ResearchSessionType)
export class SessionFieldsResolver {
  constructor(
    private readonly standings: StandingLoader,
    private readonly organisations: OrganisationLoader,
    private readonly people: PersonLoader,
    private readonly leaders: CoHostLoader,
  ) {}

  @ResolveField(() => String, { description: 'Of the school or alliance that holds it' })
  async schoolName(@Parent() { schoolId }: ResearchSessionType, @RequestLoaders() loaders: Loaders): Promise<string> {
    return (await this.organisations.get(loaders, schoolId)).name;
  }

  @ResolveField(() => String)
  async hostName(@Parent() { hostPersonId }: ResearchSessionType, @RequestLoaders() loaders: Loaders): Promise<string> {
    return (await this.people.load(loaders, hostPersonId))?.displayName ?? '';
  }

  @ResolveField(() => [SessionPersonType], { description: 'Who leads it beside the host' })
  async coHosts(
    @Parent() { id }: ResearchSessionType,
    @RequestLoaders() loaders: Loaders,
  ): Promise<SessionPersonType[]> {
    const members = await this.leaders.load(loaders, id);
    return Promise.all(
      members.map(async ({ personId, schoolId }) => ({
        personId,
        displayName: (await this.people.load(loaders, personId))?.displayName ?? '',
        schoolName: (await this.organisations.get(loaders, schoolId)).name,
      })),
    );
  }

  @ResolveField(() => Date, { description: 'When the lobby opens by itself' })
  lobbyOpensAt(@Parent() { startsAt }: ResearchSessionType): Date {
    return new Date(startsAt.getTime() - LOBBY_OPENS_BEFORE);
  }

  @ResolveField(() => SessionRole, { nullable: true, description: 'Of the viewer; null for who is only invited' })
  async myRole(
    @Parent() { id }: ResearchSessionType,
    @CurrentActor() actor: Actor,
    @RequestLoaders() loaders: Loaders,
  ): Promise<SessionRole | null> {
    return (await this.standings.load(loaders, actor, id)).role;
  }

  @ResolveField(() => InviteAnswer, { nullable: true, description: 'Of the viewer' })
  async myAnswer(
    @Parent() { id }: ResearchSessionType,
    @CurrentActor() actor: Actor,
    @RequestLoaders() loaders: Loaders,
  ): Promise<InviteAnswer | null> {
    return (await this.standings.load(loaders, actor, id)).answer;
  }

  @ResolveField(() => Boolean, { description: 'Whether the viewer is asked to come' })
  async isInvited(
    @Parent() { id }: ResearchSessionType,
    @CurrentActor() actor: Actor,
    @RequestLoaders() loaders: Loaders,
  ): Promise<boolean> {
    const { isInvited, role } = await this.standings.load(loaders, actor, id);
    return isInvited || role !== null;
  }

  @ResolveField(() => Boolean, { description: 'Whether the viewer changes, announces and cancels it' })
  async mayManage(
    @Parent() { id }: ResearchSessionType,
    @CurrentActor() actor: Actor,
    @RequestLoaders() loaders: Loaders,
  ): Promise<boolean> {
    return mayManage(await this.standings.load(loaders, actor, id));
  }

  @ResolveField(() => Boolean, { description: 'Whether the viewer opens, starts, suspends and ends it' })
  async mayLead(
    @Parent() { id }: ResearchSessionType,
    @CurrentActor() actor: Actor,
    @RequestLoaders() loaders: Loaders,
  ): Promise<boolean> {
    return mayLead(await this.standings.load(loaders, actor, id));
  }

  @ResolveField(() => EntryRefusal, {
    nullable: true,
    description: 'Why the viewer cannot come in now; null when they can',
  })
  async entryRefusal(
    @Parent() session: ResearchSessionType,
    @CurrentActor() actor: Actor,
    @RequestLoaders() loaders: Loaders,
  ): Promise<EntryRefusal | null> {
    return entryRefusal(session, await this.standings.load(loaders, actor, session.id));
  }

  @ResolveField(() => Boolean, { description: 'Whether the viewer can come in now' })
  async mayEnter(
    @Parent() session: ResearchSessionType,
    @CurrentActor() actor: Actor,
    @RequestLoaders() loaders: Loaders,
  ): Promise<boolean> {
    return entryRefusal(session, await this.standings.load(loaders, actor, session.id)) === null;
  }
}
