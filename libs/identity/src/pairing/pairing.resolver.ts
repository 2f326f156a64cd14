import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, CurrentActor, type Actor } from '@yunqiao/platform';
import { Loaders, RequestLoaders } from '@yunqiao/platform/graphql';
import type { Organisation } from '../organisation/organisation.entity.js';
import { OrganisationLoader } from '../organisation/organisation.loader.js';
import { OrganisationType } from '../organisation/organisation.type.js';
import type { Pairing } from './pairing.entity.js';
import { CreatePairingInput, EndPairingInput, PairingPayload } from './pairing.input.js';
import { PairingService } from './pairing.service.js';
import { PairingType } from './pairing.type.js';

@Resolver(() => PairingType)
export class PairingResolver {
  constructor(
    private readonly pairings: PairingService,
    private readonly organisations: OrganisationLoader,
  ) {}

  @Mutation(() => PairingPayload, { description: 'Begins a partnership' })
  @Allow('platformAdministrator')
  async createPairing(@Args('input') input: CreatePairingInput): Promise<PairingPayload> {
    return { pairing: await this.pairings.create(input) };
  }

  @Mutation(() => PairingPayload, { description: 'Ends a partnership; both schools are told' })
  @Allow('schoolAdministrator')
  async endPairing(@CurrentActor() actor: Actor, @Args('input') input: EndPairingInput): Promise<PairingPayload> {
    return { pairing: await this.pairings.end(actor, input.pairingId, input.lastDay) };
  }

  @ResolveField(() => OrganisationType, { description: 'School that gives lessons' })
  givingSchool(@Parent() { givingSchoolId }: Pairing, @RequestLoaders() loaders: Loaders): Promise<Organisation> {
    return this.organisations.get(loaders, givingSchoolId);
  }

  @ResolveField(() => OrganisationType, { description: 'School that receives them' })
  receivingSchool(@Parent() { receivingSchoolId }: Pairing, @RequestLoaders() loaders: Loaders): Promise<Organisation> {
    return this.organisations.get(loaders, receivingSchoolId);
  }
}
