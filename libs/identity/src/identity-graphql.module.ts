import { Module } from '@nestjs/common';
import { ClassGroupLoader, StudentCountLoader } from './class-group/class-group.loader.js';
import { ClassGroupResolver } from './class-group/class-group.resolver.js';
import { IdentityModule } from './identity.module.js';
import { AllMembershipsLoader, HoldingMembershipsLoader } from './membership/membership.loader.js';
import { MembershipResolver } from './membership/membership.resolver.js';
import { ClassGroupCountLoader, MemberCountLoader, OrganisationLoader } from './organisation/organisation.loader.js';
import { OrganisationResolver } from './organisation/organisation.resolver.js';
import { PairingLoader } from './pairing/pairing.loader.js';
import { PairingResolver } from './pairing/pairing.resolver.js';
import { CodeSheetResolver } from './password/code-sheet.resolver.js';
import { PersonLoader } from './person/person.loader.js';
import { PersonResolver } from './person/person.resolver.js';
import { RosterImportResolver } from './roster/roster.resolver.js';
import { Entrance } from './viewer/entrance.js';
import { ViewerResolver } from './viewer/viewer.resolver.js';

const loaders = [
  AllMembershipsLoader,
  ClassGroupCountLoader,
  ClassGroupLoader,
  HoldingMembershipsLoader,
  MemberCountLoader,
  OrganisationLoader,
  PairingLoader,
  PersonLoader,
  StudentCountLoader,
];

/** The operations of this room; loaders are there for the fields of upper rooms too. */
@Module({
  imports: [IdentityModule],
  providers: [
    ...loaders,
    Entrance,
    ClassGroupResolver,
    CodeSheetResolver,
    MembershipResolver,
    OrganisationResolver,
    PairingResolver,
    PersonResolver,
    RosterImportResolver,
    ViewerResolver,
  ],
  exports: loaders,
})
export class IdentityGraphqlModule {}
