import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  Allow,
  CurrentActor,
  DuringPasswordChange,
  OptionalActor,
  Public,
  type Actor,
  type RequestContext,
} from '@yunqiao/platform';
import { Loaders, RequestLoaders } from '@yunqiao/platform/graphql';
import { Role } from '../graphql/enums.js';
import type { Membership } from '../membership/membership.entity.js';
import { HoldingMembershipsLoader } from '../membership/membership.loader.js';
import { MembershipType } from '../membership/membership.type.js';
import { OrganisationLoader } from '../organisation/organisation.loader.js';
import { PasswordService } from '../password/password.service.js';
import { PeopleService } from '../person/people.service.js';
import type { Person } from '../person/person.entity.js';
import { Entrance } from './entrance.js';
import {
  ChangePasswordInput,
  SignInInput,
  SignOutPayload,
  UpdateMyProfileInput,
  ViewerPayload,
} from './viewer.input.js';
import { mayUseStudio, rolesIn } from './viewer.rules.js';
import { ViewerType } from './viewer.type.js';

@Resolver(() => ViewerType)
export class ViewerResolver {
  constructor(
    private readonly people: PeopleService,
    private readonly entrance: Entrance,
    private readonly passwords: PasswordService,
    private readonly organisations: OrganisationLoader,
    private readonly membershipLoader: HoldingMembershipsLoader,
  ) {}

  @Query(() => ViewerType, { nullable: true, description: 'Public. Who is signed in; null when nobody is' })
  @Public()
  async viewer(@OptionalActor() actor: Actor | null): Promise<Person | null> {
    return actor ? this.people.findById(actor.personId) : null;
  }

  @Mutation(() => ViewerPayload, { description: 'Begins a session' })
  @Public()
  async signIn(@Args('input') input: SignInInput, @Context() context: RequestContext): Promise<ViewerPayload> {
    return { viewer: await this.entrance.enter(input, context) };
  }

  @Mutation(() => SignOutPayload, { description: 'Ends this session' })
  @Public()
  async signOut(@OptionalActor() actor: Actor | null, @Context() context: RequestContext): Promise<SignOutPayload> {
    await this.entrance.leave(actor, context);
    return { signedOut: true };
  }

  @Mutation(() => SignOutPayload, { description: 'Ends all sessions of the viewer, on every device' })
  @Allow('signedIn')
  @DuringPasswordChange()
  async signOutEverywhere(@CurrentActor() actor: Actor, @Context() context: RequestContext): Promise<SignOutPayload> {
    await this.entrance.leaveEverywhere(actor, context);
    return { signedOut: true };
  }

  @Mutation(() => ViewerPayload, { description: 'Sets a new password; all other sessions of the viewer end' })
  @Allow('signedIn')
  @DuringPasswordChange()
  async changePassword(
    @CurrentActor() actor: Actor,
    @Args('input') input: ChangePasswordInput,
  ): Promise<ViewerPayload> {
    await this.passwords.change(actor, input.currentPassword, input.newPassword);
    return { viewer: await this.people.me(actor) };
  }

  @Mutation(() => ViewerPayload, { description: 'Changes the own name or language' })
  @Allow('signedIn')
  async updateMyProfile(
    @CurrentActor() actor: Actor,
    @Args('input') input: UpdateMyProfileInput,
  ): Promise<ViewerPayload> {
    return { viewer: await this.people.updateProfile(actor, input) };
  }

  @ResolveField(() => String, { description: 'Name of the school where the account lives' })
  async schoolName(@Parent() { schoolId }: Person, @RequestLoaders() loaders: Loaders): Promise<string> {
    return (await this.organisations.get(loaders, schoolId)).name;
  }

  @ResolveField(() => [MembershipType], { description: 'What the viewer is today' })
  memberships(@Parent() { id }: Person, @RequestLoaders() loaders: Loaders): Promise<Membership[]> {
    return this.membershipLoader.load(loaders, id);
  }

  @ResolveField(() => [Role], { description: 'Roles of today, each once' })
  async roles(@Parent() { id }: Person, @RequestLoaders() loaders: Loaders): Promise<Role[]> {
    return rolesIn(await this.membershipLoader.load(loaders, id));
  }

  @ResolveField(() => Boolean, { description: 'may enter the studio' })
  async mayUseStudio(@Parent() { id }: Person, @RequestLoaders() loaders: Loaders): Promise<boolean> {
    return mayUseStudio(rolesIn(await this.membershipLoader.load(loaders, id)));
  }
}
