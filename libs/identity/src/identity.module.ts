import { Module } from '@nestjs/common';
import { ActorSource } from '@yunqiao/platform';
import { AdministratorService } from './administrator/administrator.service.js';
import { LastAdministrator } from './administrator/last-administrator.js';
import { ClassGroupService } from './class-group/class-group.service.js';
import './identity.errors.js';
import { MembershipAdministration } from './membership/membership-administration.service.js';
import { MembershipNews } from './membership/membership-news.js';
import { MembershipService } from './membership/membership.service.js';
import { OrganisationAdministration } from './organisation/organisation-administration.service.js';
import { OrganisationScope } from './organisation/organisation-scope.js';
import { OrganisationService } from './organisation/organisation.service.js';
import { PairingService } from './pairing/pairing.service.js';
import { ActivationCodes } from './password/activation-codes.js';
import { CodeSheets } from './password/code-sheets.service.js';
import { PasswordHasher } from './password/password-hasher.js';
import { PasswordService } from './password/password.service.js';
import { PeopleService } from './person/people.service.js';
import { PersonAdministration } from './person/person-administration.service.js';
import { PersonDirectory } from './person/person-directory.service.js';
import { PersonScope } from './person/person-scope.js';
import { RosterReader } from './roster/roster-reader.service.js';
import './roster/identity-sheets.js';
import { RosterService } from './roster/roster.service.js';
import { SessionActors } from './session/session-actors.js';
import { SessionCookies } from './session/session-cookies.js';
import { SessionService } from './session/session.service.js';
import { ViewerIds } from './session/viewer-ids.js';
import { SignInSlowDown } from './sign-in/sign-in-slow-down.js';
import { SignInService } from './sign-in/sign-in.service.js';
import { TryStore } from './sign-in/try-store.js';

const services = [
  ActivationCodes,
  AdministratorService,
  ClassGroupService,
  CodeSheets,
  MembershipAdministration,
  MembershipNews,
  MembershipService,
  OrganisationAdministration,
  OrganisationScope,
  OrganisationService,
  PairingService,
  PasswordHasher,
  PasswordService,
  PeopleService,
  PersonAdministration,
  PersonDirectory,
  PersonScope,
  RosterReader,
  RosterService,
  SessionActors,
  SessionCookies,
  SessionService,
  SignInService,
  SignInSlowDown,
  ViewerIds,
];

/** Who people are, where they belong, and what they may be there. */
@Module({
  providers: [...services, LastAdministrator, TryStore, { provide: ActorSource, useExisting: SessionActors }],
  exports: [...services, ActorSource],
})
export class IdentityModule {}
