import { Module } from '@nestjs/common';
import { ActorSource } from '@yunqiao/platform';
import { MembershipService } from './membership/membership.service.js';
import { OrganisationScope } from './organisation/organisation-scope.js';
import { OrganisationService } from './organisation/organisation.service.js';
import { ActivationCodes } from './password/activation-codes.js';
import { PasswordHasher } from './password/password-hasher.js';
import { PasswordService } from './password/password.service.js';
import { PeopleService } from './person/people.service.js';
import { SessionActors } from './session/session-actors.js';
import { SessionCookies } from './session/session-cookies.js';
import { SessionService } from './session/session.service.js';
import { ViewerIds } from './session/viewer-ids.js';
import { SignInSlowDown } from './sign-in/sign-in-slow-down.js';
import { SignInService } from './sign-in/sign-in.service.js';
import { TryStore } from './sign-in/try-store.js';

const services = [
  ActivationCodes,
  MembershipService,
  OrganisationScope,
  OrganisationService,
  PasswordHasher,
  PasswordService,
  PeopleService,
  SessionActors,
  SessionCookies,
  SessionService,
  SignInService,
  SignInSlowDown,
  ViewerIds,
];

/** Who people are, where they belong, and what they may be there. */
@Module({
  providers: [...services, TryStore, { provide: ActorSource, useExisting: SessionActors }],
  exports: [...services, ActorSource],
})
export class IdentityModule {}
