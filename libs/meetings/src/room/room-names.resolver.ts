import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { OrganisationLoader, PersonLoader } from '@yunqiao/identity/graphql';
import { RequestLoaders, type Loaders } from '@yunqiao/platform/graphql';
import { SessionEventType } from '../timeline/session-event.type.js';
import { LobbyRequestType, SessionMemberType } from './room.type.js';

/** What is shown beside the name of who said it; a stroke of ink costs no question for a name. */
const said: readonly string[] = ['chat.sent', 'moment.marked'];

/** Names of people in a session. */
@Resolver(() => SessionMemberType)
export class MemberNamesResolver {
  constructor(
    private readonly people: PersonLoader,
    private readonly organisations: OrganisationLoader,
  ) {}

  @ResolveField(() => String, { description: 'Name' })
  async displayName(@Parent() { personId }: SessionMemberType, @RequestLoaders() loaders: Loaders): Promise<string> {
    return (await this.people.load(loaders, personId))?.displayName ?? '';
  }

  @ResolveField(() => String, { description: 'Name of the school' })
  async schoolName(@Parent() { schoolId }: SessionMemberType, @RequestLoaders() loaders: Loaders): Promise<string> {
    return (await this.organisations.load(loaders, schoolId))?.name ?? '';
  }
}

/** Names of people who wait. */
@Resolver(() => LobbyRequestType)
export class LobbyNamesResolver {
  constructor(private readonly people: PersonLoader) {}

  @ResolveField(() => String, { description: 'Name' })
  async displayName(@Parent() { personId }: LobbyRequestType, @RequestLoaders() loaders: Loaders): Promise<string> {
    return (await this.people.load(loaders, personId))?.displayName ?? '';
  }
}

/** Names of those who say something in writing. */
@Resolver(() => SessionEventType)
export class SpeakerNamesResolver {
  constructor(private readonly people: PersonLoader) {}

  @ResolveField(() => String, { nullable: true, description: 'Name of who did it; of chat.sent and moment.marked' })
  async personName(
    @Parent() { kind, personId, guestName }: SessionEventType,
    @RequestLoaders() loaders: Loaders,
  ): Promise<string | null> {
    if (guestName !== null) return guestName;
    if (personId === null || !said.includes(kind)) return null;
    return (await this.people.load(loaders, personId))?.displayName ?? null;
  }
}
