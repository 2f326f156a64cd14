import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access.guard.js';
import { SignatureVerifiers } from './signature-verifiers.js';

/** Closes everything that carries no mark. The identity room provides the `ActorSource`. */
@Global()
@Module({
  providers: [SignatureVerifiers, { provide: APP_GUARD, useClass: AccessGuard }],
  exports: [SignatureVerifiers],
})
export class AccessModule {}
