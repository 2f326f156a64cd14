import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** Resolves when the request carries a valid signature; throws an AppError or answers false when not. */
export type SignatureVerifier = (request: FastifyRequest) => boolean | Promise<boolean>;

/** Who checks the signatures of routes marked `@Signed(name)`: a room registers its verifier in `onModuleInit`. No verifier, no entry. */
@Injectable()
export class SignatureVerifiers {
  private readonly verifiers = new Map<string, SignatureVerifier>();

  register(name: string, verifier: SignatureVerifier): void {
    if (this.verifiers.has(name)) throw new Error(`Two verifiers for signature "${name}"`);
    this.verifiers.set(name, verifier);
  }

  async verify(name: string, request: FastifyRequest): Promise<boolean> {
    return (await this.verifiers.get(name)?.(request)) === true;
  }
}
