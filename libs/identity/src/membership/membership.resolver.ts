import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, CurrentActor, type Actor } from '@yunqiao/platform';
import { Loaders, RequestLoaders } from '@yunqiao/platform/graphql';
import type { ClassGroup } from '../class-group/class-group.entity.js';
import { ClassGroupLoader } from '../class-group/class-group.loader.js';
import { ClassGroupType } from '../class-group/class-group.type.js';
import type { Organisation } from '../organisation/organisation.entity.js';
import { OrganisationLoader } from '../organisation/organisation.loader.js';
import { OrganisationType } from '../organisation/organisation.type.js';
import { MembershipAdministration } from './membership-administration.service.js';
import type { Membership } from './membership.entity.js';
import { AddMembershipInput, EndMembershipInput, MembershipPayload } from './membership.input.js';
import { MembershipType } from './membership.type.js';

@Resolver(() => MembershipType)
export class MembershipResolver {
  constructor(
    private readonly administration: MembershipAdministration,
    private readonly organisations: OrganisationLoader,
    private readonly classGroups: ClassGroupLoader,
  ) {}

  @Mutation(() => MembershipPayload, { description: 'Makes somebody something in an organisation' })
  @Allow('schoolAdministrator')
  addMembership(@CurrentActor() actor: Actor, @Args('input') input: AddMembershipInput): Promise<MembershipPayload> {
    return this.administration.add(actor, input);
  }

  @Mutation(() => MembershipPayload, { description: 'Ends a membership after its last day' })
  @Allow('schoolAdministrator')
  endMembership(@CurrentActor() actor: Actor, @Args('input') input: EndMembershipInput): Promise<MembershipPayload> {
    return this.administration.end(actor, input.membershipId, input.lastDay);
  }

  @ResolveField(() => OrganisationType, { description: 'Where' })
  organisation(@Parent() { organisationId }: Membership, @RequestLoaders() loaders: Loaders): Promise<Organisation> {
    return this.organisations.get(loaders, organisationId);
  }

  @ResolveField(() => ClassGroupType, { nullable: true, description: 'Class, of students' })
  async classGroup(
    @Parent() { classGroupId }: Membership,
    @RequestLoaders() loaders: Loaders,
  ): Promise<ClassGroup | null> {
    return classGroupId ? this.classGroups.load(loaders, classGroupId) : null;
  }
}
