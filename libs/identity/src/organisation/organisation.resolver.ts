import { Args, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, CurrentActor, Public, type Actor, type Page } from '@yunqiao/platform';
import { RequestLoaders, Loaders } from '@yunqiao/platform/graphql';
import { IdArgs } from '../graphql/id.args.js';
import type { Pairing } from '../pairing/pairing.entity.js';
import { PairingLoader } from '../pairing/pairing.loader.js';
import { PairingType } from '../pairing/pairing.type.js';
import { OrganisationAdministration } from './organisation-administration.service.js';
import type { Organisation } from './organisation.entity.js';
import {
  CreateOrganisationInput,
  OrganisationPayload,
  OrganisationsArgs,
  SchoolOptionsArgs,
  UpdateOrganisationInput,
} from './organisation.input.js';
import { ClassGroupCountLoader, MemberCountLoader } from './organisation.loader.js';
import { OrganisationService } from './organisation.service.js';
import { OrganisationConnection, OrganisationType, SchoolOptionType } from './organisation.type.js';

@Resolver(() => OrganisationType)
export class OrganisationResolver {
  constructor(
    private readonly organisations: OrganisationService,
    private readonly administration: OrganisationAdministration,
    private readonly pairingLoader: PairingLoader,
    private readonly memberCounts: MemberCountLoader,
    private readonly classGroupCounts: ClassGroupCountLoader,
  ) {}

  @Query(() => [SchoolOptionType], {
    description: 'Public. Schools whose name, pinyin or initials match; for signing in',
  })
  @Public()
  schoolOptions(@Args() { search, first }: SchoolOptionsArgs): Promise<Organisation[]> {
    return this.organisations.findSignInOptions(search, first ?? 10);
  }

  @Query(() => OrganisationConnection, {
    name: 'organisations',
    description: 'Organisations that the viewer administers, by name',
  })
  @Allow('schoolAdministrator', 'allianceAdministrator')
  list(@CurrentActor() actor: Actor, @Args() args: OrganisationsArgs): Promise<Page<Organisation>> {
    return this.organisations.list(actor, args, args);
  }

  @Query(() => OrganisationType, { description: 'One organisation that the viewer administers' })
  @Allow('schoolAdministrator', 'allianceAdministrator')
  organisation(@CurrentActor() actor: Actor, @Args() { id }: IdArgs): Promise<Organisation> {
    return this.organisations.get(actor, id);
  }

  @Mutation(() => OrganisationPayload, { description: 'Makes an organisation' })
  @Allow('platformAdministrator')
  async createOrganisation(@Args('input') input: CreateOrganisationInput): Promise<OrganisationPayload> {
    return { organisation: await this.administration.create(input) };
  }

  @Mutation(() => OrganisationPayload, { description: 'Changes, closes or opens an organisation' })
  @Allow('platformAdministrator')
  async updateOrganisation(@Args('input') input: UpdateOrganisationInput): Promise<OrganisationPayload> {
    return { organisation: await this.administration.update(input) };
  }

  @ResolveField(() => [PairingType], { description: 'Partnerships that hold today or will begin' })
  pairings(@Parent() { id }: Organisation, @RequestLoaders() loaders: Loaders): Promise<Pairing[]> {
    return this.pairingLoader.load(loaders, id);
  }

  @ResolveField(() => Int, { description: 'people with a membership that holds today' })
  memberCount(@Parent() { id }: Organisation, @RequestLoaders() loaders: Loaders): Promise<number> {
    return this.memberCounts.load(loaders, id);
  }

  @ResolveField(() => Int, { description: 'Classes that are open' })
  classGroupCount(@Parent() { id }: Organisation, @RequestLoaders() loaders: Loaders): Promise<number> {
    return this.classGroupCounts.load(loaders, id);
  }
}
