import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { OrganisationLoader, PersonLoader } from '@yunqiao/identity/graphql';
import { RequestLoaders, type Loaders } from '@yunqiao/platform/graphql';
import { LobbyRequestType, SessionMemberType } from './room.type.js';

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
