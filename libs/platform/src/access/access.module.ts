import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access.guard.js';
import { ActorFinder } from './actor-finder.js';
import { SignatureVerifiers } from './signature-verifiers.js';

/** Closes everything that carries no mark. The identity room provides the `ActorSource`. */
@Global()
@Module({
  providers: [ActorFinder, SignatureVerifiers, { provide: APP_GUARD, useClass: AccessGuard }],
  exports: [ActorFinder, SignatureVerifiers],
})
export class AccessModule {}
