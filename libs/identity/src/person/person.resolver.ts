import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, CurrentActor, type Actor, type Page } from '@yunqiao/platform';
import { Loaders, RequestLoaders } from '@yunqiao/platform/graphql';
import { IdArgs } from '../graphql/id.args.js';
import type { Membership } from '../membership/membership.entity.js';
import { AllMembershipsLoader, HoldingMembershipsLoader } from '../membership/membership.loader.js';
import { MembershipType } from '../membership/membership.type.js';
import { OrganisationLoader } from '../organisation/organisation.loader.js';
import { PersonAdministration } from './person-administration.service.js';
import { PersonDirectory } from './person-directory.service.js';
import type { Person } from './person.entity.js';
import { CreatePersonInput, PeopleArgs, PersonPayload, ResetPasswordInput, UpdatePersonInput } from './person.input.js';
import { PersonConnection, PersonType } from './person.type.js';

@Resolver(() => PersonType)
export class PersonResolver {
  constructor(
    private readonly directory: PersonDirectory,
    private readonly administration: PersonAdministration,
    private readonly organisations: OrganisationLoader,
    private readonly holding: HoldingMembershipsLoader,
    private readonly all: AllMembershipsLoader,
  ) {}

  @Query(() => PersonConnection, { description: 'People whom the viewer administers, in the order of their pinyin' })
  @Allow('schoolAdministrator')
  people(@CurrentActor() actor: Actor, @Args() args: PeopleArgs): Promise<Page<Person>> {
    return this.directory.list(actor, args, args);
  }

  @Query(() => PersonType, { description: 'One person whom the viewer administers' })
  @Allow('schoolAdministrator')
  person(@CurrentActor() actor: Actor, @Args() { id }: IdArgs): Promise<Person> {
    return this.directory.get(actor, id);
  }

  @Mutation(() => PersonPayload, { description: 'Makes an account; the activation code is shown this once' })
  @Allow('schoolAdministrator')
  createPerson(@CurrentActor() actor: Actor, @Args('input') input: CreatePersonInput): Promise<PersonPayload> {
    return this.administration.create(actor, input);
  }

  @Mutation(() => PersonPayload, { description: 'Changes, disables or enables an account' })
  @Allow('schoolAdministrator')
  async updatePerson(@CurrentActor() actor: Actor, @Args('input') input: UpdatePersonInput): Promise<PersonPayload> {
    return { person: await this.administration.update(actor, input), activationCode: null };
  }

  @Mutation(() => PersonPayload, {
    description: 'Takes the password away, signs the person out and makes a new activation code',
  })
  @Allow('schoolAdministrator')
  resetPassword(@CurrentActor() actor: Actor, @Args('input') input: ResetPasswordInput): Promise<PersonPayload> {
    return this.administration.resetPassword(actor, input.personId);
  }

  @ResolveField(() => String, { description: 'Name of the school where the account lives' })
  async schoolName(@Parent() { schoolId }: Person, @RequestLoaders() loaders: Loaders): Promise<string> {
    return (await this.organisations.get(loaders, schoolId)).name;
  }

  @ResolveField(() => Boolean, { description: 'False until the person has set a password' })
  hasPassword(@Parent() { passwordHash }: Person): boolean {
    return passwordHash !== null;
  }

  @ResolveField(() => [MembershipType], { description: 'What the person is today, or was and will be too' })
  memberships(
    @Parent() { id }: Person,
    @Args('includeEnded', { type: () => Boolean, nullable: true, defaultValue: false }) includeEnded: boolean,
    @RequestLoaders() loaders: Loaders,
  ): Promise<Membership[]> {
    return (includeEnded ? this.all : this.holding).load(loaders, id);
  }
}
